package alo.tenants.workforce;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permission;
import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Whose rows somebody sees: the one place where every door asks. Rows follow the department in
/// which their agent is now; see decision 0015.
@ApplicationScoped
public class Sights {
  /// The people of somebody's department and of all below it. A cycle, if there were one, ends.
  private static final String COLLEAGUES =
      """
      with recursive within (id) as (
        select department from %1$s.agent where id = ? and department is not null
        union
        select d.id from %1$s.department d join within w on d.parent = w.id)
      select a.id from %1$s.agent a join within w on a.department = w.id
      """;

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

  /// What somebody sees at this moment, whoever asks; empty if he has none of its permissions.
  public static Optional<Seen> of(Connection c, TenantId tenant, AgentId person, Sight sight)
      throws SQLException {
    Optional<Whose> whose = sight.widest(held(c, tenant, person, sight)::contains);
    if (whose.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(
        switch (whose.get()) {
          case EVERYBODY -> new Seen.Everybody();
          case DEPARTMENT -> department(c, tenant, person);
          case OWN -> new Seen.Only(Set.of(person));
        });
  }

  private static Set<Permission> held(Connection c, TenantId tenant, AgentId person, Sight sight)
      throws SQLException {
    List<String> words =
        Sql.list(
            c,
            "select permission from %s.may where actor = ? and permission = any (?)"
                .formatted(TenantSchemas.name(tenant)),
            row -> row.getString(1),
            person,
            sight.permissions().stream().map(Permission::word).toList());
    Set<Permission> held = EnumSet.noneOf(Permission.class);
    words.forEach(word -> Permission.find(word).ifPresent(held::add));
    return held;
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
