package alo.e2e.system;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;

/// Waits for conditions, never for time.
public final class Await {
  private static final Duration POLL = Duration.ofMillis(100);

  private Await() {}

  /// Waits until a condition holds.
  public static void until(String what, Duration max, BooleanSupplier condition) {
    get(what, max, () -> condition.getAsBoolean() ? Optional.of(true) : Optional.empty());
  }

  /// Waits until there is something.
  public static <T> T get(String what, Duration max, Supplier<Optional<T>> source) {
    long end = System.nanoTime() + max.toNanos();
    RuntimeException last = null;
    while (System.nanoTime() < end) {
      try {
        Optional<T> found = source.get();
        if (found.isPresent()) {
          return found.get();
        }
        last = null;
      } catch (RuntimeException e) {
        // A service that is just being started again refuses; the deadline decides.
        last = e;
      }
      try {
        TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException(e);
      }
    }
    throw new AssertionError(
        "Expected within %d s: %s%s"
            .formatted(max.toSeconds(), what, last == null ? "" : " (" + last.getMessage() + ")"),
        last);
  }
}
