package alo.tenants.edge;

import alo.tenants.platform.Database;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Goes through the events that were set aside: after every start, because a new version of the
/// program may understand them, and daily. How many are left is in the metrics and at the health
/// address.
@ApplicationScoped
class AsideRounds {
  private static final Logger LOG = Logger.getLogger(AsideRounds.class);
  private static final int READ_EVENTS_MAX = 500;

  @Inject Database database;
  @Inject Histories histories;
  @Inject Intake intake;
  @Inject MeterRegistry meters;

  private final AtomicLong left = new AtomicLong();

  /// Whether the last round could not try them all.
  private volatile boolean isOwed;

  /// Whether one of this round could not be tried.
  private boolean failed;

  void register(@Observes StartupEvent event) {
    meters.gauge("alo.events.aside", left);
  }

  /// How many were aside when last looked, within a minute.
  long left() {
    return left.get();
  }

  @Scheduled(every = "1m", delayed = "10s")
  void count() {
    left.set(database.call(histories::countAside));
    if (isOwed) {
      takeAgain();
    }
  }

  @Scheduled(every = "24h", delayed = "1m", concurrentExecution = ConcurrentExecution.SKIP)
  synchronized void takeAgain() {
    // Owed until it is done, also if looking for them fails.
    isOwed = true;
    failed = false;
    Histories.Aside last = null;
    long taken = 0;
    while (true) {
      Histories.Aside behind = last;
      List<Histories.Aside> some = database.call(c -> histories.aside(c, behind, READ_EVENTS_MAX));
      if (some.isEmpty()) {
        break;
      }
      for (Histories.Aside aside : some) {
        taken += isTaken(aside) ? 1 : 0;
      }
      last = some.getLast();
    }
    isOwed = failed;
    left.set(database.call(histories::countAside));
    if (taken > 0) {
      LOG.infof("%d events that had been set aside are in their place, %d are left", taken, left());
    }
  }

  /// A database that stumbles over one must not keep the others aside until tomorrow.
  private boolean isTaken(Histories.Aside aside) {
    try {
      return intake.takeAgain(aside);
    } catch (RuntimeException e) {
      failed = true;
      LOG.warnf("An event that was set aside is tried again within a minute: %s", e.getMessage());
      return false;
    }
  }
}
