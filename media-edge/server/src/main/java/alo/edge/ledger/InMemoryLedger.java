package alo.edge.ledger;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A ledger for tests and simulations: forgets everything with the process.
public final class InMemoryLedger implements Ledger {
  private final EdgeId edge;
  private final long epoch;
  private final List<EventEnvelope> rows = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long acknowledged;

  /// An empty ledger.
  public InMemoryLedger(EdgeId edge, long epoch) {
    this.edge = edge;
    this.epoch = epoch;
  }

  @Override
  public long epoch() {
    return epoch;
  }

  @Override
  public CompletableFuture<Long> append(TenantId tenant, Instant at, List<Event> events) {
    long last;
    synchronized (this) {
      for (Event event : events) {
        rows.add(
            new EventEnvelope(
                new EventId(edge, epoch, rows.size() + 1L),
                tenant,
                at,
                EventEnvelope.VERSION,
                event));
      }
      last = rows.size();
    }
    if (!events.isEmpty()) {
      listeners.forEach(Runnable::run);
    }
    return CompletableFuture.completedFuture(last);
  }

  @Override
  public void replay(TenantId tenant, Consumer<EventEnvelope> each) {
    List<EventEnvelope> copy;
    synchronized (this) {
      copy = List.copyOf(rows);
    }
    copy.stream().filter(row -> row.tenant().equals(tenant)).forEach(each);
  }

  @Override
  public synchronized List<EventEnvelope> after(long sequence) {
    int from = (int) Math.clamp(sequence, 0, rows.size());
    return List.copyOf(rows.subList(from, Math.min(rows.size(), from + READ_EVENTS_MAX)));
  }

  @Override
  public synchronized long last() {
    return rows.size();
  }

  @Override
  public synchronized long acknowledged() {
    return acknowledged;
  }

  @Override
  public synchronized void acknowledge(long sequence) {
    acknowledged = sequence;
  }

  @Override
  public void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {}
}
