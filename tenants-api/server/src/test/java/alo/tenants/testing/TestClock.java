package alo.tenants.testing;

import jakarta.annotation.Priority;
import jakarta.enterprise.inject.Alternative;
import jakarta.inject.Singleton;
import java.time.Clock;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Optional;

/// The system's clock, until a test stops it at a moment.
@Alternative
@Priority(1)
@Singleton
public class TestClock implements InstantSource {
  private volatile Optional<Instant> stopped = Optional.empty();

  /// From now on it is this moment.
  public void stopAt(Instant moment) {
    stopped = Optional.of(moment);
  }

  /// It goes again.
  public void go() {
    stopped = Optional.empty();
  }

  @Override
  public Instant instant() {
    return stopped.orElseGet(() -> Clock.systemUTC().instant());
  }
}
