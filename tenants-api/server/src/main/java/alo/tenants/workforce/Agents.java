package alo.tenants.workforce;

import alo.contract.agent.AgentView;
import alo.contract.id.AgentId;
import alo.contract.id.DepartmentId;
import alo.contract.id.PermissionSetId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.Language;
import alo.tenants.identity.Identities;
import alo.tenants.identity.LogOuts;
import alo.tenants.identity.PermissionSets;
import alo.tenants.identity.PermissionSets.PermissionSetChanged;
import alo.tenants.platform.Check;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.queue.Queues;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The people of the tenant in whose schema the transaction works.
@ApplicationScoped
public class Agents {
  /// People of a tenant at most.
  public static final int AGENTS_MAX = 5_000;

  private static final Pattern EXTENSION = Pattern.compile("[0-9]{2,6}");
  private static final int QUEUES_OF_AGENT_MAX = 200;
  private static final PermissionSetId DIRECTOR = BuiltInSet.DIRECTOR.id();

  @Inject Identities identities;
  @Inject Publications publications;
  @Inject Queues queues;
  @Inject PermissionSets sets;
  @Inject Departments departments;
  @Inject InstantSource clock;
  @Inject Database database;
  @Inject LogOuts logOuts;
  @Inject Placings placings;
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
    // First of all, because it makes changes of one tenant wait for each other: two directors who
    // take the other's permissions at once must not both succeed.
    publications.changed(tenant);
    AgentEntity agent = entity(id);
    Set<QueueId> before = agent.served();
    Set<PermissionSetId> had = agent.held();
    boolean wasShown = isShown(agent);
    if (!agent.email.equalsIgnoreCase(draft.email())) {
      throw new RejectedException(
          ProblemCode.CONFLICT, "Expected the same mail address, but it is another person's");
    }
    placings.refuseBeyond(agent.toContract(), draft);
    if (had.contains(DIRECTOR) && !draft.sets().contains(DIRECTOR)) {
      anotherDirector(id);
    }
    agent.take(draft);
    Panache.getEntityManager().flush();
    sets.refuseOwnLoss(tenant);
    changed(tenant, agent, before, wasShown);
    return agent.toContract();
  }

  /// Locks a person, who may do nothing from then on, or lets him in again.
  ///
  /// @param by who does it: nobody locks himself
  public void lock(TenantId tenant, AgentId id, boolean locked, AgentId by) {
    publications.changed(tenant);
    AgentEntity agent = entity(id);
    Set<PermissionSetId> had = agent.held();
    placings.refuseBeyond(had, Set.of());
    if (locked && id.equals(by)) {
      throw conflict("/id", "own-lock", "Expected somebody else, but nobody locks himself");
    }
    if (locked && had.contains(DIRECTOR)) {
      anotherDirector(id);
    }
    boolean wasShown = isShown(agent);
    agent.locked = locked;
    Panache.getEntityManager().flush();
    changed(tenant, agent, Set.of(), wasShown);
    if (locked) {
      logOuts.want(tenant, id);
    } else {
      logOuts.spare(tenant, id);
    }
  }

  /// Refuses to touch the log-in of somebody who may do what the asker may not.
  public void refuseReset(AgentId id) {
    placings.refuseBeyond(entity(id).held(), Set.of());
  }

  /// Removes a person from the tenant; his calls keep his id.
  public void delete(TenantId tenant, AgentId id) {
    publications.changed(tenant);
    AgentEntity agent = entity(id);
    Set<PermissionSetId> had = agent.held();
    placings.refuseBeyond(had, Set.of());
    if (had.contains(DIRECTOR)) {
      anotherDirector(id);
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

  /// The person; NOT_FOUND if there is none who is seen.
  public AgentView get(Seen seen, AgentId id) {
    if (!seen.sees(id)) {
      throw missing(id);
    }
    return get(id);
  }

  /// The person as he stays until the caller's transaction ends; call it before anything has read
  /// him.
  public AgentView awaited(TenantId tenant, AgentId id) {
    publications.awaitTurn(tenant);
    return get(id);
  }

  /// The person, if he is one of the tenant.
  public Optional<AgentView> find(AgentId id) {
    return AgentEntity.<AgentEntity>findByIdOptional(id.value()).map(AgentEntity::toContract);
  }

  /// He has logged in.
  public void seen(AgentId id) {
    AgentEntity.update("invited = false where id = ?1 and invited", id.value());
  }

  /// A page by extension, of those who are seen.
  public Page<AgentView> list(
      TenantId tenant, Seen seen, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    String after = Paging.after(cursor);
    List<AgentEntity> found =
        switch (seen) {
          case Seen.Everybody _ ->
              AgentEntity.<AgentEntity>find("extension > ?1 order by extension", after)
                  .range(0, size)
                  .list();
          case Seen.Only only ->
              AgentEntity.list("id in ?1 order by extension", page(tenant, only, after, size + 1));
        };
    return Paging.of(found, size, a -> a.extension, AgentEntity::toContract);
  }

  /// By an array, since there may be thousands of whom somebody sees.
  private List<String> page(TenantId tenant, Seen.Only seen, String after, int size) {
    return database.call(
        c ->
            Sql.list(
                c,
                "select id from %s.agent where extension > ? and id = any (?)"
                        .formatted(TenantSchemas.name(tenant))
                    + " order by extension limit ?",
                row -> row.getString(1),
                after,
                seen.people(),
                size));
  }

  /// All of them, for a configuration.
  public List<AgentView> all() {
    return AgentEntity.<AgentEntity>find("order by id").stream()
        .map(AgentEntity::toContract)
        .toList();
  }

  /// Which of these permissions who has, or would have if he were not locked; people with none of
  /// them are left out.
  public Map<AgentId, Set<String>> permitted(TenantId tenant, Set<String> words) {
    Map<AgentId, Set<String>> permitted = new HashMap<>();
    database
        .call(
            c ->
                Sql.list(
                    c,
                    "select agent, permission from %s.agent_holds where permission = any (?)"
                        .formatted(TenantSchemas.name(tenant)),
                    row -> Map.entry(new AgentId(row.getString(1)), row.getString(2)),
                    List.copyOf(words)))
        .forEach(
            may ->
                permitted.computeIfAbsent(may.getKey(), _ -> new TreeSet<>()).add(may.getValue()));
    return permitted;
  }

  /// Who has this mail address here, if somebody has.
  public Optional<AgentId> find(String email) {
    return AgentEntity.<AgentEntity>find("lower(email) = ?1", email.toLowerCase(Locale.ROOT))
        .firstResultOptional()
        .map(agent -> new AgentId(agent.id));
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
            .list("/sets", draft.sets(), PermissionSets.SETS_MAX)
            .list("/queues", draft.queues(), QUEUES_OF_AGENT_MAX);
    check.done();
    check.that(!draft.sets().isEmpty(), "/sets", "missing", "Expected at least one set");
    for (PermissionSetId set : draft.sets()) {
      check.that(sets.exists(set), "/sets", "unknown-set", "There is no permission set " + set);
    }
    for (QueueId queue : draft.queues()) {
      check.that(queues.exists(queue), "/queues", "unknown-queue", "There is no queue " + queue);
    }
    DepartmentId place = draft.department();
    check.that(
        place == null || departments.exists(place),
        "/department",
        "unknown-department",
        "There is no department " + place);
    check.done();
  }

  private void remove(TenantId tenant, AgentEntity agent) {
    Set<QueueId> before = agent.served();
    boolean wasShown = isShown(agent);
    agent.delete();
    Panache.getEntityManager().flush();
    if (wasShown) {
      changes.fire(new AgentChanged(tenant, new AgentId(agent.id), before, false));
    }
  }

  private void changed(TenantId tenant, AgentEntity agent, Set<QueueId> before, boolean wasShown) {
    Set<QueueId> queues = new HashSet<>(before);
    queues.addAll(agent.served());
    boolean isShown = isShown(agent);
    if (wasShown || isShown) {
      changes.fire(new AgentChanged(tenant, new AgentId(agent.id), queues, isShown));
    }
  }

  /// Whoever has a set that lets him take calls now, or does not any more, comes to the board or
  /// leaves it.
  void setChanged(@Observes PermissionSetChanged change) {
    placings.refuseBeyond(
        change, () -> holding(change.set()).stream().map(AgentEntity::toContract).toList());
    boolean took = change.before().contains(Permission.CALLS_TAKE);
    if (took != change.after().contains(Permission.CALLS_TAKE)) {
      for (AgentEntity agent : holding(change.set())) {
        changed(change.tenant(), agent, Set.of(), took);
      }
    }
  }

  private boolean isShown(AgentEntity agent) {
    return !agent.locked && sets.held(agent.held()).contains(Permission.CALLS_TAKE);
  }

  private static List<AgentEntity> holding(PermissionSetId set) {
    return AgentEntity.list("?1 member of sets", set.value());
  }

  private static void anotherDirector(AgentId but) {
    if (holding(DIRECTOR).stream().allMatch(a -> a.locked || a.id.equals(but.value()))) {
      throw conflict(
          "/sets", "last-director", "Expected another director, but this is the last one");
    }
  }

  private static RejectedException conflict(String place, String code, String detail) {
    return new RejectedException(
        Problem.of(ProblemCode.CONFLICT, detail, List.of(new Problem.At(place, code, detail))));
  }

  private static AgentEntity entity(AgentId id) {
    AgentEntity found = AgentEntity.findById(id.value());
    if (found == null) {
      throw missing(id);
    }
    return found;
  }

  private static RejectedException missing(AgentId id) {
    return new RejectedException(ProblemCode.NOT_FOUND, "There is no agent " + id);
  }
}
