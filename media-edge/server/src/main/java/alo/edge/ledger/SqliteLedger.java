package alo.edge.ledger;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/// A ledger in one SQLite file with write-ahead log. One thread writes and commits whatever has
/// gathered meanwhile, with `synchronous=FULL`: a slow disk costs latency, not throughput.
public final class SqliteLedger implements Ledger {
  private static final Logger LOG = Logger.getLogger(SqliteLedger.class);
  private static final int QUEUE_BATCHES_MAX = 100_000;
  private static final int COMMIT_BATCHES_MAX = 2_000;

  private record Batch(
      TenantId tenant, long atMillis, List<String> events, CompletableFuture<Long> done) {}

  private final EdgeId edge;
  private final String url;
  private final Connection writing;
  private final Connection reading;
  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(QUEUE_BATCHES_MAX);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread writer;
  private final long epoch;
  private volatile long last;
  private volatile long acknowledged;

  /// Opens or makes the file and begins a new epoch.
  ///
  /// @param now seeds the epoch of a new file, so that it is above that of any lost one
  public SqliteLedger(EdgeId edge, Path file, Instant now) {
    this.edge = edge;
    this.url = "jdbc:sqlite:" + file;
    try {
      writing = connect();
      reading = connect();
      makeTables();
      epoch = Math.max(meta("epoch") + 1, now.getEpochSecond());
      setMeta("epoch", epoch);
      acknowledged = meta("acknowledged");
      last = highest();
    } catch (SQLException e) {
      throw new LedgerFailure("The ledger " + file + " can not be opened", e);
    }
    writer = Thread.ofPlatform().name("ledger-writer").daemon().start(this::write);
  }

  private Connection connect() throws SQLException {
    var config = new SQLiteConfig();
    config.setJournalMode(SQLiteConfig.JournalMode.WAL);
    config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
    config.setBusyTimeout(10_000);
    return config.createConnection(url);
  }

  /// A setting of the writing connection.
  String pragma(String name) {
    synchronized (writing) {
      try (var statement = writing.createStatement();
          var rows = statement.executeQuery("PRAGMA " + name)) {
        return rows.next() ? rows.getString(1) : "";
      } catch (SQLException e) {
        throw new LedgerFailure("The ledger can not be read", e);
      }
    }
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

  private long highest() throws SQLException {
    // Acknowledged rows may have been pruned; sequences still go on behind them.
    try (var rows = writing.createStatement().executeQuery("SELECT max(sequence) FROM event")) {
      return Math.max(rows.next() ? rows.getLong(1) : 0, meta("acknowledged"));
    }
  }

  private long meta(String name) throws SQLException {
    try (var query = writing.prepareStatement("SELECT value FROM meta WHERE name = ?")) {
      query.setString(1, name);
      try (var rows = query.executeQuery()) {
        return rows.next() ? rows.getLong(1) : 0;
      }
    }
  }

  private void setMeta(String name, long value) throws SQLException {
    try (var update =
        writing.prepareStatement("INSERT OR REPLACE INTO meta (name, value) VALUES (?, ?)")) {
      update.setString(1, name);
      update.setLong(2, value);
      update.executeUpdate();
    }
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public CompletableFuture<Long> append(TenantId tenant, Instant at, List<Event> events) {
    var batch =
        new Batch(
            tenant,
            at.toEpochMilli(),
            events.stream().map(Json::write).toList(),
            new CompletableFuture<>());
    try {
      if (closed.get()) {
        throw new LedgerFailure("The ledger is closed", null);
      }
      queue.put(batch);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new LedgerFailure("Interrupted before the events were taken", e);
    }
    return batch.done();
  }

  private void write() {
    List<Batch> group = new ArrayList<>();
    while (true) {
      try {
        Batch first = queue.take();
        group.add(first);
        queue.drainTo(group, COMMIT_BATCHES_MAX - 1);
        commit(group);
      } catch (InterruptedException e) {
        if (queue.isEmpty()) {
          return;
        }
      } finally {
        group.clear();
      }
    }
  }

  private void commit(List<Batch> group) {
    long before = last;
    long[] ends = new long[group.size()];
    try {
      synchronized (writing) {
        writing.setAutoCommit(false);
        try {
          insert(group, ends);
          writing.commit();
        } catch (SQLException e) {
          writing.rollback();
          throw e;
        } finally {
          writing.setAutoCommit(true);
        }
      }
    } catch (SQLException e) {
      LOG.errorf(e, "The ledger could not commit %d batches", group.size());
      group.forEach(
          batch -> batch.done().completeExceptionally(new LedgerFailure("Not committed", e)));
      return;
    }
    last = ends[ends.length - 1];
    for (int i = 0; i < ends.length; i++) {
      group.get(i).done().complete(ends[i]);
    }
    if (last > before) {
      listeners.forEach(Runnable::run);
    }
  }

  private void insert(List<Batch> group, long[] ends) throws SQLException {
    long sequence = last;
    try (PreparedStatement insert =
        writing.prepareStatement(
            "INSERT INTO event (sequence, epoch, tenant, at_millis, version, json)"
                + " VALUES (?, ?, ?, ?, ?, ?)")) {
      for (int i = 0; i < ends.length; i++) {
        Batch batch = group.get(i);
        for (String json : batch.events()) {
          insert.setLong(1, ++sequence);
          insert.setLong(2, epoch);
          insert.setString(3, batch.tenant().value());
          insert.setLong(4, batch.atMillis());
          insert.setInt(5, EventEnvelope.VERSION);
          insert.setString(6, json);
          insert.addBatch();
        }
        ends[i] = sequence;
      }
      insert.executeBatch();
    }
  }

  @Override
  public void replay(TenantId tenant, Consumer<EventEnvelope> each) {
    try (var connection = connect();
        var query =
            connection.prepareStatement(
                "SELECT sequence, epoch, tenant, at_millis, version, json FROM event"
                    + " WHERE tenant = ? ORDER BY sequence")) {
      query.setString(1, tenant.value());
      try (var rows = query.executeQuery()) {
        while (rows.next()) {
          EventEnvelope envelope = envelope(rows);
          if (envelope != null) {
            each.accept(envelope);
          }
        }
      }
    } catch (SQLException e) {
      throw new LedgerFailure("The ledger can not be replayed", e);
    }
  }

  @Override
  public List<EventEnvelope> after(long sequence) {
    synchronized (reading) {
      try (var query =
          reading.prepareStatement(
              "SELECT sequence, epoch, tenant, at_millis, version, json FROM event"
                  + " WHERE sequence > ? ORDER BY sequence LIMIT ?")) {
        query.setLong(1, sequence);
        query.setInt(2, READ_EVENTS_MAX);
        List<EventEnvelope> found = new ArrayList<>();
        try (var rows = query.executeQuery()) {
          while (rows.next()) {
            EventEnvelope envelope = envelope(rows);
            if (envelope != null) {
              found.add(envelope);
            }
          }
        }
        return found;
      } catch (SQLException e) {
        throw new LedgerFailure("The ledger can not be read", e);
      }
    }
  }

  private @Nullable EventEnvelope envelope(ResultSet row) throws SQLException {
    long sequence = row.getLong(1);
    int version = row.getInt(5);
    if (version > EventEnvelope.VERSION) {
      LOG.warnf("Event %d has version %d and stays unread", sequence, version);
      return null;
    }
    try {
      return new EventEnvelope(
          new EventId(edge, row.getLong(2), sequence),
          new TenantId(row.getString(3)),
          Instant.ofEpochMilli(row.getLong(4)),
          version,
          Json.read(row.getString(6), Event.class));
    } catch (MalformedJsonException e) {
      LOG.warnf("Event %d is of a kind that is not known here and stays unread", sequence);
      return null;
    }
  }

  @Override
  public long last() {
    return last;
  }

  @Override
  public long acknowledged() {
    return acknowledged;
  }

  @Override
  public void acknowledge(long sequence) {
    synchronized (writing) {
      try {
        setMeta("acknowledged", sequence);
        acknowledged = sequence;
      } catch (SQLException e) {
        // Not kept: after a restart some events are sent twice, which is allowed.
        LOG.warn("The cursor could not be written", e);
      }
    }
  }

  @Override
  public void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {
    if (!closed.compareAndSet(false, true)) {
      return;
    }
    try {
      writer.interrupt();
      writer.join();
      writing.close();
      reading.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.warn("The ledger did not close well", e);
    }
  }
}
