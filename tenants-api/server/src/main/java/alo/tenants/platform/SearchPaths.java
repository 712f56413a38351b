package alo.tenants.platform;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import org.jboss.logging.Logger;
import org.postgresql.jdbc.PgConnection;

/// Takes a connection out of the tenant's schema when it comes back to the pool: Hibernate leaves
/// it there, and a statement that names no schema would find that tenant's tables.
@Singleton
public class SearchPaths implements AgroalPoolInterceptor {
  private static final String NOBODYS = "public";
  private static final Logger LOG = Logger.getLogger(SearchPaths.class);

  @Override
  public void onConnectionReturn(Connection connection) {
    try {
      if (!connection.isClosed()) {
        connection.setSchema(NOBODYS);
      }
    } catch (SQLException e) {
      // Thrown, the pool would count it as taken for ever. Broken off below the pool's own wrapper,
      // it is thrown away and another one made.
      LOG.warnf("A connection that can not be taken out of a schema is closed: %s", e.getMessage());
      breakOff(connection);
    }
  }

  private static void breakOff(Connection connection) {
    try {
      connection.unwrap(PgConnection.class).abort(Runnable::run);
    } catch (SQLException e) {
      LOG.warnf("Nor can it be closed: %s", e.getMessage());
    }
  }
}
