package alo.edge.ledger;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.wire.json.Json;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A ledger in one SQLite file. One thread writes and commits whatever has gathered meanwhile: a
/// slow disk costs latency, not throughput.
public final class SqliteLedger implements Ledger {
  private static final Logger LOG = Logger.getLogger(SqliteLedger.class);
  private static final int QUEUE_BATCHES_MAX = 100_000;
  private static final int COMMIT_BATCHES_MAX = 2_000;

  /// Rows that are deleted at once: commits wait meanwhile.
  private static final int DELETE_ROWS_MAX = 500;

  /// @param settles takes the tenant's batches again from here on
  private record Batch(
      TenantId tenant,
      boolean settles,
      List<LedgerFile.Entry> entries,
      CompletableFuture<Long> done) {}

  private final LedgerFile file;
  private final BlockingQueue<Batch> queue = new ArrayBlockingQueue<>(QUEUE_BATCHES_MAX);
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private final AtomicBoolean closed = new AtomicBoolean();
  private final Thread writer;
  private final long epoch;

  /// Tenants of whom something was not committed; only the writer looks here.
  private final Set<TenantId> behind = new HashSet<>();

  private volatile String trouble = "";
  private volatile long last;
  private volatile long acknowledged;

  /// Opens or makes the file and begins a new epoch.
  ///
  /// @param now seeds the epoch of a new file, so that it is above that of any lost one
  public SqliteLedger(EdgeId edge, Path path, Instant now) {
    try {
      file = new LedgerFile(edge, path);
      epoch = Math.max(file.meta("epoch") + 1, now.getEpochSecond());
      file.setMeta("epoch", epoch);
      acknowledged = file.meta("acknowledged");
      last = file.highest();
    } catch (SQLException e) {
      throw new LedgerFailure("The ledger " + path + " can not be opened", e);
    }
    writer = Thread.ofPlatform().name("ledger-writer").daemon().start(this::write);
  }

  String pragma(String name) {
    try {
      return file.pragma(name);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  private static LedgerFailure unreadable(SQLException cause) {
    return new LedgerFailure("The ledger can not be read", cause);
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public CompletableFuture<Long> append(TenantId tenant, Instant at, List<Event> events) {
    long millis = at.toEpochMilli();
    return put(
        tenant,
        false,
        events.stream()
            .map(event -> new LedgerFile.Entry(tenant, millis, Json.write(event)))
            .toList());
  }

  @Override
  public CompletableFuture<Long> settle(TenantId tenant) {
    return put(tenant, true, List.of());
  }

  private CompletableFuture<Long> put(
      TenantId tenant, boolean settles, List<LedgerFile.Entry> entries) {
    var batch = new Batch(tenant, settles, entries, new CompletableFuture<>());
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

  /// A tenant who is behind and settles within the group begins anew with what follows, which is
  /// therefore not committed together with what was before.
  private void commit(List<Batch> group) {
    int from = 0;
    for (int i = 0; i < group.size(); i++) {
      if (group.get(i).settles()) {
        commitOpen(group.subList(from, i));
        behind.remove(group.get(i).tenant());
        group.get(i).done().complete(last);
        from = i + 1;
      }
    }
    commitOpen(group.subList(from, group.size()));
  }

  private void commitOpen(List<Batch> group) {
    List<LedgerFile.Entry> entries = new ArrayList<>();
    for (Batch batch : group) {
      if (!behind.contains(batch.tenant())) {
        entries.addAll(batch.entries());
      }
    }
    LedgerFailure failure = insert(entries);
    long sequence = last;
    if (failure == null) {
      last += entries.size();
    } else {
      entries.forEach(entry -> behind.add(entry.tenant()));
      last = highest();
    }
    for (Batch batch : group) {
      if (behind.contains(batch.tenant())) {
        batch.done().completeExceptionally(failure != null ? failure : decidedOnNothing());
      } else {
        sequence += batch.entries().size();
        batch.done().complete(sequence);
      }
    }
    if (failure == null && !entries.isEmpty()) {
      listeners.forEach(Runnable::run);
    }
  }

  private static LedgerFailure decidedOnNothing() {
    return new LedgerFailure("What this was decided on was not committed", null);
  }

  private @Nullable LedgerFailure insert(List<LedgerFile.Entry> entries) {
    if (entries.isEmpty()) {
      return null;
    }
    try {
      file.insert(epoch, last, entries);
      trouble = "";
      return null;
    } catch (SQLException e) {
      LOG.errorf(e, "The ledger could not commit %d events", entries.size());
      trouble = "the last commit failed: " + e.getMessage();
      return new LedgerFailure("Not committed", e);
    }
  }

  /// A commit that failed may still have been made: its sequences are not given again.
  private long highest() {
    try {
      return Math.max(last, file.highest());
    } catch (SQLException e) {
      LOG.warn("The ledger's end can not be read", e);
      return last;
    }
  }

  @Override
  public void replay(TenantId tenant, Consumer<EventEnvelope> each) {
    try {
      file.read(tenant, each);
    } catch (SQLException e) {
      throw new LedgerFailure("The ledger can not be replayed", e);
    }
  }

  @Override
  public List<Row> after(long sequence) {
    try {
      return file.after(sequence, READ_EVENTS_MAX);
    } catch (SQLException e) {
      throw unreadable(e);
    }
  }

  @Override
  public String trouble() {
    if (!writer.isAlive()) {
      return "nothing is written any more";
    }
    if (!trouble.isEmpty() && canWrite()) {
      trouble = "";
    }
    return trouble;
  }

  /// Tried by whoever asks: on a quiet edge no event would tell that the disk is well again.
  private boolean canWrite() {
    try {
      file.setMeta("tried", last);
      return true;
    } catch (SQLException e) {
      LOG.debug("The ledger still can not write", e);
      return false;
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
    try {
      file.setMeta("acknowledged", sequence);
      acknowledged = sequence;
    } catch (SQLException e) {
      // Not kept: after a restart some events are sent twice, which is allowed.
      LOG.warn("The cursor could not be written", e);
    }
  }

  @Override
  public int forget(TenantId tenant, List<Long> sequences) {
    long upTo = acknowledged;
    int deleted = 0;
    try {
      for (int i = 0; i < sequences.size(); i += DELETE_ROWS_MAX) {
        int end = Math.min(sequences.size(), i + DELETE_ROWS_MAX);
        deleted += file.delete(tenant, sequences.subList(i, end), upTo);
      }
    } catch (SQLException e) {
      // They stay, and are forgotten another time.
      LOG.warn("Old events could not be deleted", e);
    }
    return deleted;
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
      file.close();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (SQLException e) {
      LOG.warn("The ledger did not close well", e);
    }
  }
}
