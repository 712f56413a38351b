package alo.tenants.prober;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// How the canaries attack each other.
@ConfigMapping(prefix = "alo.prober")
public interface ProberSettings {
  /// How often a round of attacks begins, among all processes together; `off` for never.
  @WithDefault("5m")
  String every();

  /// Requests of a round in a second at most, so that it is in nobody's way.
  @WithDefault("10")
  int requestsPerSecond();

  /// Address at which the API is attacked. Without it, this program's own port.
  Optional<String> url();
}
