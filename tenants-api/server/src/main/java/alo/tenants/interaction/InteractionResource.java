package alo.tenants.interaction;

import alo.contract.audit.AuditAct;
import alo.contract.edge.EventEnvelope;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.interaction.CallRecord;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Check;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.OutputStreamWriter;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// Calls over HTTP. Who may see his own sees those that rang him; others are not there for him.
@Path("/api/v1/interactions")
@RunOnVirtualThread
@RolesAllowed({Permit.CALLS_SEE_OWN, Permit.CALLS_SEE})
public class InteractionResource {
  @Inject Interactions interactions;
  @Inject CurrentTenant current;
  @Inject SecurityIdentity identity;
  @Inject CallSheets sheets;
  @Inject Audit audit;

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
    Interactions.Filter filter = visible(filter(from, to, agent, queue, phone));
    return interactions.list(current.tenant(), filter, limit, cursor);
  }

  /// The calls that the same filters find, of those that one sees, as CSV for a spreadsheet
  /// program, newest first, at most 50,000; times in the tenant's zone. Cells that such a program
  /// would run begin with `'`.
  @GET
  @Path("/export")
  @Produces("text/csv")
  @RolesAllowed(Permit.CALLS_EXPORT)
  public Response export(
      @QueryParam("from") @Nullable String from,
      @QueryParam("to") @Nullable String to,
      @QueryParam("agent") @Nullable String agent,
      @QueryParam("queue") @Nullable String queue,
      @QueryParam("phone") @Nullable String phone) {
    Interactions.Filter filter = visible(filter(from, to, agent, queue, phone));
    TenantId tenant = current.tenant();
    sheets.refuseTooLong(tenant, filter);
    StreamingOutput written =
        audit.does(
            AuditAct.CALL_EXPORT,
            "calls",
            () ->
                out ->
                    sheets.write(
                        tenant, filter, new OutputStreamWriter(out, StandardCharsets.UTF_8)));
    return Response.ok(written)
        .type("text/csv;charset=UTF-8")
        .header("Content-Disposition", "attachment; filename=\"calls.csv\"")
        .header("Cache-Control", "private, no-store")
        .build();
  }

  private static Interactions.Filter filter(
      @Nullable String from,
      @Nullable String to,
      @Nullable String agent,
      @Nullable String queue,
      @Nullable String phone) {
    return new Interactions.Filter(
        Check.moment(from),
        Check.moment(to),
        agent == null ? null : new AgentId(agent),
        queue == null ? null : new QueueId(queue),
        phone == null ? null : new E164(phone.replace(' ', '+')));
  }

  /// One call with every leg and time.
  @GET
  @Path("/{id}")
  public CallRecord get(@PathParam("id") String id) {
    InteractionId call = new InteractionId(id);
    return audit.looks(AuditAct.CALL_READ, call, () -> visible(call));
  }

  /// A page of what happened in it, in order.
  @GET
  @Path("/{id}/events")
  public Page<EventEnvelope> events(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    InteractionId call = new InteractionId(id);
    return audit.looks(
        AuditAct.CALL_READ,
        call,
        () -> interactions.events(current.tenant(), visible(call).id(), limit, cursor));
  }

  private Interactions.Filter visible(Interactions.Filter asked) {
    if (seesAll()) {
      return asked;
    }
    AgentId self = new AgentId(current.user());
    if (asked.agent() != null && !asked.agent().equals(self)) {
      throw new RejectedException(ProblemCode.FORBIDDEN, "Agents see their own calls");
    }
    return new Interactions.Filter(asked.from(), asked.to(), self, asked.queue(), asked.phone());
  }

  private CallRecord visible(InteractionId id) {
    CallRecord call = interactions.get(current.tenant(), id);
    if (!seesAll() && !Interactions.isOf(call, new AgentId(current.user()))) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no call " + id);
    }
    return call;
  }

  private boolean seesAll() {
    return identity.hasRole(Permit.CALLS_SEE);
  }
}
