package alo.tenants.platform;

import io.agroal.api.AgroalPoolInterceptor;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;

/// Takes a connection out of the tenant's schema when it comes back to the pool: Hibernate leaves
/// it there, and a statement that names no schema would find that tenant's tables.
@Singleton
public class SearchPaths implements AgroalPoolInterceptor {
  private static final String NOBODYS = "public";

  @Override
  public void onConnectionReturn(Connection connection) {
    try {
      if (!connection.isClosed()) {
        connection.setSchema(NOBODYS);
      }
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
