package alo.ui.supervisor;

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

/// Hands a sheet of calls to the browser.
@Path(CallSheetResource.PATH)
@RunOnVirtualThread
public class CallSheetResource {
  static final String PATH = "call-sheet";

  private final TenantsApi api;

  CallSheetResource(TenantsApi api) {
    this.api = api;
  }

  /// The calls that the filters of the address find.
  @GET
  @RolesAllowed(Permit.CALLS_EXPORT)
  public Response sheet(@Context UriInfo address) {
    return Sheet.download("calls", address, api::callSheet);
  }
}
