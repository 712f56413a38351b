package alo.tenants.tenant;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// What a new tenant begins with.
@ConfigMapping(prefix = "alo.tenant")
public interface TenantSettings {
  /// IANA zone of a new tenant's times.
  @WithDefault("Asia/Ho_Chi_Minh")
  String zone();

  /// Calling code of a new tenant's country, without plus.
  @WithDefault("84")
  String country();

  /// Days between the closing of a tenant and the deletion of its data.
  @WithDefault("30")
  int graceDays();
}
