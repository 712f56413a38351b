package alo.tenants.workforce;

import alo.contract.id.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.PermitAll;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jboss.resteasy.reactive.ResponseHeader;

/// Calendars for other calendar programs. They can not log in, so the address itself is the key; it
/// is given out whole and can be renewed, which is why the public description does not build it.
@Path("/api/v1/calendar-feeds")
@RunOnVirtualThread
@PermitAll
public class CalendarFeedResource {
  @Inject CalendarFeeds feeds;

  /// The file; NOT_FOUND for an address that was never given out, or is no longer good.
  @GET
  @Path("/{tenant}/{secret}")
  @Produces("text/calendar;charset=UTF-8")
  @ResponseHeader(name = "Cache-Control", value = "private")
  @Operation(hidden = true)
  public String file(@PathParam("tenant") String tenant, @PathParam("secret") String secret) {
    return feeds.file(new TenantId(tenant), secret);
  }
}
