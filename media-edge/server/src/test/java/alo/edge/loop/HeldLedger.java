package alo.edge.loop;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.edge.ledger.Ledger;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;

/// A ledger whose disk can be slow.
final class HeldLedger implements Ledger {
  private final Ledger inner;
  final BlockingQueue<Runnable> held = new LinkedBlockingQueue<>();
  volatile boolean slow;
  volatile boolean broken;

  HeldLedger(Ledger inner) {
    this.inner = inner;
  }

  void release() {
    slow = false;
    for (Runnable one = held.poll(); one != null; one = held.poll()) {
      one.run();
    }
  }

  @Override
  public CompletableFuture<Long> append(TenantId tenant, Instant at, List<Event> events) {
    if (broken) {
      return CompletableFuture.failedFuture(new IllegalStateException("disk full"));
    }
    if (!slow) {
      return inner.append(tenant, at, events);
    }
    var answer = new CompletableFuture<Long>();
    held.add(() -> answer.complete(inner.append(tenant, at, events).join()));
    return answer;
  }

  @Override
  public long epoch() {
    return inner.epoch();
  }

  @Override
  public void replay(TenantId tenant, Consumer<EventEnvelope> each) {
    inner.replay(tenant, each);
  }

  @Override
  public CompletableFuture<Long> settle(TenantId tenant) {
    return inner.settle(tenant);
  }

  @Override
  public List<Row> after(long sequence) {
    return inner.after(sequence);
  }

  @Override
  public int forget(TenantId tenant, List<Long> sequences) {
    return inner.forget(tenant, sequences);
  }

  @Override
  public String trouble() {
    return inner.trouble();
  }

  @Override
  public long last() {
    return inner.last();
  }

  @Override
  public long acknowledged() {
    return inner.acknowledged();
  }

  @Override
  public void acknowledge(long sequence) {
    inner.acknowledge(sequence);
  }

  @Override
  public void onCommit(Runnable listener) {
    inner.onCommit(listener);
  }

  @Override
  public void close() {}
}
