package alo.ui.supervisor;

import alo.contract.identity.Permit;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import jakarta.ws.rs.core.UriInfo;
import java.io.InputStream;
import java.util.Objects;

/// Hands a sheet of calls to the browser, which can not show the control plane a token. The filters
/// are the control plane's to check.
@Path(CallSheetResource.PATH)
@RunOnVirtualThread
public class CallSheetResource {
  static final String PATH = "call-sheet";

  private final TenantsApi api;

  CallSheetResource(TenantsApi api) {
    this.api = api;
  }

  /// The calls that the filters of the address find, as CSV; a refusal in words, since it comes to
  /// stand on a page of its own.
  @GET
  @RolesAllowed(Permit.CALLS_EXPORT)
  public Response sheet(@Context UriInfo address) {
    String query = Objects.requireNonNullElse(address.getRequestUri().getRawQuery(), "");
    try {
      InputStream calls = api.callSheet(query);
      StreamingOutput copied =
          out -> {
            try (calls) {
              calls.transferTo(out);
            }
          };
      return Response.ok(copied)
          .type("text/csv;charset=UTF-8")
          .header("Content-Disposition", "attachment; filename=\"calls.csv\"")
          .header("Cache-Control", "private, no-store")
          .build();
    } catch (Refused e) {
      return Response.status(e.problem().status())
          .type("text/plain;charset=UTF-8")
          .entity(Objects.requireNonNullElse(e.problem().detail(), e.problem().title()))
          .build();
    }
  }
}
