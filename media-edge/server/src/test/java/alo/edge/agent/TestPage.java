package alo.edge.agent;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.contract.agent.AgentSocketMessage.ToAgent;
import alo.edge.platform.EdgeProfile;
import alo.wire.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// What an agent's page does, without a browser. Answers beats until it is frozen.
final class TestPage implements WebSocket.Listener, AutoCloseable {
  private static final HttpClient CLIENT = HttpClient.newHttpClient();

  final CompletableFuture<Integer> closed = new CompletableFuture<>();
  final CompletableFuture<String> reason = new CompletableFuture<>();
  private final BlockingQueue<ToAgent> heard = new LinkedBlockingQueue<>();
  private final StringBuilder parts = new StringBuilder();
  private final WebSocket socket;
  volatile boolean frozen;
  volatile int beats;

  TestPage() {
    socket =
        CLIENT
            .newWebSocketBuilder()
            .buildAsync(URI.create("ws://" + EdgeProfile.ADDRESS + ":8090/agent"), this)
            .orTimeout(30, TimeUnit.SECONDS)
            .join();
  }

  static TestPage open(String agent) {
    var page = new TestPage();
    page.say(hello(agent, true));
    return page;
  }

  static AgentSocketMessage.Hello hello(String agent, boolean takeOver) {
    return new AgentSocketMessage.Hello(
        EdgeProfile.ticket("demo", agent, Duration.ofMinutes(5)), takeOver);
  }

  void say(FromAgent message) {
    sayText(Json.write(message));
  }

  synchronized void sayText(String text) {
    socket.sendText(text, true).orTimeout(30, TimeUnit.SECONDS).join();
  }

  /// The next message of a kind; others are passed over.
  <M extends ToAgent> M next(Class<M> kind) throws InterruptedException {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (System.nanoTime() < end) {
      ToAgent message = heard.poll(100, TimeUnit.MILLISECONDS);
      if (kind.isInstance(message)) {
        return kind.cast(message);
      }
    }
    throw new AssertionError("Waited in vain for " + kind.getSimpleName());
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      ToAgent message = Json.read(parts.toString(), ToAgent.class);
      parts.setLength(0);
      if (message instanceof AgentSocketMessage.Beat(var beat)) {
        beats++;
        if (!frozen) {
          Thread.startVirtualThread(() -> say(new AgentSocketMessage.Alive(beat)));
        }
      } else {
        heard.add(message);
      }
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int status, String text) {
    reason.complete(text);
    closed.complete(status);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable e) {
    reason.complete(String.valueOf(e.getMessage()));
    closed.complete(-1);
  }

  int awaitClosed() {
    return closed.orTimeout(30, TimeUnit.SECONDS).join();
  }

  @Override
  public void close() {
    socket.abort();
  }
}
