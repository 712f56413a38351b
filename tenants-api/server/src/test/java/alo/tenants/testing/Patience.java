package alo.tenants.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;

/// Waits for what must come to pass, on a machine that has much else to do.
public final class Patience {
  private static final Duration MAX = Duration.ofSeconds(45);
  private static final Duration LOOK_EVERY = Duration.ofMillis(10);

  private Patience() {}

  /// Waits until something holds that needs no name.
  public static void await(BooleanSupplier holds) {
    await("what is awaited", holds);
  }

  /// Waits until something holds; fails with its name if that takes too long.
  public static void await(String what, BooleanSupplier holds) {
    long end = System.nanoTime() + MAX.toNanos();
    while (!holds.getAsBoolean()) {
      assertThat(System.nanoTime()).as(what + " within " + MAX).isLessThan(end);
      LockSupport.parkNanos(LOOK_EVERY.toNanos());
    }
  }
}
