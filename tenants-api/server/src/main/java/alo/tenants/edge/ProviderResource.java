package alo.tenants.edge;

import alo.contract.tenant.Page;
import alo.contract.tenant.TenantView;
import alo.tenants.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;

/// The provider's view of edges.
@Path("/api/v1/provider")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class ProviderResource {
  @Inject Edges edges;

  /// All edges; there are few.
  @GET
  @Path("/edges")
  public Page<TenantView.EdgeView> edges() {
    return new Page<>(edges.list(), null);
  }
}
