package alo.edge.recording;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.util.Optional;

/// The object store.
@ConfigMapping(prefix = "alo.s3")
public interface StoreSettings {
  /// Its address.
  @WithDefault("http://127.0.0.1:8333")
  URI endpoint();

  /// Its region; any word for stores that have none.
  @WithDefault("local")
  String region();

  /// The bucket of recordings.
  @WithDefault("alo-recordings")
  String bucket();

  /// Access key; without one recordings stay in the spool.
  Optional<String> accessKey();

  /// Secret key.
  Optional<String> secretKey();
}
