package alo.tenants.number;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How numbers go from one tenant to another.
@ConfigMapping(prefix = "alo.numbers")
public interface NumberSettings {
  /// Days for which a number that was given back goes to nobody but the tenant who had it.
  @WithDefault("90")
  int quarantineDays();
}
