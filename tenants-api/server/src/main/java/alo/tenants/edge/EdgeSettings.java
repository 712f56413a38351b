package alo.tenants.edge;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// The edges that may connect.
@ConfigMapping(prefix = "alo.edge")
public interface EdgeSettings {
  /// Edges and their keys, as `edge1:KEY,edge2:KEY`.
  @WithDefault("")
  String list();

  /// How long an edge may take to answer a relayed command, in milliseconds.
  @WithDefault("5000")
  long relayMillisMax();
}
