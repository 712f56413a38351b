package alo.edge.asterisk;

import alo.edge.sqlite.SqliteFile;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;

/// The file whose rows Asterisk reads when it needs them (realtime): a new row counts at once and
/// nothing is reloaded.
final class EdgeDatabase {
  private static final Duration BUSY_MAX = Duration.ofSeconds(5);

  private EdgeDatabase() {}

  /// A connection of one's own; Asterisk reads meanwhile.
  static Connection open(Path file) throws SQLException {
    return new SqliteFile(file, BUSY_MAX).openFast();
  }
}
