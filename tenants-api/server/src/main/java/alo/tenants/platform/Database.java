package alo.tenants.platform;

import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Plain statements where an entity would be in the way: batches of events, locks, counters. Tables
/// are always named with their schema.
@ApplicationScoped
public class Database {
  @Inject DataSource dataSource;

  /// Work with a connection.
  @FunctionalInterface
  public interface Work<T extends @Nullable Object> {
    /// Does it.
    T on(Connection connection) throws SQLException;
  }

  /// Runs in the present transaction, or in a new one if there is none.
  public <T extends @Nullable Object> T call(Work<T> work) {
    return QuarkusTransaction.joiningExisting().call(() -> on(work));
  }

  /// Runs in a transaction of its own.
  public <T extends @Nullable Object> T callAlone(Work<T> work) {
    return QuarkusTransaction.requiringNew().call(() -> on(work));
  }

  /// As [#call(Work)] for work whose result does not matter.
  public void run(Work<?> work) {
    QuarkusTransaction.joiningExisting().run(() -> on(work));
  }

  private <T extends @Nullable Object> T on(Work<T> work) {
    try (Connection connection = dataSource.getConnection()) {
      return work.on(connection);
    } catch (SQLException e) {
      throw new DatabaseException(e);
    }
  }
}
