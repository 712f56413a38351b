package alo.edge.asterisk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// The PBX's manager interface, on the edge's address.
@ConfigMapping(prefix = "alo.edge.ami")
public interface AmiSettings {
  /// Port of the PBX's manager interface.
  @WithDefault("5038")
  int port();

  /// User of the manager interface.
  @WithDefault("edge")
  String user();

  /// That user's secret; without one nothing connects.
  Optional<String> secret();
}
