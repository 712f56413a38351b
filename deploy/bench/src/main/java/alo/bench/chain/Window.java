package alo.bench.chain;

import alo.bench.chain.Marks.Kind;
import alo.bench.chain.Marks.Mark;
import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.contract.agent.AgentSocketMessage.Phone;
import alo.contract.agent.AgentSocketMessage.ToAgent;
import alo.contract.agent.Desk;
import alo.contract.agent.Presence;
import alo.wire.json.Json;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/// One agent's page without a page: it lives, becomes ready and sees his desk.
final class Window implements WebSocket.Listener, AutoCloseable {
  private static final int ANSWER_SECONDS_MAX = 10;

  private final String line;
  private final Marks marks;
  private final InstantSource clock;
  private final WebSocket socket;
  private final StringBuilder parts = new StringBuilder();
  private final CompletableFuture<Phone> phone = new CompletableFuture<>();
  private volatile Presence presence = Presence.NOT_READY;

  /// Opens the socket and says hello.
  Window(
      HttpClient client, URI edge, String line, String ticket, Marks marks, InstantSource clock) {
    this.line = line;
    this.marks = marks;
    this.clock = clock;
    socket =
        client
            .newWebSocketBuilder()
            .buildAsync(edge, this)
            .orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
            .join();
    say(new AgentSocketMessage.Hello(ticket, true));
  }

  /// How his telephone registers.
  Phone phone() {
    return phone.orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS).join();
  }

  /// Whether he takes calls; if not, he asks for them.
  boolean isReadyOrAsks() {
    return switch (presence) {
      case READY, OFFERED, TALKING -> true;
      case LOGGED_OUT, NOT_READY, DIALING, WRAP_UP -> {
        say(new AgentSocketMessage.Ready());
        yield false;
      }
    };
  }

  private synchronized void say(FromAgent message) {
    var unused =
        socket
            .sendText(Json.write(message), true)
            .orTimeout(ANSWER_SECONDS_MAX, TimeUnit.SECONDS)
            .join();
  }

  @Override
  public @Nullable CompletionStage<?> onText(WebSocket from, CharSequence data, boolean last) {
    parts.append(data);
    if (last) {
      Instant now = clock.instant();
      ToAgent message = Json.read(parts.toString(), ToAgent.class);
      parts.setLength(0);
      hear(message, now);
    }
    from.request(1);
    return null;
  }

  private void hear(ToAgent message, Instant now) {
    switch (message) {
      case AgentSocketMessage.Beat(var beat) ->
          // An answer waits for its sending, which this thread must not.
          Thread.startVirtualThread(() -> say(new AgentSocketMessage.Alive(beat)));
      case AgentSocketMessage.Welcome(var identity, var desk) -> {
        presence = desk.presence();
        phone.complete(identity);
      }
      case AgentSocketMessage.DeskChanged(var desk) -> show(desk, now);
      case AgentSocketMessage.Refused(var code, var detail) ->
          phone.completeExceptionally(new IllegalStateException(code + ": " + detail));
      case AgentSocketMessage.Prolonged _ -> {}
    }
  }

  private void show(Desk desk, Instant now) {
    if (desk.presence() == Presence.OFFERED && presence != Presence.OFFERED) {
      marks.add(new Mark(line, Kind.SHOWN, ChronoUnit.MICROS.between(Instant.EPOCH, now)));
    }
    presence = desk.presence();
  }

  @Override
  public void onError(WebSocket from, Throwable e) {
    phone.completeExceptionally(e);
  }

  @Override
  public @Nullable CompletionStage<?> onClose(WebSocket from, int status, String reason) {
    phone.completeExceptionally(new IllegalStateException(status + ": " + reason));
    return null;
  }

  @Override
  public void close() {
    socket.abort();
  }
}
