package alo.tenants.prober;

import alo.contract.isolation.IsolationRound;
import alo.contract.tenant.Page;
import alo.tenants.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// The rounds in which canary tenants attack each other.
@Path("/api/v1/provider/isolation")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class ProviderIsolationResource {
  @Inject Rounds rounds;

  /// A page, newest first.
  @GET
  public Page<IsolationRound> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return rounds.list(limit, cursor);
  }
}
