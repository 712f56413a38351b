package alo.contract.tenant;

import alo.contract.agent.AgentView.Role;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The signed-in person.
///
/// @param tenant null for the provider's people
/// @param agent null if the person is no agent of the tenant
/// @param provider whether the person works for the provider
/// @param zone the tenant's IANA zone, in which its times are shown; null for the provider's people
public record Me(
    String user,
    String name,
    String email,
    @Nullable TenantId tenant,
    @Nullable String tenantName,
    @Nullable AgentId agent,
    Set<Role> roles,
    boolean provider,
    @Nullable String zone) {

  /// Without a zone.
  public Me(
      String user,
      String name,
      String email,
      @Nullable TenantId tenant,
      @Nullable String tenantName,
      @Nullable AgentId agent,
      Set<Role> roles,
      boolean provider) {
    this(user, name, email, tenant, tenantName, agent, roles, provider, null);
  }
}
