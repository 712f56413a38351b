package alo.tenants.edge;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.contract.audit.AuditAct;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.identity.Sight;
import alo.contract.interaction.CallRecord;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.DialString;
import alo.tenants.identity.Audit;
import alo.tenants.identity.TenantRoles;
import alo.tenants.interaction.Interactions;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import alo.tenants.tenant.Tenants;
import alo.tenants.workforce.Agents;
import alo.tenants.workforce.Seen;
import alo.tenants.workforce.Sights;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.Set;
import java.util.UUID;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Calls over HTTP: what the agent's screen does, for programs. The edge decides and answers.
@Path("/api/v1/calls")
@RunOnVirtualThread
@RolesAllowed({Permit.CALLS_TAKE, Permit.CALLS_CONTROL})
public class CallResource {
  @Inject Relays relays;
  @Inject Tenants tenants;
  @Inject Agents agents;
  @Inject Interactions interactions;
  @Inject CurrentTenant current;
  @Inject SecurityIdentity identity;
  @Inject Sights sights;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A call to place.
  ///
  /// @param agent for whom; oneself unless given, somebody else only with `calls.control`, and by
  ///     people only one of those whose calls they see
  public record Placing(@Nullable AgentId agent, DialString to) {}

  /// The call that was placed.
  public record Placed(@Nullable InteractionId call) {}

  /// A page of the calls that are going on and that one sees, oldest first.
  @GET
  @RolesAllowed({Permit.CALLS_SEE_OWN, Permit.CALLS_SEE_DEPARTMENT, Permit.CALLS_SEE})
  public Page<CallRecord> live(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return interactions.live(current.tenant(), sights.mine(Sight.CALLS), limit, cursor);
  }

  /// Places a call for an agent. The key is the request's id at the edge, which places it once.
  @POST
  @RolesAllowed({Permit.CALLS_PLACE, Permit.CALLS_CONTROL})
  @ResponseStatus(202)
  public Placed place(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, @Nullable Placing body) {
    Placing placing = Check.body(body);
    new Check().present("/to", placing.to()).done();
    AgentId self = new AgentId(current.user());
    AgentId agent = placing.agent() == null ? self : placing.agent();
    if (!agent.equals(self) && !identity.hasRole(Permit.CALLS_CONTROL)) {
      throw new RejectedException(ProblemCode.FORBIDDEN, "Expected a call for yourself");
    }
    agents.get(agent.equals(self) ? new Seen.Everybody() : controlled(), agent);
    InteractionId call =
        send(
            idempotency.bound(key, "calls/" + current.user(), placing),
            agent,
            null,
            new AgentSocketMessage.Dial(placing.to()));
    if (!agent.equals(self)) {
      // The key is there: without it nothing was placed.
      audit.done(AuditAct.CALL_PLACE, call == null ? agent : call, String.valueOf(key));
    }
    return new Placed(call);
  }

  /// Customer to music.
  @POST
  @Path("/{id}/hold")
  public void hold(
      @PathParam("id") String id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
    command(id, key, AuditAct.CALL_HOLD, new AgentSocketMessage.Hold());
  }

  /// Customer back.
  @POST
  @Path("/{id}/resume")
  public void resume(
      @PathParam("id") String id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
    command(id, key, AuditAct.CALL_RESUME, new AgentSocketMessage.Resume());
  }

  /// Ends the call.
  @POST
  @Path("/{id}/hang-up")
  public void hangUp(
      @PathParam("id") String id, @HeaderParam(Idempotency.HEADER) @Nullable String key) {
    command(id, key, AuditAct.CALL_HANG_UP, new AgentSocketMessage.HangUp());
  }

  private void command(String id, @Nullable String key, AuditAct act, FromAgent command) {
    CallRecord call = interactions.get(current.tenant(), new InteractionId(id));
    AgentId self = new AgentId(current.user());
    // Whom the call only rang may see it, and it is not his.
    if (call.agent() == null || !self.equals(call.agent()) && !controlled().sees(call.agent())) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "You have no call " + id);
    }
    String request = key == null ? UUID.randomUUID().toString() : Idempotency.key(key);
    // One key for two things done to a call, or to two calls, is two requests.
    String what = command.getClass().getSimpleName() + "/" + call.id() + "/";
    send(what + request, call.agent(), call.id(), command);
    if (!self.equals(call.agent())) {
      audit.done(act, call.id(), request);
    }
  }

  /// Of whom others' calls are controlled: of nobody without the permission, by people as far as
  /// they see calls, so that who sees less never controls more; by programs, which only dial, all.
  private Seen controlled() {
    if (!identity.hasRole(Permit.CALLS_CONTROL)) {
      return new Seen.Only(Set.of());
    }
    boolean program = Boolean.TRUE.equals(identity.getAttribute(TenantRoles.PROGRAM));
    return program ? new Seen.Everybody() : sights.mine(Sight.CALLS);
  }

  private @Nullable InteractionId send(
      String key, AgentId agent, @Nullable InteractionId call, FromAgent command) {
    TenantId tenant = current.tenant();
    return relays
        .send(
            tenants.get(tenant).homeEdge(),
            tenant,
            agent,
            tenant + "/" + current.user() + "/" + key,
            call,
            command)
        .orElse(null);
  }
}
