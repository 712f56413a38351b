package alo.tenants.tenant;

import alo.contract.audit.AuditAct;
import alo.contract.id.TenantId;
import alo.contract.tenant.Page;
import alo.contract.tenant.TenantView;
import alo.tenants.identity.Audit;
import alo.tenants.identity.Roles;
import alo.tenants.platform.Check;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// The provider's view of tenants, and what he does to them. Each act stands in the tenant's trail
/// and in the provider's own.
@Path("/api/v1/provider/tenants")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class ProviderTenantResource {
  private static final int REASON_LENGTH_MAX = 300;
  private static final int NAME_LENGTH_MAX = 200;

  @Inject Tenants tenants;
  @Inject Audit audit;

  /// A page of tenants by id.
  @GET
  public Page<TenantView> tenants(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return tenants.list(limit, cursor);
  }

  /// Lets no call of a tenant in or out any more; its people read their data, and the reason.
  @POST
  @Path("/{id}/suspend")
  public TenantView suspend(@PathParam("id") String id, TenantView.@Nullable Move body) {
    String reason = reason(body);
    TenantId tenant = new TenantId(id);
    return audit.provides(
        tenant, AuditAct.TENANT_SUSPEND, reason, () -> tenants.suspend(tenant, reason));
  }

  /// As a suspension, and its data is deleted after the days of grace.
  @POST
  @Path("/{id}/close")
  public TenantView close(@PathParam("id") String id, TenantView.@Nullable Move body) {
    String reason = reason(body);
    TenantId tenant = new TenantId(id);
    return audit.provides(
        tenant, AuditAct.TENANT_CLOSE, reason, () -> tenants.close(tenant, reason));
  }

  /// Deletes a tenant with all that it has, without days of grace and for good; what goes when is
  /// told by the list of removals. Bills stay, as the law asks.
  @POST
  @Path("/{id}/delete")
  @ResponseStatus(202)
  public TenantView delete(@PathParam("id") String id, TenantView.@Nullable Deletion body) {
    TenantView.Deletion deletion = Check.body(body);
    new Check()
        .line("/reason", deletion.reason(), 1, REASON_LENGTH_MAX)
        .line("/name", deletion.name(), 1, NAME_LENGTH_MAX)
        .done();
    TenantId tenant = new TenantId(id);
    return audit.ends(
        tenant,
        AuditAct.TENANT_DELETE,
        deletion.reason(),
        () -> tenants.delete(tenant, deletion.reason(), deletion.name()));
  }

  /// Ends a suspension, or takes a closing back.
  @POST
  @Path("/{id}/resume")
  public TenantView resume(@PathParam("id") String id) {
    TenantId tenant = new TenantId(id);
    return audit.provides(tenant, AuditAct.TENANT_RESUME, null, () -> tenants.resume(tenant));
  }

  private static String reason(TenantView.@Nullable Move body) {
    String reason = Check.body(body).reason();
    new Check().line("/reason", reason, 1, REASON_LENGTH_MAX).done();
    return reason;
  }
}
