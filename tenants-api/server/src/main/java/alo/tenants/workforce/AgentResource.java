package alo.tenants.workforce;

import alo.contract.agent.AgentView;
import alo.contract.audit.AuditAct;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permit;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.Language;
import alo.tenants.identity.Audit;
import alo.tenants.identity.People;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import alo.wire.token.CurrentTenant;
import io.quarkus.narayana.jta.QuarkusTransaction;
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
import java.util.Set;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// People of a tenant over HTTP.
@Path("/api/v1/agents")
@RunOnVirtualThread
@RolesAllowed(Permit.AGENTS_CHANGE)
public class AgentResource {
  private static final String OPERATION = "agents";

  @Inject Agents agents;
  @Inject People people;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page by extension.
  @GET
  @RolesAllowed(Permit.AGENTS_SEE)
  public Page<AgentView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return agents.list(limit, cursor);
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
                    .orElseGet(() -> invited(key, current.tenant(), draft)));
    return agent;
  }

  /// One person.
  @GET
  @Path("/{id}")
  @RolesAllowed(Permit.AGENTS_SEE)
  @Transactional
  public AgentView get(@PathParam("id") String id) {
    return agents.get(new AgentId(id));
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

  private AgentView invited(@Nullable String key, TenantId tenant, AgentView.Draft draft) {
    Language language = QuarkusTransaction.requiringNew().call(() -> checked(tenant, draft));
    return people.joined(
        tenant,
        draft.name(),
        draft.email(),
        language,
        new People.Entry<>() {
          @Override
          public AgentView enter(AgentId user) {
            return idempotency.once(
                key,
                OPERATION,
                draft,
                AgentView.class,
                () ->
                    audit.creates(
                        AuditAct.AGENT_CREATE,
                        AgentView::id,
                        () -> agents.enter(tenant, user, draft)));
          }

          @Override
          public void takeBack(AgentId user) {
            QuarkusTransaction.requiringNew()
                .run(
                    () -> {
                      audit.removes(
                          AuditAct.AGENT_WITHDRAW,
                          user,
                          () -> agents.get(user),
                          () -> agents.withdraw(tenant, user));
                      idempotency.forget(key, OPERATION);
                    });
          }
        });
  }

  /// Refuses what can be seen to fail before anything is done outside; the language to invite in.
  private Language checked(TenantId tenant, AgentView.Draft draft) {
    agents.check(draft);
    agents.refuseBeyond(Set.of(), draft.sets());
    if (agents.hasExtension(draft.extension())) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "Expected a free extension, but %s is taken".formatted(draft.extension()));
    }
    return agents.language(tenant);
  }
}
