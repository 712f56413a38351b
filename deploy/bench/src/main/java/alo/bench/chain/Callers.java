package alo.bench.chain;

import alo.local.carrier.Ami;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/// A crowd that does not get smaller: whenever a call ends, another caller dials.
final class Callers implements AutoCloseable {
  private static final int RING_MILLIS_MAX = 30_000;
  private static final Duration QUIET_MAX = Duration.ofSeconds(15);

  private final Ami ami;
  private final Set<String> live = ConcurrentHashMap.newKeySet();
  private final AtomicInteger dialled = new AtomicInteger();
  private volatile String destination = "";

  /// Connects to the running carrier.
  Callers(String address, int port, String secret) {
    ami = new Ami(address, port, secret, this::hear);
  }

  /// Begins.
  ///
  /// @param destination as Dial wants it
  void crowd(String destination, int count) {
    this.destination = destination;
    for (int i = 0; i < count; i++) {
      dial();
    }
  }

  /// Nobody dials any more and all hang up; returns when all are gone.
  void disperse() {
    destination = "";
    Patience.await(
        "all callers gone",
        QUIET_MAX,
        () -> {
          ami.send("Command", Map.of("Command", "channel request hangup all"));
          return live.isEmpty();
        });
  }

  private void dial() {
    String to = destination;
    if (to.isEmpty()) {
      return;
    }
    String id = "caller-" + UUID.randomUUID();
    String from = "+8490%07d".formatted(dialled.incrementAndGet());
    Map<String, String> fields = new LinkedHashMap<>();
    fields.put("Channel", to);
    fields.put("ChannelId", id);
    fields.put("Context", "caller");
    fields.put("Exten", "s");
    fields.put("Priority", "1");
    fields.put("Timeout", String.valueOf(RING_MILLIS_MAX));
    fields.put("CallerID", "%s <%s>".formatted(from, from));
    fields.put("Async", "true");
    live.add(id);
    ami.send("Originate", fields);
  }

  private void hear(Map<String, String> event) {
    String id = event.get("Uniqueid");
    if ("Hangup".equals(event.get("Event")) && id != null && live.remove(id)) {
      // Not on the connection's thread, which the answer comes on.
      Thread.startVirtualThread(this::dial);
    }
  }

  @Override
  public void close() {
    destination = "";
    ami.close();
  }
}
