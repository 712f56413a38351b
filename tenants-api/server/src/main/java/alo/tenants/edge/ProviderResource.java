package alo.tenants.edge;

import alo.contract.audit.AuditAct;
import alo.contract.id.TenantId;
import alo.contract.tenant.Page;
import alo.contract.tenant.TenantState;
import alo.contract.tenant.TenantView;
import alo.tenants.identity.Audit;
import alo.tenants.identity.Roles;
import alo.tenants.tenant.Tenants;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// The provider's view of tenants and edges.
@Path("/api/v1/provider")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class ProviderResource {
  @Inject Tenants tenants;
  @Inject Edges edges;
  @Inject Audit audit;

  /// A page of tenants by id.
  @GET
  @Path("/tenants")
  public Page<TenantView> tenants(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return tenants.list(limit, cursor);
  }

  /// Lets no call of a tenant in or out any more.
  @POST
  @Path("/tenants/{id}/suspend")
  public TenantView suspend(@PathParam("id") String id) {
    TenantId tenant = new TenantId(id);
    return audit.does(
        tenant,
        AuditAct.TENANT_SUSPEND,
        tenant,
        () -> tenants.move(tenant, TenantState.ACTIVE, TenantState.SUSPENDED));
  }

  /// Ends a suspension.
  @POST
  @Path("/tenants/{id}/resume")
  public TenantView resume(@PathParam("id") String id) {
    TenantId tenant = new TenantId(id);
    return audit.does(
        tenant,
        AuditAct.TENANT_RESUME,
        tenant,
        () -> tenants.move(tenant, TenantState.SUSPENDED, TenantState.ACTIVE));
  }

  /// All edges; there are few.
  @GET
  @Path("/edges")
  public Page<TenantView.EdgeView> edges() {
    return new Page<>(edges.list(), null);
  }
}
