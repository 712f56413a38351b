package alo.tenants.identity;

import alo.contract.id.PermissionSetId;
import alo.contract.id.TenantId;
import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import alo.contract.identity.PermissionSetView;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.tenants.platform.Check;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.RandomIds;
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
import org.jspecify.annotations.Nullable;

/// The sets of permissions of the tenant in whose schema the transaction works.
@ApplicationScoped
public class PermissionSets {
  /// Sets of a tenant at most, with the built-in ones.
  public static final int SETS_MAX = 100;

  private static final int NAME_LENGTH_MAX = 80;

  /// Built-in sets first, then by name.
  private static final String PLACE = "case when builtIn then '0' else '1' end || lower(name)";

  @Inject Publications publications;
  @Inject RandomIds ids;
  @Inject SecurityIdentity identity;
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
    set.persistAndFlush();
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
    Panache.getEntityManager().flush();
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

  /// Nobody gives or takes what he may not do himself, or he could make somebody who may. What an
  /// employee may do is a duty more than a power: whoever invites people may give it.
  public void refuseBeyond(Set<Permission> touched) {
    List<String> beyond =
        touched.stream()
            .filter(p -> !identity.hasRole(p.word()))
            .filter(p -> !BuiltInSet.EMPLOYEE.permissions().contains(p))
            .map(Permission::word)
            .toList();
    if (!beyond.isEmpty()) {
      throw new RejectedException(
          ProblemCode.FORBIDDEN,
          "Expected permissions that you have yourself, but you lack " + String.join(", ", beyond));
    }
  }

  private static void check(PermissionSetView.Draft draft) {
    new Check()
        .line("/name", draft.name(), 1, NAME_LENGTH_MAX)
        .list("/permissions", draft.permissions(), Permission.values().length)
        .done();
    new Check()
        .that(
            !draft.permissions().isEmpty(),
            "/permissions",
            "missing",
            "Expected at least one permission")
        .done();
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
