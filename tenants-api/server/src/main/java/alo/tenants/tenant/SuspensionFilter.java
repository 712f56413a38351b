package alo.tenants.tenant;

import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.TenantState;
import alo.tenants.identity.Roles;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// A suspended tenant may still ask who it is, and nothing else.
final class SuspensionFilter {
  @Inject SecurityIdentity identity;
  @Inject CurrentTenant current;
  @Inject Tenants tenants;

  @ServerRequestFilter
  void refuseSuspended(ContainerRequestContext request) {
    if (identity.isAnonymous()
        || identity.hasRole(Roles.PROVIDER)
        || request.getUriInfo().getPath().equals("/api/v1/me")) {
      return;
    }
    boolean suspended =
        current
            .findTenant()
            .flatMap(tenants::find)
            .map(t -> t.state() == TenantState.SUSPENDED)
            .orElse(false);
    if (suspended) {
      throw new RejectedException(
          ProblemCode.TENANT_SUSPENDED, "Expected an active account, but it is suspended");
    }
  }
}
