# The region that serves Hanoi. Only what exists is here: its store of recordings.

provider "aws" {
  region = var.region
}

variable "region" {
  description = "Cloud region nearest to the edges of Hanoi."
  type        = string
  default     = "ap-southeast-1"
}

module "recordings_store" {
  source = "../../modules/recordings-store"
  bucket = "alo-recordings-hanoi"
}
