package alo.tenants.workforce;

import alo.contract.agent.DepartmentView;
import alo.contract.id.DepartmentId;
import alo.contract.id.TenantId;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.tenants.platform.Check;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.RandomIds;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// The departments of the tenant in whose schema the transaction works. Changes of one tenant wait
/// for each other, so that no two of them make a cycle together.
@ApplicationScoped
public class Departments {
  private static final String NAMES_DIFFER = "department_name";

  @Inject Publications publications;
  @Inject RandomIds ids;
  @Inject Sights sights;

  /// Makes a department.
  public DepartmentView create(TenantId tenant, DepartmentView.Draft draft) {
    check(draft);
    publications.awaitTurn(tenant);
    if (DepartmentEntity.count() >= DepartmentView.DEPARTMENTS_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED,
          "Expected at most %d departments".formatted(DepartmentView.DEPARTMENTS_MAX));
    }
    place(null, draft.parent());
    DepartmentEntity department = new DepartmentEntity();
    department.id = ids.next("d");
    department.take(draft);
    department.persist();
    flush(draft);
    return department.toContract(0);
  }

  /// Changes a department, or moves it with all that is below it.
  public DepartmentView change(TenantId tenant, DepartmentId id, DepartmentView.Draft draft) {
    check(draft);
    publications.awaitTurn(tenant);
    DepartmentEntity department = entity(id);
    if (!Objects.equals(department.toContract(0).parent(), draft.parent())) {
      sights.refuseMove();
    }
    place(id, draft.parent());
    department.take(draft);
    flush(draft);
    return department.toContract(people(id));
  }

  /// Removes a department in which nobody is, and below which there is none; CONFLICT otherwise.
  public void delete(TenantId tenant, DepartmentId id) {
    publications.awaitTurn(tenant);
    DepartmentEntity department = entity(id);
    int people = people(id);
    if (people > 0) {
      throw conflict(
          "/id", "has-people", "Expected a department without people, but %d are in it", people);
    }
    if (DepartmentEntity.count("parent", id.value()) > 0) {
      throw conflict("/id", "has-departments", "Expected no department below, but there is one");
    }
    department.delete();
    Panache.getEntityManager().flush();
  }

  /// The department; NOT_FOUND if there is none.
  public DepartmentView get(DepartmentId id) {
    return entity(id).toContract(people(id));
  }

  /// The department as it stays until the caller's transaction ends; call it before anything has
  /// read it.
  public DepartmentView awaited(TenantId tenant, DepartmentId id) {
    publications.awaitTurn(tenant);
    return get(id);
  }

  /// A page by name.
  public Page<DepartmentView> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<DepartmentEntity> rows =
        DepartmentEntity.<DepartmentEntity>find(
                "concat(lower(name), ' ', id) > ?1 order by concat(lower(name), ' ', id)",
                Paging.after(cursor))
            .range(0, size)
            .list();
    Map<String, Integer> people = people();
    return Paging.of(
        rows,
        size,
        d -> d.name.toLowerCase(Locale.ROOT) + " " + d.id,
        d -> d.toContract(people.getOrDefault(d.id, 0)));
  }

  /// What each is called.
  Map<DepartmentId, String> names() {
    Map<DepartmentId, String> names = new HashMap<>();
    for (DepartmentEntity d : DepartmentEntity.<DepartmentEntity>listAll()) {
      names.put(new DepartmentId(d.id), d.name);
    }
    return names;
  }

  /// Whether there is this department.
  public boolean exists(DepartmentId id) {
    return DepartmentEntity.findById(id.value()) != null;
  }

  private static DepartmentTree tree() {
    DepartmentTree tree = new DepartmentTree();
    for (DepartmentEntity d : DepartmentEntity.<DepartmentEntity>listAll()) {
      tree.add(new DepartmentId(d.id), d.parent == null ? null : new DepartmentId(d.parent));
    }
    return tree;
  }

  /// Refuses a place under itself, and one so deep that its tree would have too many levels.
  private void place(@Nullable DepartmentId id, @Nullable DepartmentId parent) {
    if (parent == null) {
      return;
    }
    Check check = new Check();
    check
        .that(exists(parent), "/parent", "unknown-department", "There is no department " + parent)
        .done();
    DepartmentTree tree = tree();
    if (id != null && tree.above(id, parent)) {
      throw conflict("/parent", "cycle", "Expected a department that is not below this one");
    }
    int levels = tree.level(parent) + (id == null ? 1 : tree.height(id));
    check
        .that(
            levels <= DepartmentView.LEVELS_MAX,
            "/parent",
            "too-deep",
            "Expected at most %d levels, but there would be %d"
                .formatted(DepartmentView.LEVELS_MAX, levels))
        .done();
  }

  private static void check(DepartmentView.Draft draft) {
    Check check =
        new Check()
            .line("/name", draft.name(), 1, DepartmentView.NAME_LENGTH_MAX)
            .optionalLine("/function", draft.function(), DepartmentView.FUNCTION_LENGTH_MAX)
            .list("/products", draft.products(), DepartmentView.PRODUCTS_MAX);
    check.done();
    Set<String> seen = new HashSet<>();
    for (int i = 0; i < draft.products().size(); i++) {
      String product = draft.products().get(i);
      String place = "/products/" + i;
      check
          .line(place, product, 1, DepartmentView.PRODUCT_LENGTH_MAX)
          .that(
              seen.add(product.toLowerCase(Locale.ROOT)),
              place,
              "twice",
              "Expected each product once");
    }
    check.done();
  }

  private static int people(DepartmentId id) {
    return Math.toIntExact(AgentEntity.count("department", id.value()));
  }

  private static Map<String, Integer> people() {
    Map<String, Integer> people = new HashMap<>();
    AgentEntity.getEntityManager()
        .createQuery(
            "select a.department, count(a) from AgentEntity a where a.department is not null"
                + " group by a.department",
            Object[].class)
        .getResultList()
        .forEach(row -> people.put((String) row[0], ((Number) row[1]).intValue()));
    return people;
  }

  private static void flush(DepartmentView.Draft draft) {
    try {
      Panache.getEntityManager().flush();
    } catch (ConstraintViolationException e) {
      if (!NAMES_DIFFER.equals(e.getConstraintName())) {
        throw e;
      }
      throw conflict(
          "/name",
          "department-taken",
          "Expected another name, but %s is there already",
          draft.name());
    }
  }

  private static RejectedException conflict(String place, String code, String text, Object... of) {
    String detail = text.formatted(of);
    return new RejectedException(
        Problem.of(ProblemCode.CONFLICT, detail, List.of(new Problem.At(place, code, detail))));
  }

  private static DepartmentEntity entity(DepartmentId id) {
    DepartmentEntity found = DepartmentEntity.findById(id.value());
    if (found == null) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no department " + id);
    }
    return found;
  }
}
