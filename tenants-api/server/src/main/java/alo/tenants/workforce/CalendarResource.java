package alo.tenants.workforce;

import alo.contract.audit.AuditAct;
import alo.contract.calendar.CalendarView;
import alo.contract.id.CalendarId;
import alo.contract.identity.Permit;
import alo.contract.tenant.Page;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Working-time calendars over HTTP.
@Path("/api/v1/calendars")
@RunOnVirtualThread
@RolesAllowed(Permit.CALENDARS_CHANGE)
public class CalendarResource {
  @Inject Calendars calendars;
  @Inject CalendarFeeds feeds;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page by name.
  @GET
  @RolesAllowed(Permit.CALENDARS_SEE)
  public Page<CalendarView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return calendars.list(limit, cursor);
  }

  /// Makes a calendar.
  @POST
  @ResponseStatus(201)
  public CalendarView create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, CalendarView.@Nullable Draft body) {
    CalendarView.Draft draft = Check.body(body);
    CalendarView calendar =
        idempotency.once(
            key,
            "calendars",
            draft,
            CalendarView.class,
            () ->
                audit.creates(
                    AuditAct.CALENDAR_CREATE,
                    CalendarView::id,
                    () -> calendars.create(current.tenant(), draft)));
    return calendar;
  }

  /// One calendar.
  @GET
  @Path("/{id}")
  @RolesAllowed(Permit.CALENDARS_SEE)
  public CalendarView get(@PathParam("id") String id) {
    return calendars.get(new CalendarId(id));
  }

  /// Changes a calendar; the edges go by it at once.
  @PUT
  @Path("/{id}")
  @Transactional
  public CalendarView change(@PathParam("id") String id, CalendarView.@Nullable Draft body) {
    CalendarView.Draft draft = Check.body(body);
    CalendarId calendar = new CalendarId(id);
    return audit.changes(
        AuditAct.CALENDAR_CHANGE,
        calendar,
        () -> calendars.awaited(current.tenant(), calendar),
        () -> calendars.change(current.tenant(), calendar, draft));
  }

  /// Removes a calendar that no flow goes by.
  @DELETE
  @Path("/{id}")
  @Transactional
  public void delete(@PathParam("id") String id) {
    CalendarId calendar = new CalendarId(id);
    audit.removes(
        AuditAct.CALENDAR_DELETE,
        calendar,
        () -> calendars.awaited(current.tenant(), calendar),
        () -> calendars.delete(current.tenant(), calendar));
  }

  /// The address under which other programs read the calendar, if one was given out.
  @GET
  @Path("/{id}/feed")
  public CalendarView.Feed feed(@PathParam("id") String id) {
    return feeds.get(current.tenant(), new CalendarId(id));
  }

  /// Gives out another address; the one before is no longer good.
  @POST
  @Path("/{id}/feed")
  @Transactional
  public CalendarView.Feed renewFeed(@PathParam("id") String id) {
    CalendarId calendar = new CalendarId(id);
    return audit.does(
        AuditAct.CALENDAR_RENEW_FEED, calendar, () -> feeds.renew(current.tenant(), calendar));
  }
}
