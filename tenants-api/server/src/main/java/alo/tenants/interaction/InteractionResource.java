package alo.tenants.interaction;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.interaction.CallRecord;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.identity.Roles;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Calls over HTTP. An agent sees those that rang him; another's is not there for him.
@Path("/api/v1/interactions")
@RunOnVirtualThread
@RolesAllowed({Roles.AGENT, Roles.SUPERVISOR, Roles.TENANT_ADMIN})
public class InteractionResource {
  @Inject Interactions interactions;
  @Inject CurrentTenant current;
  @Inject SecurityIdentity identity;

  /// A page, newest first.
  ///
  /// @param from begun at or after
  /// @param to begun before
  @GET
  public Page<CallRecord> list(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("agent") @Nullable String agent,
      @QueryParam("queue") @Nullable String queue,
      @QueryParam("phone") @Nullable String phone,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    AgentId asked = agent == null ? null : new AgentId(agent);
    if (!seesAll()) {
      AgentId self = new AgentId(current.user());
      if (asked != null && !asked.equals(self)) {
        throw new RejectedException(ProblemCode.FORBIDDEN, "Agents see their own calls");
      }
      asked = self;
    }
    return interactions.list(
        current.tenant(),
        new Interactions.Filter(
            moment(from),
            moment(to),
            asked,
            queue == null ? null : new QueueId(queue),
            phone == null ? null : new E164(phone.replace(' ', '+'))),
        limit,
        cursor);
  }

  /// One call with every leg and time.
  @GET
  @Path("/{id}")
  public CallRecord get(@PathParam("id") String id) {
    return visible(new InteractionId(id));
  }

  /// Everything that happened in it, in order.
  @GET
  @Path("/{id}/events")
  public List<EventEnvelope> events(@PathParam("id") String id) {
    return interactions.events(current.tenant(), visible(new InteractionId(id)).id());
  }

  private CallRecord visible(InteractionId id) {
    CallRecord call = interactions.get(current.tenant(), id);
    if (!seesAll() && !Interactions.isOf(call, new AgentId(current.user()))) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no call " + id);
    }
    return call;
  }

  private boolean seesAll() {
    return identity.hasRole(Roles.SUPERVISOR) || identity.hasRole(Roles.TENANT_ADMIN);
  }

  private static @Nullable Instant moment(@Nullable String text) {
    try {
      return text == null || text.isBlank() ? null : Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST, "Expected a moment like 2026-11-22T03:00:00Z");
    }
  }
}
