package alo.ui.audit;

import alo.contract.identity.Permit;
import alo.ui.base.Sheet;
import alo.ui.client.TenantsApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriInfo;

/// Hands a sheet of the audit trail to the browser.
@Path(AuditSheetResource.PATH)
@RunOnVirtualThread
public class AuditSheetResource {
  static final String PATH = "audit-sheet";

  private final TenantsApi api;

  AuditSheetResource(TenantsApi api) {
    this.api = api;
  }

  /// The entries that the filters of the address find.
  @GET
  @RolesAllowed(Permit.AUDIT_SEE)
  public Response sheet(@Context UriInfo address) {
    return Sheet.download("audit-trail", address, api::auditSheet);
  }
}
