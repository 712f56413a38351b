package alo.ui.client;

import alo.contract.live.FeedMessage;
import alo.contract.tenant.Ticket;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import jakarta.enterprise.context.ApplicationScoped;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.WebSocket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.CompletionStage;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Opens the control plane's live feed. A feed ends when the network does; whoever reads it asks
/// for a new ticket and goes on behind the last sequence he saw.
@ApplicationScoped
public class LiveClient {
  private static final Logger LOG = Logger.getLogger(LiveClient.class);
  private static final Duration OPEN_TIMEOUT = Duration.ofSeconds(5);
  private static final int FRAME_LENGTH_MAX = 16 * 1024 * 1024;

  private final Http http;

  LiveClient(Http http) {
    this.http = http;
  }

  /// Who reads a feed; called on the client's threads, one call at a time.
  public interface Reader {
    /// The feed is open; what is new will come.
    void onOpen();

    /// Something happened.
    void onMessage(FeedMessage message);

    /// The feed is over, or could not be opened.
    void onEnd();
  }

  /// An open feed.
  public interface Feed {
    /// Ends it; the reader hears nothing more.
    void close();
  }

  /// Opens a feed.
  ///
  /// @param after the last sequence seen, or null for the whole board first
  public Feed open(Ticket ticket, @Nullable Long after, Reader reader) {
    FeedSocket socket = new FeedSocket(reader);
    String query =
        "ticket="
            + URLEncoder.encode(ticket.ticket(), StandardCharsets.UTF_8)
            + (after == null ? "" : "&after=" + after);
    String separator = ticket.address().contains("?") ? "&" : "?";
    http.client()
        .newWebSocketBuilder()
        .connectTimeout(OPEN_TIMEOUT)
        .buildAsync(URI.create(ticket.address() + separator + query), socket)
        .whenComplete((_, failure) -> socket.opened(failure));
    return socket;
  }

  /// One feed's socket: collects the parts of a frame, ends once.
  private static final class FeedSocket implements WebSocket.Listener, Feed {
    private final Reader reader;
    private final StringBuilder parts = new StringBuilder();
    private boolean over;
    private @Nullable WebSocket socket;

    FeedSocket(Reader reader) {
      this.reader = reader;
    }

    void opened(@Nullable Throwable failure) {
      if (failure != null) {
        LOG.debugf("The live feed does not open: %s", failure.getMessage());
        end();
      }
    }

    @Override
    public void onOpen(WebSocket opened) {
      synchronized (this) {
        socket = opened;
        if (over) {
          opened.abort();
          return;
        }
      }
      reader.onOpen();
      opened.request(1);
    }

    @Override
    public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
      parts.append(data);
      if (parts.length() > FRAME_LENGTH_MAX) {
        from.abort();
        end();
        return null;
      }
      if (last) {
        String frame = parts.toString();
        parts.setLength(0);
        deliver(frame);
      }
      from.request(1);
      return null;
    }

    private void deliver(String frame) {
      FeedMessage message;
      try {
        message = Json.read(frame, FeedMessage.class);
      } catch (MalformedJsonException e) {
        LOG.warnf("The live feed sent what is not known here: %s", e.getMessage());
        return;
      }
      synchronized (this) {
        if (over) {
          return;
        }
      }
      reader.onMessage(message);
    }

    @Override
    public @Nullable CompletionStage<?> onClose(WebSocket from, int code, String reason) {
      end();
      return null;
    }

    @Override
    public void onError(WebSocket from, Throwable error) {
      end();
    }

    private void end() {
      synchronized (this) {
        if (over) {
          return;
        }
        over = true;
      }
      reader.onEnd();
    }

    @Override
    public void close() {
      WebSocket open;
      synchronized (this) {
        over = true;
        open = socket;
      }
      if (open != null) {
        open.abort();
      }
    }
  }
}
