package alo.tenants.limit;

import java.time.Duration;

/// So many at once, and as many again in each window, evenly.
record Pace(String name, int quota, Duration window) {
  Pace {
    if (quota < 1 || window.toSeconds() < 1) {
      throw new IllegalArgumentException("Expected at least one in a second");
    }
  }

  /// Nanoseconds until one more may come.
  long interval() {
    return window.toNanos() / quota;
  }
}
