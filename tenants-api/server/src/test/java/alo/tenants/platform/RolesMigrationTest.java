package alo.tenants.platform;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.TenantId;
import alo.contract.identity.BuiltInSet;
import alo.contract.identity.Permission;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// A tenant from the time of the three roles.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class RolesMigrationTest {
  private static final TenantId OLD = new TenantId("oldroles");
  private static final String BEFORE_PERMISSIONS = "6";

  @Inject DataSource dataSource;
  @Inject TenantSchemas schemas;

  @AfterEach
  void drop() {
    schemas.drop(OLD);
  }

  @Test
  @DisplayName("[D1] who had roles has their sets after the migration, also if it runs again")
  void keepsRights() throws SQLException {
    Flyway.configure(TenantSchemas.class.getClassLoader())
        .dataSource(dataSource)
        .schemas(TenantSchemas.name(OLD))
        .defaultSchema(TenantSchemas.name(OLD))
        .locations("classpath:db/tenant")
        .target(BEFORE_PERMISSIONS)
        .load()
        .migrate();
    person("owner", "900", "AGENT,SUPERVISOR,TENANT_ADMIN");
    person("ana", "201", "AGENT");
    person("sup", "202", "SUPERVISOR");
    person("both", "203", "AGENT,SUPERVISOR");
    person("admin", "204", "TENANT_ADMIN");
    schemas.migrate(OLD);
    schemas.migrate(OLD);
    assertThat(rows("select agent || ' ' || permission_set from %s.agent_permission_set"))
        .containsExactlyInAnyOrder(
            "owner employee",
            "owner manager",
            "owner director",
            "ana employee",
            "sup manager",
            "both employee",
            "both manager",
            "admin director");
    assertThat(may("ana")).isEqualTo(words(BuiltInSet.EMPLOYEE));
    assertThat(may("sup")).isEqualTo(words(BuiltInSet.MANAGER));
    assertThat(may("admin")).isEqualTo(words(BuiltInSet.DIRECTOR));
    assertThat(may("owner")).hasSize(Permission.values().length);
  }

  private void person(String id, String extension, String roles) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement =
            connection.prepareStatement(
                "insert into %s.agent (id, name, email, extension, roles, invited, created_at)"
                        .formatted(TenantSchemas.name(OLD))
                    + " values (?, ?, ?, ?, ?, false, now())")) {
      statement.setString(1, id);
      statement.setString(2, id);
      statement.setString(3, id + "@example.test");
      statement.setString(4, extension);
      statement.setArray(5, connection.createArrayOf("varchar", roles.split(",")));
      statement.executeUpdate();
    }
  }

  private Set<String> may(String agent) throws SQLException {
    return new TreeSet<>(rows("select permission from %s.agent_may where agent = '" + agent + "'"));
  }

  private static Set<String> words(BuiltInSet set) {
    return set.permissions().stream().map(Permission::word).collect(Collectors.toSet());
  }

  private List<String> rows(String sql) throws SQLException {
    List<String> rows = new ArrayList<>();
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement();
        var result = statement.executeQuery(sql.formatted(TenantSchemas.name(OLD)))) {
      while (result.next()) {
        rows.add(result.getString(1));
      }
    }
    return rows;
  }
}
