/// The object store behind the port of `interaction`; the only importer of the AWS SDK.
///
/// Owns: [S3ObjectStore]. May use: the AWS SDK. Not here: encryption (`platform.tink`).
@NullMarked
package alo.tenants.interaction.s3;

import org.jspecify.annotations.NullMarked;
