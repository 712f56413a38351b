package alo.tenants.workforce;

import alo.contract.id.AgentId;
import alo.contract.id.DepartmentId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permission;
import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.identity.MayNow;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Whose rows somebody sees: the one place where every door asks. Rows follow the department in
/// which their agent is now; see decision 0015.
@ApplicationScoped
public class Sights {
  /// Somebody's department and all below it. A cycle, if there were one, ends.
  private static final String WITHIN =
      """
      with recursive within (id) as (
        select department from %1$s.agent where id = ? and department is not null
        union
        select d.id from %1$s.department d join within w on d.parent = w.id)
      """;

  private static final String COLLEAGUES =
      WITHIN + "select a.id from %1$s.agent a join within w on a.department = w.id";

  private static final String PLACES = WITHIN + "select id from within";

  @Inject Database database;
  @Inject SecurityIdentity identity;
  @Inject CurrentTenant current;

  /// What whoever asks now sees; himself, if he has none of its permissions.
  public Seen mine(Sight sight) {
    AgentId self = new AgentId(current.user());
    return switch (myWhose(sight)) {
      case EVERYBODY -> new Seen.Everybody();
      case DEPARTMENT -> database.call(c -> department(c, current.tenant(), self));
      case OWN -> new Seen.Only(Set.of(self));
    };
  }

  /// How wide whoever asks now sees; his own, if he has none of its permissions.
  public Whose myWhose(Sight sight) {
    return sight.widest(p -> identity.hasRole(p.word())).orElse(Whose.OWN);
  }

  /// Refuses to let move people or departments whoever sees only a department's rows of
  /// something: he would choose whose he sees. To be put into a first department is a move too.
  void refuseMove() {
    Set<Permission> now = MayNow.of(database, current);
    for (Sight sight : Sight.values()) {
      if (sight.widest(now::contains).filter(Whose.DEPARTMENT::equals).isPresent()) {
        throw new RejectedException(
            ProblemCode.FORBIDDEN,
            "Expected a move by somebody who sees everybody's rows, but you have %s"
                .formatted(sight.of(Whose.DEPARTMENT).word()));
      }
    }
  }

  /// Refuses to let somebody see the rows of departments who are none of whoever asks.
  ///
  /// @param given what he may do there from now on
  /// @param places the departments
  void refuseBeyond(Set<Permission> given, Set<DepartmentId> places) {
    for (Sight sight : Sight.values()) {
      boolean watches = sight.widest(given::contains).filter(Whose.DEPARTMENT::equals).isPresent();
      if (watches && !sees(sight, places)) {
        throw new RejectedException(
            ProblemCode.FORBIDDEN,
            "Expected %s in a department that you see yourself, but it is another one"
                .formatted(sight.of(Whose.DEPARTMENT).word()));
      }
    }
  }

  private boolean sees(Sight sight, Set<DepartmentId> places) {
    return places.isEmpty()
        || switch (myWhose(sight)) {
          case EVERYBODY -> true;
          case DEPARTMENT -> places().containsAll(places);
          case OWN -> false;
        };
  }

  private Set<DepartmentId> places() {
    return Set.copyOf(
        database.call(
            c ->
                Sql.list(
                    c,
                    PLACES.formatted(TenantSchemas.name(current.tenant())),
                    row -> new DepartmentId(row.getString(1)),
                    current.user())));
  }

  /// What somebody sees at this moment, whoever asks; empty if he has none of its permissions.
  public static Optional<Seen> of(Connection c, TenantId tenant, AgentId person, Sight sight)
      throws SQLException {
    return Optional.ofNullable(of(c, tenant, person, EnumSet.of(sight)).get(sight));
  }

  /// The same of several things, with one query for his colleagues; that of which he has no
  /// permission is left out.
  public static Map<Sight, Seen> of(
      Connection c, TenantId tenant, AgentId person, Set<Sight> sights) throws SQLException {
    Set<Permission> held = MayNow.of(c, tenant, person.value());
    Map<Sight, Whose> widths = new EnumMap<>(Sight.class);
    sights.forEach(s -> s.widest(held::contains).ifPresent(whose -> widths.put(s, whose)));
    Seen own = new Seen.Only(Set.of(person));
    Seen department = widths.containsValue(Whose.DEPARTMENT) ? department(c, tenant, person) : own;
    Map<Sight, Seen> seen = new EnumMap<>(Sight.class);
    widths.forEach(
        (sight, whose) ->
            seen.put(
                sight,
                switch (whose) {
                  case EVERYBODY -> new Seen.Everybody();
                  case DEPARTMENT -> department;
                  case OWN -> own;
                }));
    return seen;
  }

  /// Himself he always sees, also in no department.
  private static Seen department(Connection c, TenantId tenant, AgentId person)
      throws SQLException {
    Set<AgentId> people = new HashSet<>();
    people.add(person);
    people.addAll(
        Sql.list(
            c,
            COLLEAGUES.formatted(TenantSchemas.name(tenant)),
            row -> new AgentId(row.getString(1)),
            person));
    return new Seen.Only(people);
  }
}
