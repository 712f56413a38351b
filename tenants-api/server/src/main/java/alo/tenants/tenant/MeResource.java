package alo.tenants.tenant;

import alo.contract.agent.AgentView;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permission;
import alo.contract.identity.Permit;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Me;
import alo.tenants.identity.Roles;
import alo.tenants.identity.SecondFactors;
import alo.tenants.identity.TenantRoles;
import alo.tenants.workforce.Agents;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.Authenticated;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import java.util.Arrays;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Who is signed in.
@Path("/api/v1/me")
@RunOnVirtualThread
@Authenticated
public class MeResource {
  @Inject CurrentTenant current;
  @Inject SecurityIdentity identity;
  @Inject Tenants tenants;
  @Inject Agents agents;

  /// The person of the token, with what he may do in his tenant.
  @GET
  @Transactional
  public Me me() {
    boolean provider = identity.hasRole(Roles.PROVIDER);
    Optional<TenantId> id = current.findTenant();
    if (id.isEmpty() && provider) {
      return new Me(
          current.user(), current.name(), current.email(), null, null, null, Set.of(), true, null);
    }
    Tenants.Profile tenant =
        tenants
            .find(current.tenant())
            .orElseThrow(
                () -> new RejectedException(ProblemCode.NOT_FOUND, "There is no such tenant"));
    AgentId self = new AgentId(current.user());
    if (Boolean.TRUE.equals(identity.getAttribute(TenantRoles.SECOND_FACTOR_NEEDED))) {
      throw SecondFactors.needed();
    }
    Optional<AgentView> member = agents.find(self);
    if (member.map(AgentView::locked).orElse(false)) {
      throw new RejectedException(
          ProblemCode.USER_LOCKED, "Expected somebody who is not locked; ask an administrator");
    }
    agents.seen(self);
    Set<String> permissions = held();
    return new Me(
        current.user(),
        member.map(AgentView::name).orElse(current.name()),
        current.email(),
        tenant.id(),
        tenant.name(),
        permissions.contains(Permit.CALLS_TAKE) ? self : null,
        permissions,
        provider,
        tenant.zone(),
        tenant.standing());
  }

  private Set<String> held() {
    return Arrays.stream(Permission.values())
        .map(Permission::word)
        .filter(identity::hasRole)
        .collect(Collectors.toCollection(TreeSet::new));
  }
}
