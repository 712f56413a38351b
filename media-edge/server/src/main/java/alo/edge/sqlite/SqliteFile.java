package alo.edge.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import org.sqlite.SQLiteConfig;

/// A file of SQLite that others may have open too.
///
/// @param busyMax how long a statement waits for another connection's lock
public record SqliteFile(Path path, Duration busyMax) {

  /// To write what must survive a power cut: a commit that returned is on disk.
  public Connection openDurable() throws SQLException {
    return open(writing(SQLiteConfig.SynchronousMode.FULL));
  }

  /// To write what can be made anew: a power cut may cost the last commits, never the file.
  public Connection openFast() throws SQLException {
    return open(writing(SQLiteConfig.SynchronousMode.NORMAL));
  }

  /// To read what another program writes.
  public Connection openToRead() throws SQLException {
    var config = new SQLiteConfig();
    config.setReadOnly(true);
    return open(config);
  }

  private static SQLiteConfig writing(SQLiteConfig.SynchronousMode synchronous) {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(synchronous);
    return config;
  }

  private Connection open(SQLiteConfig config) throws SQLException {
    config.setBusyTimeout((int) busyMax.toMillis());
    return config.createConnection("jdbc:sqlite:" + path);
  }
}
