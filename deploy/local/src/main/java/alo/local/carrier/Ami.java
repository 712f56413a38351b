package alo.local.carrier;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/// A connection to the carrier's manager port: lines of `Key: value`, a blank line between
/// messages.
///
/// The edges' PBX is driven by another, richer library; the carrier needs four actions. Benchmarks
/// drive their carrier and telephones with it.
public final class Ami implements AutoCloseable {
  private static final int CONNECT_MILLIS_MAX = 3_000;
  private static final int ANSWER_SECONDS_MAX = 10;

  private final Socket socket = new Socket();
  private final Map<String, CompletableFuture<Map<String, String>>> waiting =
      new ConcurrentHashMap<>();
  private final AtomicLong actions = new AtomicLong();
  private final Consumer<Map<String, String>> events;

  /// Connects and logs in.
  ///
  /// @param events gets every event, on one thread
  public Ami(String address, int port, String secret, Consumer<Map<String, String>> events) {
    this.events = events;
    try {
      socket.connect(new InetSocketAddress(address, port), CONNECT_MILLIS_MAX);
      var reader =
          new BufferedReader(
              new InputStreamReader(socket.getInputStream(), StandardCharsets.UTF_8));
      String greeting = reader.readLine();
      if (greeting == null || !greeting.startsWith("Asterisk Call Manager")) {
        throw new IllegalStateException("Expected a manager port, but it says " + greeting);
      }
      Thread.ofVirtual().name("carrier-ami").start(() -> read(reader));
    } catch (IOException e) {
      throw new UncheckedIOException("Carrier's manager port: " + e.getMessage(), e);
    }
    send("Login", Map.of("Username", "launcher", "Secret", secret));
  }

  /// Sends an action and waits for its response; throws when it is refused.
  public Map<String, String> send(String action, Map<String, String> fields) {
    String id = "a" + actions.incrementAndGet();
    var answer = new CompletableFuture<Map<String, String>>();
    waiting.put(id, answer);
    var text = new StringBuilder("Action: " + action + "\r\nActionID: " + id + "\r\n");
    fields.forEach((name, value) -> line(text, name, value));
    text.append("\r\n");
    try {
      synchronized (this) {
        socket.getOutputStream().write(text.toString().getBytes(StandardCharsets.UTF_8));
      }
      Map<String, String> response = answer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
      if ("Error".equals(response.get("Response"))) {
        throw new IllegalStateException(action + " was refused: " + response.get("Message"));
      }
      return response;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } catch (ExecutionException | TimeoutException e) {
      throw new IllegalStateException("The carrier does not answer to " + action, e);
    } finally {
      waiting.remove(id);
    }
  }

  @Override
  public void close() {
    try {
      socket.close();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A value with line breaks stands for a repeated field.
  private static void line(StringBuilder text, String name, String value) {
    value.lines().forEach(v -> text.append(name).append(": ").append(v).append("\r\n"));
  }

  private void read(BufferedReader reader) {
    Map<String, String> message = new LinkedHashMap<>();
    try {
      for (String line = reader.readLine(); line != null; line = reader.readLine()) {
        if (line.isEmpty()) {
          dispatch(message);
          message = new LinkedHashMap<>();
        } else {
          int colon = line.indexOf(':');
          if (colon > 0) {
            message.putIfAbsent(line.substring(0, colon), line.substring(colon + 1).strip());
          }
        }
      }
    } catch (IOException e) {
      // Closed by us or by the carrier's end; what waits is told below.
      message.clear();
    }
    waiting
        .values()
        .forEach(w -> w.completeExceptionally(new IOException("the connection has ended")));
  }

  private void dispatch(Map<String, String> message) {
    if (message.containsKey("Response")) {
      var answer = waiting.get(message.getOrDefault("ActionID", ""));
      if (answer != null) {
        answer.complete(message);
      }
    } else if (message.containsKey("Event")) {
      events.accept(message);
    }
  }
}
