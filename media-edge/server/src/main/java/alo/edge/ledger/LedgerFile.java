package alo.edge.ledger;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.edge.sqlite.SqliteFile;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The SQLite file under [SqliteLedger]: write-ahead log, `synchronous=FULL`. One connection
/// writes, one reads for the link, and each replay has its own.
final class LedgerFile implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(LedgerFile.class);
  private static final String COLUMNS = "sequence, epoch, tenant, at_millis, version, json";
  private static final Duration BUSY_MAX = Duration.ofSeconds(10);

  /// An event before it has its sequence.
  record Entry(TenantId tenant, long atMillis, String json) {}

  private final EdgeId edge;
  private final SqliteFile file;
  private final Connection writing;
  private final Connection reading;

  LedgerFile(EdgeId edge, Path file) throws SQLException {
    this.edge = edge;
    this.file = new SqliteFile(file, BUSY_MAX);
    writing = this.file.openDurable();
    reading = this.file.openDurable();
    makeTables();
  }

  private void makeTables() throws SQLException {
    try (var statement = writing.createStatement()) {
      statement.execute(
          """
          CREATE TABLE IF NOT EXISTS event (
            sequence INTEGER PRIMARY KEY, epoch INTEGER NOT NULL, tenant TEXT NOT NULL,
            at_millis INTEGER NOT NULL, version INTEGER NOT NULL, json TEXT NOT NULL)\
          """);
      statement.execute("CREATE INDEX IF NOT EXISTS event_tenant ON event (tenant, sequence)");
      statement.execute(
          "CREATE TABLE IF NOT EXISTS meta (name TEXT PRIMARY KEY, value INTEGER NOT NULL)");
    }
  }

  /// A setting of the writing connection.
  String pragma(String name) throws SQLException {
    synchronized (writing) {
      try (var statement = writing.createStatement();
          var rows = statement.executeQuery("PRAGMA " + name)) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  /// The highest sequence that was ever given. Acknowledged rows may have been forgotten; sequences
  /// still go on behind them.
  long highest() throws SQLException {
    synchronized (writing) {
      try (var rows = writing.createStatement().executeQuery("SELECT max(sequence) FROM event")) {
        return Math.max(rows.next() ? rows.getLong(1) : 0, meta("acknowledged"));
      }
    }
  }

  long meta(String name) throws SQLException {
    synchronized (writing) {
      try (var query = writing.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
        query.setString(1, name);
        try (var rows = query.executeQuery()) {
          return rows.next() ? rows.getLong(1) : 0;
        }
      }
    }
  }

  void setMeta(String name, long value) throws SQLException {
    synchronized (writing) {
      try (var update =
          writing.prepareStatement("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)")) {
        update.setString(1, name);
        update.setLong(2, value);
        update.executeUpdate();
      }
    }
  }

  /// Something that is done whole or not at all.
  private interface Work {
    void on(Connection connection) throws SQLException;
  }

  private void inOneTransaction(Work work) throws SQLException {
    synchronized (writing) {
      writing.setAutoCommit(false);
      try {
        work.on(writing);
        writing.commit();
      } catch (SQLException e) {
        writing.rollback();
        throw e;
      } finally {
        writing.setAutoCommit(true);
      }
    }
  }

  /// Writes events behind a sequence, all or none.
  void insert(long epoch, long before, List<Entry> entries) throws SQLException {
    inOneTransaction(
        connection -> {
          try (PreparedStatement insert =
              connection.prepareStatement(
                  "INSERT INTO event (" + COLUMNS + ") VALUES (?, ?, ?, ?, ?, ?)")) {
            long sequence = before;
            for (Entry entry : entries) {
              insert.setLong(1, ++sequence);
              insert.setLong(2, epoch);
              insert.setString(3, entry.tenant().value());
              insert.setLong(4, entry.atMillis());
              insert.setInt(5, EventEnvelope.VERSION);
              insert.setString(6, entry.json());
              insert.addBatch();
            }
            insert.executeBatch();
          }
        });
  }

  /// Deletes events of a tenant up to a sequence, all or none.
  ///
  /// @return how many were there
  int delete(TenantId tenant, List<Long> sequences, long upTo) throws SQLException {
    int[] deleted = {0};
    inOneTransaction(
        connection -> {
          try (PreparedStatement delete =
              connection.prepareStatement(
                  "DELETE FROM event WHERE sequence = ? AND tenant = ? AND sequence <= ?")) {
            for (long sequence : sequences) {
              delete.setLong(1, sequence);
              delete.setString(2, tenant.value());
              delete.setLong(3, upTo);
              deleted[0] += delete.executeUpdate();
            }
          }
        });
    return deleted[0];
  }

  /// Reads a tenant's events of the versions and kinds that this program knows.
  void read(TenantId tenant, Consumer<EventEnvelope> each) throws SQLException {
    try (var connection = file.openDurable();
        var query =
            connection.prepareStatement(
                "SELECT " + COLUMNS + " FROM event WHERE tenant = ? ORDER BY sequence")) {
      query.setString(1, tenant.value());
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          EventEnvelope envelope = known(row(rows));
          if (envelope != null) {
            each.accept(envelope);
          }
        }
      }
    }
  }

  /// Reads events behind a sequence as they are.
  List<Ledger.Row> after(long sequence, int atMost) throws SQLException {
    synchronized (reading) {
      try (var query =
          reading.prepareStatement(
              "SELECT " + COLUMNS + " FROM event WHERE sequence > ? ORDER BY sequence LIMIT ?")) {
        query.setLong(1, sequence);
        query.setInt(2, atMost);
        List<Ledger.Row> found = new ArrayList<>();
        try (var rows = query.executeQuery()) {
          while (rows.next()) {
            found.add(row(rows));
          }
        }
        return found;
      }
    }
  }

  private Ledger.Row row(ResultSet row) throws SQLException {
    return new Ledger.Row(
        new EventId(edge, row.getLong(2), row.getLong(1)),
        new TenantId(row.getString(3)),
        Instant.ofEpochMilli(row.getLong(4)),
        row.getInt(5),
        row.getString(6));
  }

  private static @Nullable EventEnvelope known(Ledger.Row row) {
    if (row.version() > EventEnvelope.VERSION) {
      LOG.warnf("Event %s has version %d and stays unread", row.id(), row.version());
      return null;
    }
    try {
      return new EventEnvelope(
          row.id(), row.tenant(), row.at(), row.version(), Json.read(row.json(), Event.class));
    } catch (MalformedJsonException e) {
      LOG.warnf("Event %s is of a kind that is not known here and stays unread", row.id());
      return null;
    }
  }

  @Override
  public void close() throws SQLException {
    synchronized (writing) {
      writing.close();
    }
    synchronized (reading) {
      reading.close();
    }
  }
}
