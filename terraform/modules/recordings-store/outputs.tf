output "bucket" {
  description = "Goes to the servers as ALO_S3_BUCKET."
  value       = aws_s3_bucket.recordings.bucket
}

output "edge_policy_arn" {
  description = "Attach to the identity of each edge of the region."
  value       = aws_iam_policy.edge.arn
}
