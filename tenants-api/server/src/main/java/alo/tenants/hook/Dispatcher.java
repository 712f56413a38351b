package alo.tenants.hook;

import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jboss.logging.Logger;

/// Sends what is due, each hook on a thread of its own and its messages one after the other. A
/// message is entered as sent after its answer came: a process that dies between the two sends it
/// again, under the same id.
@ApplicationScoped
class Dispatcher {
  private static final Logger LOG = Logger.getLogger(Dispatcher.class);

  /// Hooks in hand at once in this process.
  private static final int HOOKS_AT_ONCE = 128;

  /// After so long a hook goes back in line behind the others.
  private static final Duration TURN = Duration.ofSeconds(20);

  @Inject Outbox outbox;
  @Inject Courier courier;
  @Inject InstantSource clock;

  private final ExecutorService workers = Executors.newVirtualThreadPerTaskExecutor();
  private final Semaphore free = new Semaphore(HOOKS_AT_ONCE);
  private final AtomicBoolean woken = new AtomicBoolean();

  void due(@Observes(during = TransactionPhase.AFTER_SUCCESS) PublicEvents.MessagesDue queued) {
    if (woken.compareAndSet(false, true)) {
      workers.execute(
          () -> {
            woken.set(false);
            look();
          });
    }
  }

  void stop(@Observes ShutdownEvent stopping) {
    workers.shutdownNow();
  }

  /// Takes what is due in hand. Another process may have queued it, or its time has come.
  @Scheduled(every = "1s", delayed = "2s", concurrentExecution = ConcurrentExecution.SKIP)
  void look() {
    int places = free.drainPermits();
    int taken = 0;
    try {
      if (places > 0) {
        List<Outbox.Leased> leased = outbox.lease(places);
        for (Outbox.Leased one : leased) {
          workers.execute(() -> turn(one));
          taken++;
        }
      }
    } finally {
      free.release(places - taken);
    }
  }

  private void turn(Outbox.Leased leased) {
    try {
      send(leased);
      outbox.release(leased);
    } catch (RuntimeException e) {
      // Its lease runs out, and then it is somebody's again.
      LOG.warnf(e, "Web-hook %s of %s is left for later", leased.hook(), leased.tenant());
    } finally {
      free.release();
    }
  }

  private void send(Outbox.Leased leased) {
    Instant end = clock.instant().plus(TURN);
    Optional<Outbox.Message> next = outbox.next(leased);
    while (next.isPresent()) {
      Outbox.Attempt attempt = courier.send(next.get());
      outbox.enter(leased, next.get(), attempt);
      next =
          attempt.succeeded() && clock.instant().isBefore(end)
              ? outbox.next(leased)
              : Optional.empty();
    }
  }
}
