package alo.tenants.interaction;

import alo.contract.interaction.CallRecord;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Sums up how long a call waited, talked and was held. One of them runs at a time, or none. Talk
/// and hold are started seconds, as they are charged.
final class CallClock {
  private Duration waited = Duration.ZERO;
  private Duration talked = Duration.ZERO;
  private Duration held = Duration.ZERO;
  private Running running = Running.NOTHING;
  private @Nullable Instant since;

  private enum Running {
    NOTHING,
    WAITING,
    TALKING,
    HELD
  }

  void waiting(Instant at) {
    go(Running.WAITING, at);
  }

  void talk(Instant at) {
    go(Running.TALKING, at);
  }

  void hold(Instant at) {
    go(Running.HELD, at);
  }

  void pause(Instant at) {
    go(Running.NOTHING, at);
  }

  int waitSeconds() {
    return Math.toIntExact(waited.toSeconds());
  }

  int talkSeconds() {
    return CallRecord.startedSeconds(talked);
  }

  int holdSeconds() {
    return CallRecord.startedSeconds(held);
  }

  /// Since when it is held, if it is.
  @Nullable Instant heldSince() {
    return running == Running.HELD ? since : null;
  }

  private void go(Running next, Instant at) {
    Duration passed =
        since == null || at.isBefore(since) ? Duration.ZERO : Duration.between(since, at);
    switch (running) {
      case NOTHING -> {}
      case WAITING -> waited = waited.plus(passed);
      case TALKING -> talked = talked.plus(passed);
      case HELD -> held = held.plus(passed);
    }
    running = next;
    since = at;
  }
}
