package alo.edge.ledger;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EventId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// Keeps events in one order over all tenants.
///
/// Sequences go on over restarts and have no gap; the epoch grows with every start and with every
/// new file, so that an event's id (edge, epoch, sequence) is never given twice, also not after the
/// disk was lost or an old copy was put back.
public interface Ledger extends AutoCloseable {
  /// The most events that [#after] returns.
  int READ_EVENTS_MAX = 500;

  /// An event as it lies there, of whatever version.
  record Row(EventId id, TenantId tenant, Instant at, int version, String json) {}

  /// The ownership under which this run writes.
  long epoch();

  /// Keeps events. The answer is the last sequence on disk; answers complete in the order of the
  /// calls, also those without events, which only wait for the ones before them. It fails when the
  /// disk does; from then on every append of this tenant fails, since it was decided on what is not
  /// on disk, until [#settle].
  CompletableFuture<Long> append(TenantId tenant, Instant at, List<Event> events);

  /// Completes when all that was appended before is on disk or has failed. What the tenant appends
  /// afterwards is taken again: he has to decide it on what [#replay] gives.
  CompletableFuture<Long> settle(TenantId tenant);

  /// A tenant's events from the first to the last one committed. Rows of a version that this
  /// program does not know stay unread.
  void replay(TenantId tenant, Consumer<EventEnvelope> each);

  /// Events behind a sequence in order, at most [#READ_EVENTS_MAX]; committed ones only, known here
  /// or not.
  List<Row> after(long sequence);

  /// What keeps events from being kept, for people; empty if nothing does.
  String trouble();

  /// The highest sequence on disk, 0 for none.
  long last();

  /// Up to where the control plane has stored everything.
  long acknowledged();

  /// Moves the cursor; it survives a restart.
  void acknowledge(long sequence);

  /// Deletes events of a tenant in the given order, but none that is not acknowledged; says how
  /// many.
  int forget(TenantId tenant, List<Long> sequences);

  /// Tells after each commit that there is more to read.
  void onCommit(Runnable listener);

  @Override
  void close();
}
