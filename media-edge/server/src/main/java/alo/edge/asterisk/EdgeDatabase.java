package alo.edge.asterisk;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.sqlite.SQLiteConfig;

/// The file whose rows Asterisk reads when it needs them (realtime): a new row counts at once and
/// nothing is reloaded.
final class EdgeDatabase {
  private static final int BUSY_MILLIS_MAX = 5_000;

  private EdgeDatabase() {}

  /// A connection of one's own; Asterisk reads meanwhile.
  static Connection open(Path file) throws SQLException {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.NORMAL);
    config.setBusyTimeout(BUSY_MILLIS_MAX);
    return config.createConnection("jdbc:sqlite:" + file);
  }
}
