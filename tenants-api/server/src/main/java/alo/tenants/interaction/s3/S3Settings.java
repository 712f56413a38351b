package alo.tenants.interaction.s3;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// How the object store is reached.
@ConfigMapping(prefix = "alo.s3")
public interface S3Settings {
  /// Address of the object store.
  @WithDefault("http://127.0.0.1:8333")
  String endpoint();

  /// Id of the key to the object store.
  Optional<String> accessKey();

  /// The key to the object store.
  Optional<String> secretKey();

  /// Bucket of the recordings.
  @WithDefault("alo-recordings")
  String bucket();

  /// Region that requests are signed for.
  @WithDefault("us-east-1")
  String region();
}
