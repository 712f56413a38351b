package alo.tenants.platform;

import java.sql.SQLException;

/// The database refused or is away.
public final class DatabaseException extends RuntimeException {
  private static final String UNIQUE = "23505";
  private static final String FOREIGN = "23503";
  private final String state;

  /// Wraps what the driver threw.
  public DatabaseException(SQLException cause) {
    super(cause.getMessage(), cause);
    this.state = cause.getSQLState() == null ? "" : cause.getSQLState();
  }

  /// Whether a unique or foreign key was violated: somebody else was faster, or still needs it.
  public boolean isConflict() {
    return state.equals(UNIQUE) || state.equals(FOREIGN);
  }
}
