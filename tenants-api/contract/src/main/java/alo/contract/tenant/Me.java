package alo.contract.tenant;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The signed-in person.
///
/// @param tenant null for the provider's people
/// @param agent null if the person takes no calls for the tenant
/// @param permissions words of what he may do in the tenant (see `Permission`, of which a newer
///     program may know more); empty for the provider's people
/// @param provider whether the person works for the provider
/// @param zone the tenant's IANA zone, in which its times are shown; null for the provider's people
/// @param standing why the tenant is not active, null if it is
public record Me(
    String user,
    String name,
    String email,
    @Nullable TenantId tenant,
    @Nullable String tenantName,
    @Nullable AgentId agent,
    Set<String> permissions,
    boolean provider,
    @Nullable String zone,
    TenantView.@Nullable Standing standing) {

  /// Of a tenant that is active.
  public Me(
      String user,
      String name,
      String email,
      @Nullable TenantId tenant,
      @Nullable String tenantName,
      @Nullable AgentId agent,
      Set<String> permissions,
      boolean provider,
      @Nullable String zone) {
    this(user, name, email, tenant, tenantName, agent, permissions, provider, zone, null);
  }

  /// Without a zone.
  public Me(
      String user,
      String name,
      String email,
      @Nullable TenantId tenant,
      @Nullable String tenantName,
      @Nullable AgentId agent,
      Set<String> permissions,
      boolean provider) {
    this(user, name, email, tenant, tenantName, agent, permissions, provider, null, null);
  }
}
