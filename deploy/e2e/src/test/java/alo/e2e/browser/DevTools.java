package alo.e2e.browser;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BiConsumer;

/// One DevTools connection to one page: numbered questions and answers, and events.
final class DevTools implements WebSocket.Listener, AutoCloseable {
  private static final ObjectMapper JSON = new ObjectMapper();
  private static final int ANSWER_SECONDS_MAX = 30;

  private final Map<Integer, CompletableFuture<JsonNode>> waiting = new ConcurrentHashMap<>();
  private final AtomicInteger numbers = new AtomicInteger();
  private final StringBuilder text = new StringBuilder();
  private final BiConsumer<String, JsonNode> events;
  private final WebSocket socket;
  private CompletableFuture<?> sent = CompletableFuture.completedFuture(null);

  DevTools(HttpClient client, URI address, BiConsumer<String, JsonNode> events) {
    this.events = events;
    this.socket = client.newWebSocketBuilder().buildAsync(address, this).join();
  }

  static ObjectNode fields() {
    return JSON.createObjectNode();
  }

  /// Asks and waits for the result.
  JsonNode send(String method, ObjectNode parameters) {
    int number = numbers.incrementAndGet();
    var answer = new CompletableFuture<JsonNode>();
    waiting.put(number, answer);
    ObjectNode message = fields().put("id", number).put("method", method).set("params", parameters);
    synchronized (this) {
      sent = sent.thenCompose(x -> socket.sendText(message.toString(), true));
    }
    try {
      JsonNode reply = answer.get(ANSWER_SECONDS_MAX, TimeUnit.SECONDS);
      if (reply.has("error")) {
        throw new IllegalStateException(method + ": " + reply.path("error").path("message"));
      }
      return reply.path("result");
    } catch (TimeoutException | ExecutionException e) {
      throw new IllegalStateException("The browser does not answer to " + method, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    } finally {
      waiting.remove(number);
    }
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    text.append(data);
    if (last) {
      try {
        receive(JSON.readTree(text.toString()));
      } catch (IOException e) {
        throw new IllegalStateException(e);
      } finally {
        text.setLength(0);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }

  private void receive(JsonNode message) {
    if (message.has("id")) {
      var answer = waiting.get(message.path("id").asInt());
      if (answer != null) {
        answer.complete(message);
      }
    } else {
      events.accept(message.path("method").asText(), message.path("params"));
    }
  }
}
