package alo.edge.ledger;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.wire.json.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;

/// A ledger for tests and simulations: forgets everything with the process.
public final class InMemoryLedger implements Ledger {
  private final EdgeId edge;
  private final long epoch;
  private final List<EventEnvelope> rows = new ArrayList<>();
  private final List<Runnable> listeners = new CopyOnWriteArrayList<>();
  private long last;
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
    long end;
    synchronized (this) {
      for (Event event : events) {
        rows.add(
            new EventEnvelope(
                new EventId(edge, epoch, ++last), tenant, at, EventEnvelope.VERSION, event));
      }
      end = last;
    }
    if (!events.isEmpty()) {
      listeners.forEach(Runnable::run);
    }
    return CompletableFuture.completedFuture(end);
  }

  @Override
  public CompletableFuture<Long> settle(TenantId tenant) {
    return CompletableFuture.completedFuture(last());
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
  public synchronized List<Row> after(long sequence) {
    return rows.stream()
        .filter(row -> row.id().sequence() > sequence)
        .limit(READ_EVENTS_MAX)
        .map(
            row ->
                new Row(row.id(), row.tenant(), row.at(), row.version(), Json.write(row.event())))
        .toList();
  }

  @Override
  public String trouble() {
    return "";
  }

  @Override
  public synchronized long last() {
    return last;
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
  public synchronized int forget(TenantId tenant, List<Long> sequences) {
    Set<Long> gone = Set.copyOf(sequences);
    int before = rows.size();
    rows.removeIf(
        row ->
            row.tenant().equals(tenant)
                && row.id().sequence() <= acknowledged
                && gone.contains(row.id().sequence()));
    return before - rows.size();
  }

  @Override
  public void onCommit(Runnable listener) {
    listeners.add(listener);
  }

  @Override
  public void close() {}
}
