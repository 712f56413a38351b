package alo.edge.recording;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/// The object store.
@ConfigMapping(prefix = "alo.s3")
public interface StoreSettings {
  /// Address of the object store.
  @WithDefault("http://127.0.0.1:8333")
  URI endpoint();

  /// Region of the store; any word for stores that have none.
  @WithDefault("local")
  String region();

  /// The bucket of recordings.
  @WithDefault("alo-recordings")
  String bucket();

  /// Access key to the store; without one recordings stay in the spool.
  Optional<String> accessKey();

  /// Secret key to the store.
  Optional<String> secretKey();
}
