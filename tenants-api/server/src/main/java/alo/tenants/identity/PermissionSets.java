package alo.tenants.identity;

import alo.contract.id.PermissionSetId;
import alo.contract.id.TenantId;
import alo.contract.identity.Givable;
import alo.contract.identity.Permission;
import alo.contract.identity.PermissionSetView;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.tenants.platform.Check;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.token.CurrentTenant;
import io.quarkus.hibernate.orm.panache.Panache;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// The sets of permissions of the tenant in whose schema the transaction works.
@ApplicationScoped
public class PermissionSets {
  /// Sets of a tenant at most, with the built-in ones.
  public static final int SETS_MAX = 100;

  /// The database's rule that holds names apart.
  private static final String NAMES_DIFFER = "permission_set_name";

  /// Without these nobody gives permissions.
  private static final Set<Permission> HANDS =
      EnumSet.of(Permission.PERMISSIONS_CHANGE, Permission.AGENTS_CHANGE);

  /// Built-in sets first, then by name.
  private static final String PLACE = "case when builtIn then '0' else '1' end || lower(name)";

  @Inject Publications publications;
  @Inject RandomIds ids;
  @Inject SecurityIdentity identity;
  @Inject CurrentTenant current;
  @Inject Database database;
  @Inject Event<PermissionSetChanged> changes;

  /// What a set holds is other than it was.
  public record PermissionSetChanged(
      TenantId tenant, PermissionSetId set, Set<Permission> before, Set<Permission> after) {}

  /// Makes a set.
  public PermissionSetView create(TenantId tenant, PermissionSetView.Draft draft) {
    check(draft);
    refuseBeyond(draft.permissions());
    if (PermissionSetEntity.count() >= SETS_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED, "Expected at most %d sets".formatted(SETS_MAX));
    }
    PermissionSetEntity set = new PermissionSetEntity();
    set.id = ids.next("ps");
    set.take(draft);
    set.persist();
    flush(draft);
    return set.toContract();
  }

  /// Changes a set; whoever has it may do the other things at once.
  public PermissionSetView change(
      TenantId tenant, PermissionSetId id, PermissionSetView.Draft draft) {
    check(draft);
    // First of all: changes of who may do what wait for each other, as those of people do.
    publications.changed(tenant);
    PermissionSetEntity set = own(id);
    Set<Permission> before = set.held();
    Set<Permission> touched = EnumSet.copyOf(draft.permissions());
    touched.removeAll(before);
    before.stream().filter(p -> !draft.permissions().contains(p)).forEach(touched::add);
    refuseBeyond(touched);
    set.take(draft);
    flush(draft);
    refuseOwnLoss(tenant);
    changes.fire(new PermissionSetChanged(tenant, id, before, set.held()));
    return set.toContract();
  }

  /// Removes a set that nobody has.
  public void delete(TenantId tenant, PermissionSetId id) {
    publications.changed(tenant);
    PermissionSetEntity set = own(id);
    if (set.people > 0) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "Expected a set that nobody has, but %d people have it".formatted(set.people));
    }
    set.delete();
    Panache.getEntityManager().flush();
  }

  /// The set; NOT_FOUND if there is none.
  public PermissionSetView get(PermissionSetId id) {
    return entity(id).toContract();
  }

  /// The set as it stays until the caller's transaction ends; call it before anything has read it.
  public PermissionSetView awaited(TenantId tenant, PermissionSetId id) {
    publications.awaitTurn(tenant);
    return get(id);
  }

  /// A page, built-in sets first, then by name.
  public Page<PermissionSetView> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<PermissionSetEntity> rows =
        PermissionSetEntity.<PermissionSetEntity>find(
                PLACE + " > ?1 order by " + PLACE, Paging.after(cursor))
            .range(0, size)
            .list();
    return Paging.of(
        rows,
        size,
        s -> (s.builtIn ? "0" : "1") + s.name.toLowerCase(Locale.ROOT),
        PermissionSetEntity::toContract);
  }

  /// Whether there is such a set.
  public boolean exists(PermissionSetId id) {
    return PermissionSetEntity.count("id", id.value()) > 0;
  }

  /// What somebody with these sets may do.
  public Set<Permission> held(Collection<PermissionSetId> sets) {
    Set<Permission> held = EnumSet.noneOf(Permission.class);
    if (!sets.isEmpty()) {
      PermissionSetEntity.<PermissionSetEntity>list(
              "id in ?1", sets.stream().map(PermissionSetId::value).toList())
          .forEach(set -> held.addAll(set.held()));
    }
    return held;
  }

  /// Nobody gives to people or takes from them what he may not do himself; see [Givable].
  public void refuseBeyond(Set<Permission> touched) {
    refuseBeyond(touched, Givable.toPeople(mine()));
  }

  /// As [#refuseBeyond], of what programs may do.
  void refuseProgramBeyond(Set<Permission> touched) {
    refuseBeyond(touched, Givable.toPrograms(mine()));
  }

  /// At this moment: the request's own roles are those of when its first bytes came, and what he
  /// gave away while the rest was on its way he can not give any more.
  private Set<Permission> mine() {
    return MayNow.of(database, current);
  }

  private static void refuseBeyond(Set<Permission> touched, Set<Permission> givable) {
    List<String> beyond =
        touched.stream().filter(p -> !givable.contains(p)).map(Permission::word).toList();
    if (!beyond.isEmpty()) {
      throw new RejectedException(
          ProblemCode.FORBIDDEN,
          "Expected permissions that you have yourself, and as wide, but you lack "
              + String.join(", ", beyond));
    }
  }

  /// Nobody takes from himself, by mistake, what he would need to take it back: somebody else does
  /// that. Call it when the change is written.
  public void refuseOwnLoss(TenantId tenant) {
    List<String> left =
        database.call(
            c ->
                Sql.list(
                    c,
                    "select permission from %s.agent_may where agent = ?"
                        .formatted(TenantSchemas.name(tenant)),
                    row -> row.getString(1),
                    current.user()));
    for (Permission hand : HANDS) {
      if (identity.hasRole(hand.word()) && !left.contains(hand.word())) {
        String detail =
            "Expected that you keep %s yourself; let somebody else take it from you"
                .formatted(hand.word());
        throw new RejectedException(
            Problem.of(
                ProblemCode.CONFLICT,
                detail,
                List.of(new Problem.At("/permissions", "own-loss", detail))));
      }
    }
  }

  private static void check(PermissionSetView.Draft draft) {
    Check check =
        new Check()
            .line("/name", draft.name(), 1, PermissionSetView.Draft.NAME_LENGTH_MAX)
            .list("/permissions", draft.permissions(), Permission.values().length);
    check.done();
    acts(check, draft.permissions());
  }

  /// Refuses none at all, and what lacks something that it needs.
  static void acts(Check check, Set<Permission> permissions) {
    check.that(
        !permissions.isEmpty(), "/permissions", "missing", "Expected at least one permission");
    for (Permission permission : permissions) {
      for (Permission needed : permission.needs()) {
        check.that(
            permissions.contains(needed),
            "/permissions",
            "needs",
            "Expected %s beside %s, which can not be used without it"
                .formatted(needed.word(), permission.word()));
      }
    }
    check.done();
  }

  /// Two who give the same name at once: the database tells the second.
  private static void flush(PermissionSetView.Draft draft) {
    try {
      Panache.getEntityManager().flush();
    } catch (ConstraintViolationException e) {
      if (!NAMES_DIFFER.equals(e.getConstraintName())) {
        throw e;
      }
      String detail = "Expected another name, but a set is called %s".formatted(draft.name());
      throw new RejectedException(
          Problem.of(
              ProblemCode.CONFLICT, detail, List.of(new Problem.At("/name", "taken", detail))));
    }
  }

  private static PermissionSetEntity own(PermissionSetId id) {
    PermissionSetEntity set = entity(id);
    if (set.builtIn) {
      throw new RejectedException(
          ProblemCode.CONFLICT, "Expected a set of your own, but %s is built in".formatted(id));
    }
    return set;
  }

  private static PermissionSetEntity entity(PermissionSetId id) {
    PermissionSetEntity found = PermissionSetEntity.findById(id.value());
    if (found == null) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no permission set " + id);
    }
    return found;
  }
}
