package alo.tenants.prober;

import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// What the live feed says first to somebody with a ticket.
///
/// @param text the first message, empty if there was none
/// @param isClosed whether the socket was closed instead
record FeedEar(String text, boolean isClosed) {
  private static final long SECONDS_MAX = 10;
  private static final FeedEar CLOSED = new FeedEar("", true);
  private static final FeedEar SILENT = new FeedEar("", false);

  /// Opens a socket and waits for the first that comes.
  static FeedEar listen(Door door, String ticket, String more) {
    String address =
        door.address().replaceFirst("^http", "ws")
            + "/api/v1/live?ticket="
            + URLEncoder.encode(ticket, StandardCharsets.UTF_8)
            + more;
    CompletableFuture<FeedEar> heard = new CompletableFuture<>();
    try {
      WebSocket socket =
          door.client()
              .newWebSocketBuilder()
              .buildAsync(URI.create(address), new Listener(heard))
              .get(SECONDS_MAX, TimeUnit.SECONDS);
      try {
        return heard.get(SECONDS_MAX, TimeUnit.SECONDS);
      } finally {
        socket.abort();
      }
    } catch (TimeoutException | ExecutionException _) {
      return SILENT;
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
      return SILENT;
    }
  }

  /// Nothing came, or the socket could not be opened.
  boolean isSilent() {
    return !isClosed && text.isEmpty();
  }

  /// In a word, without what was said.
  String says(Set<String> words) {
    if (Attempt.foundIn(text, words).isPresent()) {
      return "a message with the other's word";
    }
    return isClosed ? "closed" : text.isEmpty() ? "nothing" : "a message";
  }

  private static final class Listener implements WebSocket.Listener {
    private final CompletableFuture<FeedEar> heard;
    private final StringBuilder text = new StringBuilder();

    Listener(CompletableFuture<FeedEar> heard) {
      this.heard = heard;
    }

    @Override
    public CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      text.append(data);
      if (last) {
        heard.complete(new FeedEar(text.toString(), false));
      }
      from.request(1);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      heard.complete(CLOSED);
      return CompletableFuture.completedFuture(null);
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      heard.complete(SILENT);
    }
  }
}
