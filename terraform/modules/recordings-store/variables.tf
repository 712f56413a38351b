variable "bucket" {
  description = "Name of the bucket, unique in the world, e.g. alo-recordings-hanoi."
  type        = string
  validation {
    condition     = can(regex("^[a-z0-9][a-z0-9-]{2,62}$", var.bucket))
    error_message = "Expected 3 to 63 lower-case letters, digits or hyphens."
  }
}
