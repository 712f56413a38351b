package alo.tenants.workforce;

import alo.contract.agent.AgentView;
import alo.contract.agent.AgentView.Role;
import alo.contract.id.AgentId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.Language;
import alo.tenants.identity.Identities;
import alo.tenants.platform.Check;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.Sql;
import alo.tenants.queue.Queues;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The people of the tenant in whose schema the transaction works.
@ApplicationScoped
public class Agents {
  /// People of a tenant at most.
  public static final int AGENTS_MAX = 5_000;

  private static final Pattern EXTENSION = Pattern.compile("[0-9]{2,6}");
  private static final int QUEUES_OF_AGENT_MAX = 200;

  @Inject Identities identities;
  @Inject Publications publications;
  @Inject Queues queues;
  @Inject InstantSource clock;
  @Inject Database database;
  @Inject Event<AgentChanged> changes;

  /// A line of the agents' board is another, or is gone.
  ///
  /// @param queues that he serves or served
  /// @param shown whether he still takes calls
  public record AgentChanged(TenantId tenant, AgentId agent, Set<QueueId> queues, boolean shown) {}

  /// Enters a person whom the identity provider already knows.
  public AgentView enter(TenantId tenant, AgentId id, AgentView.Draft draft) {
    check(draft);
    if (AgentEntity.count() >= AGENTS_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED, "Expected at most %d people".formatted(AGENTS_MAX));
    }
    if (AgentEntity.findById(id.value()) != null) {
      throw new RejectedException(
          ProblemCode.CONFLICT, "Expected a new person, but %s is here".formatted(draft.email()));
    }
    AgentEntity agent = new AgentEntity();
    agent.id = id.value();
    agent.invited = true;
    agent.createdAt = clock.instant();
    agent.take(draft);
    agent.persistAndFlush();
    publications.changed(tenant);
    changed(tenant, agent, Set.of(), false);
    return agent.toContract();
  }

  /// Changes a person. The mail address is his name at the identity provider and stays.
  public AgentView change(TenantId tenant, AgentId id, AgentView.Draft draft) {
    check(draft);
    // First of all, because it makes changes of one tenant wait for each other: two admins who
    // take the other's role at once must not both succeed.
    publications.changed(tenant);
    AgentEntity agent = entity(id);
    Set<QueueId> before = agent.served();
    boolean wasShown = agent.isShown();
    if (!agent.email.equalsIgnoreCase(draft.email())) {
      throw new RejectedException(
          ProblemCode.CONFLICT, "Expected the same mail address, but it is another person's");
    }
    boolean wasAdmin = agent.roles.contains(Role.TENANT_ADMIN.name());
    if (wasAdmin && !draft.roles().contains(Role.TENANT_ADMIN)) {
      anotherAdmin(id);
    }
    agent.take(draft);
    Panache.getEntityManager().flush();
    changed(tenant, agent, before, wasShown);
    return agent.toContract();
  }

  /// Removes a person from the tenant; his calls keep his id.
  public void delete(TenantId tenant, AgentId id) {
    publications.changed(tenant);
    AgentEntity agent = entity(id);
    if (agent.roles.contains(Role.TENANT_ADMIN.name())) {
      anotherAdmin(id);
    }
    remove(tenant, agent);
    identities.removeMember(tenant, id);
  }

  /// Takes out whom [#enter] has just entered, because he could not be invited.
  public void withdraw(TenantId tenant, AgentId id) {
    publications.changed(tenant);
    remove(tenant, entity(id));
  }

  /// The person; NOT_FOUND if there is none.
  public AgentView get(AgentId id) {
    return entity(id).toContract();
  }

  /// The person, if he is one of the tenant.
  public Optional<AgentView> find(AgentId id) {
    return AgentEntity.<AgentEntity>findByIdOptional(id.value()).map(AgentEntity::toContract);
  }

  /// He has logged in.
  public void seen(AgentId id) {
    AgentEntity.update("invited = false where id = ?1 and invited", id.value());
  }

  /// A page by extension.
  public Page<AgentView> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<AgentEntity> rows =
        AgentEntity.<AgentEntity>find("extension > ?1 order by extension", Paging.after(cursor))
            .range(0, size)
            .list();
    return Paging.of(rows, size, a -> a.extension, AgentEntity::toContract);
  }

  /// All of them, for a configuration.
  public List<AgentView> all() {
    return AgentEntity.<AgentEntity>find("order by id").stream()
        .map(AgentEntity::toContract)
        .toList();
  }

  /// Whether somebody has this extension.
  public boolean hasExtension(String extension) {
    return AgentEntity.count("extension", extension) > 0;
  }

  /// In which language the tenant writes to its people.
  public Language language(TenantId tenant) {
    return database
        .call(
            c ->
                Sql.find(
                    c,
                    "select language from control.tenant where id = ?",
                    row -> Language.valueOf(row.getString(1)),
                    tenant))
        .orElseThrow();
  }

  /// Refuses a draft with all its mistakes, before anything is done outside.
  public void check(AgentView.Draft draft) {
    Check check =
        new Check()
            .line("/name", draft.name(), 1, 120)
            .email("/email", draft.email())
            .that(
                draft.extension() != null && EXTENSION.matcher(draft.extension()).matches(),
                "/extension",
                "extension",
                "Expected 2 to 6 digits")
            .list("/roles", draft.roles(), Role.values().length)
            .list("/queues", draft.queues(), QUEUES_OF_AGENT_MAX);
    check.done();
    check.that(!draft.roles().isEmpty(), "/roles", "missing", "Expected at least one role");
    for (QueueId queue : draft.queues()) {
      check.that(queues.exists(queue), "/queues", "unknown-queue", "There is no queue " + queue);
    }
    check.done();
  }

  private void remove(TenantId tenant, AgentEntity agent) {
    Set<QueueId> before = agent.served();
    agent.delete();
    Panache.getEntityManager().flush();
    if (agent.isShown()) {
      changes.fire(new AgentChanged(tenant, new AgentId(agent.id), before, false));
    }
  }

  private void changed(TenantId tenant, AgentEntity agent, Set<QueueId> before, boolean wasShown) {
    Set<QueueId> queues = new HashSet<>(before);
    queues.addAll(agent.served());
    if (wasShown || agent.isShown()) {
      changes.fire(new AgentChanged(tenant, new AgentId(agent.id), queues, agent.isShown()));
    }
  }

  private static void anotherAdmin(AgentId but) {
    if (AgentEntity.count("array_contains(roles, 'TENANT_ADMIN') and id <> ?1", but.value()) == 0) {
      throw new RejectedException(
          ProblemCode.CONFLICT, "Expected another tenant-admin, but this is the last one");
    }
  }

  private static AgentEntity entity(AgentId id) {
    AgentEntity found = AgentEntity.findById(id.value());
    if (found == null) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no agent " + id);
    }
    return found;
  }
}
