package alo.edge.agent;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.LongSupplier;

/// Begins with the clock and then goes on evenly, also when that is set or the machine has slept:
/// for how long something has been silent. Nobody else knows its moments.
public final class SteadyClock implements InstantSource {
  private final LongSupplier nanos;
  private final Instant began;
  private final long beganNanos;

  /// @param nanos counts on evenly from anywhere, as `System.nanoTime` does
  public SteadyClock(InstantSource clock, LongSupplier nanos) {
    this.nanos = nanos;
    this.began = clock.instant();
    this.beganNanos = nanos.getAsLong();
  }

  @Override
  public Instant instant() {
    return began.plusNanos(nanos.getAsLong() - beganNanos);
  }
}
