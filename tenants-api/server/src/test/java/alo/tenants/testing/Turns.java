package alo.tenants.testing;

import java.sql.SQLException;
import javax.sql.DataSource;

/// Turns at rows: whoever changes one holds it until he is done.
public final class Turns {
  private Turns() {}

  /// Whether somebody waits for his turn at a row of a table at this moment.
  public static boolean isAwaited(DataSource dataSource, String table) {
    try (var connection = dataSource.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from pg_locks l join pg_stat_activity a using (pid)"
                        + " where not l.granted and a.query like '%"
                        + table
                        + "%'")) {
      rows.next();
      return rows.getLong(1) > 0;
    } catch (SQLException e) {
      throw new IllegalStateException(e);
    }
  }
}
