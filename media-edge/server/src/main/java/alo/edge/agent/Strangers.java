package alo.edge.agent;

import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.time.Instant;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Sockets that have not said hello yet.
final class Strangers {
  /// One that has not said hello within this time is closed.
  static final Duration HELLO_MAX = Duration.ofSeconds(10);

  /// More are closed at once.
  static final int STRANGERS_MAX = 1_000;

  private final Set<AgentWindow> strangers = ConcurrentHashMap.newKeySet();

  /// False when there are too many.
  boolean add(AgentWindow window) {
    return strangers.size() < STRANGERS_MAX && strangers.add(window);
  }

  void remove(AgentWindow window) {
    strangers.remove(window);
  }

  void closeSilent(Instant now) {
    for (AgentWindow window : strangers) {
      if (!now.isBefore(window.lastAlive().plus(HELLO_MAX))) {
        strangers.remove(window);
        window.close(CloseCodes.VIOLATED_POLICY, "Expected hello within 10 s");
      }
    }
  }
}
