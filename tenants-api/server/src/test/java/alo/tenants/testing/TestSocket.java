package alo.tenants.testing;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;

/// A WebSocket client that keeps what it hears.
public final class TestSocket implements AutoCloseable, WebSocket.Listener {
  private static final Duration PATIENCE = Duration.ofSeconds(10);
  private static final HttpClient HTTP = HttpClient.newHttpClient();

  private final LinkedBlockingQueue<String> heard = new LinkedBlockingQueue<>();
  private final CompletableFuture<String> closed = new CompletableFuture<>();
  private final StringBuilder partial = new StringBuilder();
  private WebSocket socket;

  public static TestSocket open(URI address, String... header) {
    TestSocket test = new TestSocket();
    WebSocket.Builder builder = HTTP.newWebSocketBuilder();
    if (header.length == 2) {
      builder.header(header[0], header[1]);
    }
    test.socket = builder.buildAsync(address, test).join();
    return test;
  }

  public void say(String text) {
    socket.sendText(text, true).join();
  }

  /// The next frame.
  public String next() {
    try {
      String text = heard.poll(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
      assertThat(text).as("a frame within %s", PATIENCE).isNotNull();
      return text;
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The next frame for which something holds; those before it are dropped.
  public String next(Predicate<String> wanted) {
    List<String> dropped = new ArrayList<>();
    for (int i = 0; i < 1_000; i++) {
      String text = next();
      if (wanted.test(text)) {
        return text;
      }
      dropped.add(text);
    }
    throw new AssertionError("Not among " + dropped);
  }

  /// Code and reason of the close.
  public String closed() {
    return closed.orTimeout(PATIENCE.toSeconds(), TimeUnit.SECONDS).join();
  }

  @Override
  public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    partial.append(data);
    if (last) {
      heard.add(partial.toString());
      partial.setLength(0);
    }
    from.request(1);
    return null;
  }

  @Override
  public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
    closed.complete(code + " " + reason);
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable error) {
    closed.completeExceptionally(error);
  }

  @Override
  public void close() {
    socket.abort();
  }
}
