package alo.tenants.audit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The trail as the program meets it: other tests are the database's superuser, the program is a
/// plain role that owns its schemas.
class TrailRoleTest {
  private static final Path MIGRATIONS = Path.of("src/main/resources/db/tenant");
  private static final String RIGHT_MISSING = "42501";
  private static final String RAISED = "P0001";

  @Test
  @DisplayName("[X16] the program's own role of the database can neither change nor remove entries")
  void plainRole() throws Exception {
    try (EmbeddedPostgres postgres = EmbeddedPostgres.builder().start()) {
      run(postgres, "postgres", "create role program login password 'program'");
      run(postgres, "postgres", "create schema t_a authorization program");
      run(postgres, "postgres", "alter role program set search_path = t_a");
      for (Path migration : migrations()) {
        run(postgres, "program", Files.readString(migration));
      }
      run(
          postgres,
          "program",
          "insert into audit (at, who, act, object) values (now(),'a','b','c')");
      refused(RIGHT_MISSING, () -> run(postgres, "program", "update audit set who = 'x'"));
      refused(RIGHT_MISSING, () -> run(postgres, "program", "truncate audit"));
      refused(RAISED, () -> run(postgres, "program", "delete from audit"));
      run(
          postgres,
          "program",
          "insert into audit (at, who, act, object)"
              + " values (now() - interval '2 years','a','b','d')");
      run(postgres, "program", "delete from audit where at < now() - interval '12 months'");
      try (Connection connection = connect(postgres, "program");
          Statement statement = connection.createStatement();
          var rows = statement.executeQuery("select who, object from audit")) {
        assertThat(rows.next()).isTrue();
        assertThat(rows.getString("who") + rows.getString("object")).isEqualTo("ac");
        assertThat(rows.next()).as("what was older than a year").isFalse();
      }
    }
  }

  private static void refused(String state, ThrowingCallable act) {
    assertThatThrownBy(act)
        .isInstanceOfSatisfying(
            SQLException.class,
            e -> assertThat(e.getSQLState()).as(e.getMessage()).isEqualTo(state));
  }

  private static void run(EmbeddedPostgres postgres, String role, String sql) throws SQLException {
    try (Connection connection = connect(postgres, role);
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private static Connection connect(EmbeddedPostgres postgres, String role) throws SQLException {
    return DriverManager.getConnection(postgres.getJdbcUrl(role, "postgres"), role, role);
  }

  private static List<Path> migrations() throws IOException {
    try (Stream<Path> files = Files.list(MIGRATIONS)) {
      return files.sorted(Comparator.comparingInt(TrailRoleTest::version)).toList();
    }
  }

  private static int version(Path migration) {
    String name = migration.getFileName().toString();
    return Integer.parseInt(name.substring(1, name.indexOf('_')));
  }
}
