/// The object store over S3. The only importer of the AWS SDK.
///
/// Owns: [S3ObjectStore]. May use: `recording`. Not here: encryption, retries of whole recordings.
@NullMarked
package alo.edge.recording.s3;

import org.jspecify.annotations.NullMarked;
