package alo.bench.chain;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for conditions, never longer than said.
final class Patience {
  private static final long LOOK_EVERY_NANOS = TimeUnit.MILLISECONDS.toNanos(100);

  private Patience() {}

  /// Waits for a condition.
  ///
  /// @throws IllegalStateException when it does not come true in time
  static void await(String what, Duration max, BooleanSupplier condition) {
    if (!within(max, condition)) {
      throw new IllegalStateException("Expected %s within %d s".formatted(what, max.toSeconds()));
    }
  }

  /// Whether a condition comes true in time.
  static boolean within(Duration max, BooleanSupplier condition) {
    long end = System.nanoTime() + max.toNanos();
    while (!condition.getAsBoolean()) {
      if (System.nanoTime() > end) {
        return false;
      }
      LockSupport.parkNanos(LOOK_EVERY_NANOS);
      if (Thread.currentThread().isInterrupted()) {
        throw new IllegalStateException("Interrupted");
      }
    }
    return true;
  }
}
