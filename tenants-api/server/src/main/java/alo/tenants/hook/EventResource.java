package alo.tenants.hook;

import alo.contract.audit.AuditAct;
import alo.contract.hook.EventStream;
import alo.contract.hook.EventType;
import alo.contract.identity.Permit;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Paging;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The event stream over HTTP.
@Path("/api/v1/events")
@RunOnVirtualThread
@RolesAllowed(Permit.EVENTS_READ)
public class EventResource {
  /// A reader comes back every few seconds, and calls hold numbers of customers.
  private static final Duration LOOK = Duration.ofHours(1);

  @Inject PublicEvents events;
  @Inject CurrentTenant current;
  @Inject Audit audit;

  /// What happened behind a place in the stream. It answers at once, also with nothing.
  ///
  /// @param types names with commas between, e.g. `call.offered,call.ended`; all if absent
  @GET
  public EventStream read(
      @QueryParam("after") @Nullable String after,
      @QueryParam("types") @Nullable String types,
      @QueryParam("limit") @Nullable Integer limit) {
    EventStream stream =
        events.read(current.tenant(), sequence(after), types(types), Paging.limit(limit));
    if (!stream.events().isEmpty()) {
      audit.looked(AuditAct.EVENTS_READ, "events", LOOK);
    }
    return stream;
  }

  private static @Nullable Long sequence(@Nullable String text) {
    try {
      return text == null || text.isEmpty() ? null : Long.valueOf(text);
    } catch (NumberFormatException _) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST, "Expected after to be the last sequence that you have seen");
    }
  }

  private static Set<EventType> types(@Nullable String list) {
    Set<EventType> types = EnumSet.noneOf(EventType.class);
    if (list == null || list.isBlank()) {
      return types;
    }
    for (String word : list.split(",", -1)) {
      types.add(
          EventType.of(word.strip())
              .filter(EventType::isPublished)
              .orElseThrow(
                  () ->
                      new RejectedException(
                          ProblemCode.INVALID_REQUEST,
                          "Expected types to be names of events, e.g. call.ended")));
    }
    return types;
  }
}
