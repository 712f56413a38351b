package alo.edge.asterisk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// The PBX's manager interface, on the edge's address.
@ConfigMapping(prefix = "alo.edge.ami")
public interface AmiSettings {
  /// Its port.
  @WithDefault("5038")
  int port();

  /// Its user.
  @WithDefault("edge")
  String user();

  /// Its secret; without one nothing connects.
  Optional<String> secret();
}
