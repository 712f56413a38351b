package alo.e2e.system;

import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.ByteBuffer;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A WebSocket client that says anything, and tells how it was closed.
public final class SocketProbe {
  private static final int CLOSE_SECONDS_MAX = 15;

  /// How a connection ended.
  ///
  /// @param code of the close frame, 1006 if there was none, or the HTTP status if it was not
  ///     opened
  public record Closed(int code, String reason) {}

  private SocketProbe() {}

  /// Opens a connection, says something and waits until the other side closes it.
  ///
  /// @param words sent as text frames
  public static Closed say(URI address, Map<String, String> headers, String... words) {
    return talk(
        address,
        headers,
        socket -> {
          for (String word : words) {
            socket.sendText(word, true).join();
          }
        });
  }

  /// The same with a binary frame.
  public static Closed send(URI address, Map<String, String> headers, byte... bytes) {
    return talk(address, headers, socket -> socket.sendBinary(ByteBuffer.wrap(bytes), true).join());
  }

  private static Closed talk(
      URI address, Map<String, String> headers, java.util.function.Consumer<WebSocket> talk) {
    var closed = new CompletableFuture<Closed>();
    try (HttpClient client = HttpClient.newHttpClient()) {
      var builder = client.newWebSocketBuilder();
      headers.forEach(builder::header);
      WebSocket socket = builder.buildAsync(address, new Listener(closed)).join();
      try {
        talk.accept(socket);
      } catch (CompletionException e) {
        // Closed before all was said: how, the listener knows.
        socket.request(1);
      }
      try {
        return closed.get(CLOSE_SECONDS_MAX, TimeUnit.SECONDS);
      } finally {
        socket.abort();
      }
    } catch (CompletionException e) {
      if (e.getCause() instanceof WebSocketHandshakeException refused) {
        return new Closed(refused.getResponse().statusCode(), "");
      }
      throw e;
    } catch (TimeoutException e) {
      throw new AssertionError("Expected %s to close the connection".formatted(address), e);
    } catch (ExecutionException e) {
      throw new IllegalStateException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  private record Listener(CompletableFuture<Closed> closed) implements WebSocket.Listener {
    @Override
    public CompletionStage<?> onClose(WebSocket socket, int code, String reason) {
      closed.complete(new Closed(code, reason));
      return null;
    }

    @Override
    public void onError(WebSocket socket, Throwable error) {
      closed.complete(new Closed(1006, String.valueOf(error)));
    }
  }
}
