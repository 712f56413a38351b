package alo.edge.asterisk;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// FastAGI: the PBX asks what a caller is to hear.
@ConfigMapping(prefix = "alo.edge.agi")
public interface AgiSettings {
  /// Port of FastAGI on the edge's address.
  @WithDefault("4573")
  int port();

  /// Most sessions at the same time: callers in menus.
  @WithDefault("2000")
  int sessionsMax();
}
