package alo.billing.platform;

import io.quarkus.runtime.ShutdownEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Work that comes round again and again, one piece at a time.
@ApplicationScoped
public class Rounds {
  private static final Logger LOG = Logger.getLogger(Rounds.class);

  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(Thread.ofPlatform().name("rounds").factory());

  /// Runs the work after each pause, until the program ends; a pause of zero never runs it. A
  /// failure is logged and the next round comes all the same.
  public void every(Duration pause, String name, Runnable work) {
    if (pause.isZero()) {
      return;
    }
    var _ =
        timer.scheduleWithFixedDelay(
            () -> once(name, work), pause.toMillis(), pause.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void once(String name, Runnable work) {
    try {
      work.run();
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s failed and will be tried again", name);
    }
  }

  void stop(@Observes ShutdownEvent event) {
    timer.shutdownNow();
  }
}
