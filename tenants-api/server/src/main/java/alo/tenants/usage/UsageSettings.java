package alo.tenants.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// Where billing is.
@ConfigMapping(prefix = "alo.billing")
public interface UsageSettings {
  /// Address of billing.
  @WithDefault("http://127.0.0.1:8082")
  String url();

  /// How often what is due is sent; an ended call is on the bill after about this time.
  @WithDefault("1s")
  String every();
}
