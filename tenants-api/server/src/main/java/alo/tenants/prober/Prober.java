package alo.tenants.prober;

import alo.contract.isolation.IsolationRound;
import alo.contract.problem.RejectedException;
import alo.tenants.identity.IdentityProviderException;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.runtime.configuration.DurationConverter;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.jboss.logging.Logger;

/// Has a round run now and then. Whatever hinders a round is told as what it is: no leak, and no
/// proof either.
@ApplicationScoped
class Prober {
  private static final Logger LOG = Logger.getLogger(Prober.class);
  private static final String OFF = "off";

  @Inject ProberSettings settings;
  @Inject Round round;
  @Inject Rounds rounds;
  @Inject MeterRegistry meters;

  private final AtomicLong leaks = new AtomicLong();

  void register(@Observes StartupEvent event) {
    meters.gauge("alo.isolation.leaks", leaks);
    meters.counter("alo.isolation.attempts");
  }

  @Scheduled(
      every = "${alo.prober.every:5m}",
      delayed = "20s",
      concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void due() {
    rounds.begin(every()).ifPresent(this::run);
    // Another process may have run the round.
    leaks.set(rounds.last().map(IsolationRound::leaks).orElse(0));
  }

  /// Whether rounds are run at all.
  boolean isOn() {
    return !settings.every().equalsIgnoreCase(OFF);
  }

  /// How often.
  Duration every() {
    return isOn() ? DurationConverter.parseDuration(settings.every()) : Duration.ZERO;
  }

  private void run(long number) {
    try {
      Round.Outcome outcome = round.run();
      rounds.end(number, outcome);
      told(number, outcome.findings());
    } catch (NotRunException e) {
      notRun(number, e.reason());
    } catch (IdentityProviderException e) {
      notRun(number, "the identity provider failed: " + e.getMessage());
    } catch (RejectedException e) {
      notRun(number, "a canary could not be made: " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "Round %d of the canaries failed", number);
      notRun(number, "the prober failed: " + e.getClass().getSimpleName());
    }
  }

  private void told(long number, Findings findings) {
    meters.counter("alo.isolation.attempts").increment(findings.attempts());
    findings
        .leaked()
        .forEach(
            leak ->
                LOG.errorf(
                    "LEAK between tenants in round %d: %s, %s: expected %s, but %s came",
                    number, leak.operation(), leak.aim(), leak.expected(), leak.came()));
    LOG.infof(
        "Round %d of the canaries: %d attempts, %d unclear, %d leaks",
        number, findings.attempts(), findings.unclear(), findings.leaks());
  }

  private void notRun(long number, String reason) {
    LOG.warnf("Round %d of the canaries was not run: %s", number, reason);
    rounds.notRun(number, reason);
  }
}
