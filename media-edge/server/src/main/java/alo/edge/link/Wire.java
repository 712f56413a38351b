package alo.edge.link;

import alo.contract.edge.LinkMessage;
import alo.contract.edge.LinkMessage.FromEdge;
import alo.contract.edge.LinkMessage.ToEdge;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One WebSocket of the link: whole messages in and out.
final class Wire implements WebSocket.Listener, AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Wire.class);
  private static final Duration CONNECT_MAX = Duration.ofSeconds(5);
  private static final Duration SEND_MAX = Duration.ofSeconds(30);
  private static final int UNANSWERED_PINGS_MAX = 3;

  /// The longest frame, in characters.
  private static final int FRAME_LENGTH_MAX = 4 << 20;

  private static final HttpClient CLIENT =
      HttpClient.newBuilder().connectTimeout(CONNECT_MAX).build();

  private final Runnable whenClosed;
  private final CompletableFuture<LinkMessage.Welcome> welcome = new CompletableFuture<>();
  private final StringBuilder parts = new StringBuilder();
  private final Queue<ToEdge> early = new ArrayDeque<>();
  private final AtomicInteger unansweredPings = new AtomicInteger();
  private @Nullable Consumer<ToEdge> hearer;
  private @Nullable WebSocket socket;
  private volatile boolean open = true;

  private Wire(Runnable whenClosed) {
    this.whenClosed = whenClosed;
  }

  static Wire open(ControlLink.Ends ends, Runnable whenClosed)
      throws InterruptedException, ExecutionException, TimeoutException {
    var wire = new Wire(whenClosed);
    URI address = URI.create(ends.control().toString().replaceFirst("^http", "ws") + "/edge/link");
    wire.socket =
        CLIENT
            .newWebSocketBuilder()
            .header("Authorization", "Edge " + ends.edge() + ":" + ends.key())
            .connectTimeout(CONNECT_MAX)
            .buildAsync(address, wire)
            .get(CONNECT_MAX.toSeconds() * 2, TimeUnit.SECONDS);
    return wire;
  }

  boolean isOpen() {
    return open;
  }

  LinkMessage.Welcome welcome(Duration atMost)
      throws InterruptedException, ExecutionException, TimeoutException {
    return welcome.get(atMost.toMillis(), TimeUnit.MILLISECONDS);
  }

  /// Hears what has come already and all that comes.
  void hear(Consumer<ToEdge> consumer) {
    synchronized (early) {
      hearer = consumer;
      early.forEach(consumer);
      early.clear();
    }
  }

  void send(FromEdge message) throws InterruptedException, ExecutionException, TimeoutException {
    send(Json.write(message));
  }

  synchronized void send(String text)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (socket == null || !open) {
      throw new TimeoutException("the link is closed");
    }
    socket.sendText(text, true).get(SEND_MAX.toSeconds(), TimeUnit.SECONDS);
  }

  /// Finds out that the other side is gone though nothing was closed.
  synchronized void pingIfQuiet(Duration within)
      throws InterruptedException, ExecutionException, TimeoutException {
    if (socket == null || !open) {
      return;
    }
    if (unansweredPings.incrementAndGet() > UNANSWERED_PINGS_MAX) {
      throw new TimeoutException("the control plane is silent");
    }
    socket.sendPing(ByteBuffer.allocate(0)).get(within.toSeconds(), TimeUnit.SECONDS);
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    unansweredPings.set(0);
    if (parts.length() + data.length() > FRAME_LENGTH_MAX) {
      LOG.error("A frame of the control plane is too long");
      close();
      return null;
    }
    parts.append(data);
    if (last) {
      String text = parts.toString();
      parts.setLength(0);
      receive(text);
    }
    from.request(1);
    return null;
  }

  private void receive(String text) {
    try {
      ToEdge message = Json.read(text, ToEdge.class);
      if (message instanceof LinkMessage.Welcome first && welcome.complete(first)) {
        return;
      }
      synchronized (early) {
        if (hearer == null) {
          early.add(message);
        } else {
          hearer.accept(message);
        }
      }
    } catch (MalformedJsonException | IllegalArgumentException e) {
      LOG.errorf("A message of the control plane is not known here: %s", e.getMessage());
    } catch (RuntimeException e) {
      LOG.error("A message of the control plane could not be worked off", e);
    }
  }

  @Override
  public @Nullable CompletionStage<?> onPong(WebSocket from, ByteBuffer data) {
    unansweredPings.set(0);
    from.request(1);
    return null;
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    if (!reason.isEmpty()) {
      LOG.infof("The control plane closed the link: %s", reason);
    }
    ended();
    return null;
  }

  @Override
  public void onError(WebSocket from, Throwable e) {
    LOG.debugf("The link's socket failed: %s", e.getMessage());
    ended();
  }

  private void ended() {
    open = false;
    welcome.completeExceptionally(new TimeoutException("the link closed"));
    whenClosed.run();
  }

  @Override
  public void close() {
    open = false;
    if (socket != null) {
      socket.abort();
    }
  }
}
