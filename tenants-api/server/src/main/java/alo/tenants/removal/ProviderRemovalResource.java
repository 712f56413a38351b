package alo.tenants.removal;

import alo.contract.tenant.Page;
import alo.contract.tenant.TenantView;
import alo.tenants.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// What was removed of tenants that are deleted.
@Path("/api/v1/provider/removals")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class ProviderRemovalResource {
  @Inject RemovalReports reports;

  /// A page, newest first.
  @GET
  public Page<TenantView.Removal> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return reports.list(limit, cursor);
  }
}
