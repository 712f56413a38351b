package alo.edge.asterisk;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.edge.ledger.Ledger;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// A ledger on a disk that is busy.
final class SlowLedger implements Ledger {
  private final Ledger disk;
  private final ExecutorService thread = Executors.newSingleThreadExecutor();
  private final Executor later;

  SlowLedger(Ledger disk, Duration commits) {
    this.disk = disk;
    this.later =
        CompletableFuture.delayedExecutor(commits.toMillis(), TimeUnit.MILLISECONDS, thread);
  }

  @Override
  public long epoch() {
    return disk.epoch();
  }

  @Override
  public CompletableFuture<Long> append(TenantId tenant, Instant at, List<Event> events) {
    return disk.append(tenant, at, events).thenApplyAsync(sequence -> sequence, later);
  }

  @Override
  public CompletableFuture<Long> settle(TenantId tenant) {
    return disk.settle(tenant);
  }

  @Override
  public void replay(TenantId tenant, Consumer<EventEnvelope> each) {
    disk.replay(tenant, each);
  }

  @Override
  public List<Row> after(long sequence) {
    return disk.after(sequence);
  }

  @Override
  public String trouble() {
    return disk.trouble();
  }

  @Override
  public long last() {
    return disk.last();
  }

  @Override
  public long acknowledged() {
    return disk.acknowledged();
  }

  @Override
  public void acknowledge(long sequence) {
    disk.acknowledge(sequence);
  }

  @Override
  public int forget(TenantId tenant, List<Long> sequences) {
    return disk.forget(tenant, sequences);
  }

  @Override
  public void onCommit(Runnable listener) {
    disk.onCommit(listener);
  }

  @Override
  public void close() {
    disk.close();
    thread.shutdownNow();
  }
}
