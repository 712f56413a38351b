package alo.tenants.prober;

import alo.contract.isolation.IsolationRound;
import io.smallrye.health.api.Wellness;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/// Says when a leak is open, or when nobody knows because no round was run for long. It is no
/// reason to restart this program or to send it no requests: neither would close a leak.
@Wellness
@Singleton
class IsolationHealth implements HealthCheck {
  /// As long as nobody need know.
  private static final Duration SILENCE_MAX = Duration.ofMinutes(15);

  private static final int ROUNDS_MISSED_MAX = 3;

  private final Prober prober;
  private final Rounds rounds;
  private final InstantSource clock;
  private final Instant started;

  @Inject
  IsolationHealth(Prober prober, Rounds rounds, InstantSource clock) {
    this.prober = prober;
    this.rounds = rounds;
    this.clock = clock;
    this.started = clock.instant();
  }

  @Override
  public HealthCheckResponse call() {
    HealthCheckResponseBuilder answer = HealthCheckResponse.named("isolation").up();
    if (!prober.isOn()) {
      return answer.withData("rounds", "off").build();
    }
    Optional<IsolationRound> last = rounds.last();
    Instant seen = last.map(IsolationRound::endedAt).orElse(started);
    if (last.isPresent()) {
      answer.withData("lastRound", seen.toString());
    }
    int leaks = last.map(IsolationRound::leaks).orElse(0);
    answer.withData("leaks", leaks);
    if (leaks > 0) {
      return answer.down().build();
    }
    boolean isSilent = later(seen, started).plus(patience()).isBefore(clock.instant());
    return isSilent ? answer.withData("rounds", "none for long").down().build() : answer.build();
  }

  private Duration patience() {
    Duration rare = prober.every().multipliedBy(ROUNDS_MISSED_MAX);
    return rare.compareTo(SILENCE_MAX) > 0 ? rare : SILENCE_MAX;
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
