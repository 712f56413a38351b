package alo.tenants.interaction;

import alo.contract.audit.AuditAct;
import alo.contract.edge.EventEnvelope;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import alo.contract.interaction.CallRecord;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Check;
import alo.tenants.workforce.Sights;
import alo.wire.token.CurrentTenant;
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

/// Calls over HTTP. Who sees his own sees those that rang him, who sees his department's those that
/// rang somebody of it; others are not there for him.
@Path("/api/v1/interactions")
@RunOnVirtualThread
@RolesAllowed({Permit.CALLS_SEE_OWN, Permit.CALLS_SEE_DEPARTMENT, Permit.CALLS_SEE})
public class InteractionResource {
  @Inject Interactions interactions;
  @Inject CurrentTenant current;
  @Inject Sights sights;
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
    Interactions.Filter filter = filter(from, to, agent, queue, phone);
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
    Interactions.Filter filter = filter(from, to, agent, queue, phone);
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

  private Interactions.Filter filter(
      @Nullable String from,
      @Nullable String to,
      @Nullable String agent,
      @Nullable String queue,
      @Nullable String phone) {
    AgentId asked = agent == null ? null : new AgentId(agent);
    if (asked != null
        && sights.myWhose(Sight.CALLS) == Whose.OWN
        && !asked.value().equals(current.user())) {
      throw new RejectedException(ProblemCode.FORBIDDEN, "Agents see their own calls");
    }
    return new Interactions.Filter(
        sights.mine(Sight.CALLS),
        Check.moment(from),
        Check.moment(to),
        asked,
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

  private CallRecord visible(InteractionId id) {
    CallRecord call = interactions.get(current.tenant(), id);
    if (!Interactions.isSeen(call, sights.mine(Sight.CALLS))) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no call " + id);
    }
    return call;
  }
}
