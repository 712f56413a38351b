package alo.tenants.workforce;

import alo.contract.agent.AgentImport;
import alo.contract.agent.AgentView;
import alo.contract.audit.AuditAct;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.identity.Sight;
import alo.contract.tenant.Page;
import alo.tenants.identity.Audit;
import alo.tenants.identity.People;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.function.Supplier;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// People of a tenant over HTTP.
@Path("/api/v1/agents")
@RunOnVirtualThread
@RolesAllowed(Permit.AGENTS_CHANGE)
public class AgentResource {
  private static final String OPERATION = "agents";

  @Inject Agents agents;
  @Inject Invitations invitations;
  @Inject AgentImports imports;
  @Inject Resets resets;
  @Inject Sights sights;
  @Inject People people;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page by extension, of those whom one sees.
  @GET
  @RolesAllowed({Permit.AGENTS_SEE_OWN, Permit.AGENTS_SEE_DEPARTMENT, Permit.AGENTS_SEE})
  public Page<AgentView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return agents.list(current.tenant(), sights.mine(Sight.AGENTS), limit, cursor);
  }

  /// Makes a person of the tenant and invites him by mail.
  @POST
  @ResponseStatus(201)
  public AgentView create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, AgentView.@Nullable Draft body) {
    AgentView.Draft draft = Check.body(body);
    AgentView agent =
        people.alone(
            String.valueOf(draft.email()),
            () ->
                idempotency
                    .earlier(key, OPERATION, draft, AgentView.class)
                    .orElseGet(
                        () -> invitations.invite(current.tenant(), draft, under(key, draft))));
    return agent;
  }

  /// Invites the people of a sheet: CSV in UTF-8 with a head in English or Vietnamese (`name`,
  /// `mail`, `extension`, `permissions`, and maybe `queues` and `department`). Lines with mistakes
  /// are told and left out; who is here already is left as he is, so that the mended sheet can be
  /// sent whole.
  ///
  /// @param dryRun only looks
  @POST
  @Path("/imports")
  @Consumes("text/csv")
  public AgentImport invite(
      @HeaderParam(Idempotency.HEADER) @Nullable String key,
      @QueryParam("dryRun") @DefaultValue("false") boolean dryRun,
      byte @Nullable [] sheet) {
    byte[] given = sheet == null ? new byte[0] : sheet;
    if (dryRun) {
      return imports.look(given);
    }
    return imports.invite(current.tenant(), key, given);
  }

  /// One person, of those whom one sees.
  @GET
  @Path("/{id}")
  @RolesAllowed({Permit.AGENTS_SEE_OWN, Permit.AGENTS_SEE_DEPARTMENT, Permit.AGENTS_SEE})
  @Transactional
  public AgentView get(@PathParam("id") String id) {
    return agents.get(sights.mine(Sight.AGENTS), new AgentId(id));
  }

  /// Changes a person.
  @PUT
  @Path("/{id}")
  @Transactional
  public AgentView change(@PathParam("id") String id, AgentView.@Nullable Draft body) {
    AgentView.Draft draft = Check.body(body);
    AgentId agent = new AgentId(id);
    return audit.changes(
        AuditAct.AGENT_CHANGE,
        agent,
        () -> agents.awaited(current.tenant(), agent),
        () -> agents.change(current.tenant(), agent, draft));
  }

  /// Removes a person.
  @DELETE
  @Path("/{id}")
  @Transactional
  public void delete(@PathParam("id") String id) {
    AgentId agent = new AgentId(id);
    audit.removes(
        AuditAct.AGENT_DELETE,
        agent,
        () -> agents.awaited(current.tenant(), agent),
        () -> agents.delete(current.tenant(), agent));
  }

  /// Locks a person: his pages, requests, feeds, telephone and log-ins end, and whom he talks with
  /// is the next in his queue.
  @POST
  @Path("/{id}/lock")
  @RolesAllowed(Permit.AGENTS_LOCK)
  @Transactional
  public AgentView lock(@PathParam("id") String id, AgentView.@Nullable Lock body) {
    String reason = Check.body(body).reason();
    new Check().line("/reason", reason, 1, AgentView.Lock.REASON_LENGTH_MAX).done();
    return entered(AuditAct.AGENT_LOCK, new AgentId(id), true, reason);
  }

  /// Lets a person in again, who has to log in.
  @POST
  @Path("/{id}/unlock")
  @RolesAllowed(Permit.AGENTS_LOCK)
  @Transactional
  public AgentView unlock(@PathParam("id") String id) {
    return entered(AuditAct.AGENT_UNLOCK, new AgentId(id), false, null);
  }

  /// Lets a person set up his log-in anew: by a mail with a link for another password, or without
  /// the second factor that he has. Of somebody who logs in to other companies too the latter is
  /// refused: his log-in is theirs as well.
  @POST
  @Path("/{id}/reset")
  public void reset(@PathParam("id") String id, AgentView.@Nullable Reset body) {
    AgentView.Reset.What what = Check.body(body).what();
    new Check().present("/what", what).done();
    resets.reset(current.tenant(), new AgentId(id), what);
  }

  /// What the audit trail keeps of a lock.
  private record Standing(boolean locked, @Nullable String reason) {}

  private AgentView entered(AuditAct act, AgentId id, boolean locked, @Nullable String reason) {
    TenantId tenant = current.tenant();
    audit.changes(
        act,
        id,
        () -> new Standing(agents.awaited(tenant, id).locked(), null),
        () -> {
          agents.lock(tenant, id, locked, new AgentId(current.user()));
          return new Standing(locked, reason);
        });
    return agents.get(id);
  }

  /// The tenant's own key beside the mail address: a request that is repeated gets its answer.
  private Invitations.Keeping under(@Nullable String key, AgentView.Draft draft) {
    return new Invitations.Keeping() {
      @Override
      public AgentView once(Supplier<AgentView> enter) {
        return idempotency.once(key, OPERATION, draft, AgentView.class, enter);
      }

      @Override
      public void forget() {
        idempotency.forget(key, OPERATION);
      }
    };
  }
}
