package alo.tenants.prober;

import alo.contract.id.AgentId;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.platform.TenantWork;
import alo.tenants.workforce.Agents;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/// Connections that come back to the pool from a tenant's schema: whoever gets one next must not
/// find himself in it.
@Singleton
class SearchPathProbe implements Probe {
  private static final int CONNECTIONS = 4;

  @Inject DataSource dataSource;
  @Inject TenantWork work;
  @Inject Agents agents;

  @Override
  public void attack(Attacker attacker, Canary victim, Findings findings) {
    AgentId theirs = new AgentId(victim.the(Thing.AGENT));
    work.run(victim.tenant(), () -> agents.find(theirs));
    boolean found = work.in(attacker.canary().tenant(), () -> agents.find(theirs).isPresent());
    findings.expect(
        !found, "database", "other's agent in the own schema", "nothing", found ? "it" : "nothing");
    work.run(victim.tenant(), () -> agents.find(theirs));
    String schema = TenantSchemas.name(victim.tenant());
    for (String path : paths()) {
      findings.expect(
          !path.contains(schema),
          "database",
          "search path of a connection that came back",
          "no tenant's schema",
          path.contains(schema) ? "the other's schema" : "none");
    }
  }

  /// The search paths of some connections at the same time, so that they are different ones.
  private List<String> paths() {
    List<Connection> held = new ArrayList<>();
    List<String> paths = new ArrayList<>();
    try {
      for (int i = 0; i < CONNECTIONS; i++) {
        Connection connection = dataSource.getConnection();
        held.add(connection);
        paths.add(path(connection));
      }
      return paths;
    } catch (SQLException e) {
      throw new NotRunException("the database failed: " + e.getClass().getSimpleName());
    } finally {
      held.forEach(SearchPathProbe::giveBack);
    }
  }

  private static String path(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select current_schemas(false)::text")) {
      row.next();
      return row.getString(1);
    }
  }

  private static void giveBack(Connection connection) {
    try {
      connection.close();
    } catch (SQLException e) {
      throw new NotRunException("the database failed: " + e.getClass().getSimpleName());
    }
  }
}
