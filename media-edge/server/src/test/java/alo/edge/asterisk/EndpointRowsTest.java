package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.edge.phone.Endpoints.Identity;
import java.nio.file.Path;
import java.sql.SQLException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The rows of agents' telephones")
class EndpointRowsTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final AgentId ANA = new AgentId("ana");

  @TempDir Path folder;

  private Path file() {
    return folder.resolve("edge.sqlite3");
  }

  @Test
  @DisplayName("[G15] after a restart a session has its telephone still, and another has not")
  void restart() {
    Identity before;
    try (var rows = new EndpointRows(file(), true)) {
      before = rows.insert(DEMO, ANA, "laptop");
    }
    try (var rows = new EndpointRows(file(), true)) {
      assertThat(rows.find(DEMO, ANA, "laptop")).contains(before);
      assertThat(rows.find(DEMO, ANA, "pc")).isEmpty();
      rows.delete(before.user());
      assertThat(rows.find(DEMO, ANA, "laptop")).isEmpty();
      assertThat(rows.insert(DEMO, ANA, "laptop")).isNotEqualTo(before);
    }
  }

  @Test
  @DisplayName("telephones from before sessions were kept are nobody's, and can be taken away")
  void beforeSessions() throws SQLException {
    try (var connection = EdgeDatabase.open(file());
        var statement = connection.createStatement()) {
      statement.execute(
          "CREATE TABLE alo_phone (user TEXT PRIMARY KEY, tenant TEXT NOT NULL,"
              + " agent TEXT NOT NULL, UNIQUE (tenant, agent))");
      statement.execute("CREATE TABLE ps_auths (id TEXT, auth_type, username, password TEXT)");
      statement.execute("INSERT INTO alo_phone VALUES ('demo_1', 'demo', 'ana')");
      statement.execute("INSERT INTO ps_auths VALUES ('demo_1', 'digest', 'demo_1', 'secret')");
    }
    try (var rows = new EndpointRows(file(), true)) {
      assertThat(rows.find(DEMO, ANA, "laptop")).isEmpty();
      assertThat(rows.find(DEMO, ANA)).map(Identity::user).contains("demo_1");
      rows.delete("demo_1");
      assertThat(rows.all()).isEmpty();
    }
  }
}
