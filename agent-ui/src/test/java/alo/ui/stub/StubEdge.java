package alo.ui.stub;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.contract.agent.AgentSocketMessage.ToAgent;
import alo.contract.agent.Desk;
import alo.contract.agent.Presence;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.live.FeedMessage;
import alo.contract.number.NumberFact;
import alo.contract.value.Direction;
import alo.wire.json.Json;
import io.vertx.core.Vertx;
import io.vertx.core.http.ServerWebSocket;
import java.time.Instant;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// An edge that has no PBX: a call comes 1.5 s after Ready, and is talked with 6 s later, whether
/// or not the browser answered. Also the SIP registrar and the live feed.
final class StubEdge {
  private static final List<String> CODES = List.of("Đã giải quyết", "Hẹn gọi lại", "Gọi nhầm");
  private final Vertx vertx;
  private final StubState state;

  StubEdge(Vertx vertx, StubState state) {
    this.vertx = vertx;
    this.state = state;
  }

  void accept(ServerWebSocket socket) {
    switch (socket.path()) {
      case "/agent" -> new Window(socket).open();
      case "/sip" -> socket.textMessageHandler(text -> register(socket, text));
      case "/api/v1/live" -> feed(socket);
      default -> socket.close((short) 1008, "unknown");
    }
  }

  private void feed(ServerWebSocket socket) {
    socket.writeTextMessage(
        Json.write(
            (FeedMessage)
                new FeedMessage.Board(
                    1,
                    Instant.now(),
                    state.board(),
                    state.queueBoard(),
                    state.calls.subList(0, 3),
                    true)));
    long[] sequence = {1};
    long timer =
        vertx.setPeriodic(
            3_000,
            _ -> {
              var agent = state.board().get((int) (sequence[0] % 5));
              socket.writeTextMessage(
                  Json.write(
                      (FeedMessage)
                          new FeedMessage.AgentChanged(++sequence[0], Instant.now(), agent)));
            });
    socket.closeHandler(_ -> vertx.cancelTimer(timer));
  }

  /// Says 200 to every REGISTER.
  private static void register(ServerWebSocket socket, String text) {
    if (!text.startsWith("REGISTER")) {
      return;
    }
    String kept =
        Pattern.compile("(?mi)^(Via|From|To|Call-ID|CSeq|Contact):.*$")
            .matcher(text)
            .results()
            .map(r -> r.group().strip())
            .map(h -> h.startsWith("To:") ? h + ";tag=stub" : h)
            .map(h -> h.startsWith("Contact:") && !h.contains("expires") ? h + ";expires=120" : h)
            .collect(Collectors.joining("\r\n"));
    Matcher expires = Pattern.compile("(?mi)^Expires: *(\\d+)").matcher(text);
    socket.writeTextMessage(
        "SIP/2.0 200 OK\r\n"
            + kept
            + "\r\nExpires: "
            + (expires.find() ? expires.group(1) : "120")
            + "\r\nContent-Length: 0\r\n\r\n");
  }

  /// One agent's window.
  private final class Window {
    private final ServerWebSocket socket;
    private Desk desk = new Desk(Presence.NOT_READY, Instant.now(), "LOGGED_IN", null, null);

    Window(ServerWebSocket socket) {
      this.socket = socket;
    }

    void open() {
      socket.textMessageHandler(text -> onMessage(Json.read(text, FromAgent.class)));
      long[] beat = {0};
      long timer = vertx.setPeriodic(2_000, _ -> say(new AgentSocketMessage.Beat(++beat[0])));
      socket.closeHandler(_ -> vertx.cancelTimer(timer));
    }

    private void onMessage(FromAgent message) {
      switch (message) {
        case AgentSocketMessage.Hello _ ->
            say(
                new AgentSocketMessage.Welcome(
                    new AgentSocketMessage.Phone(
                        "ws://" + socket.authority() + "/sip", "127.0.50.2", "demo_x1", "secret"),
                    desk));
        case AgentSocketMessage.Alive _ -> {}
        case AgentSocketMessage.Ready _ -> {
          become(Presence.READY, null, null);
          vertx.setTimer(1_500, _ -> ring());
        }
        case AgentSocketMessage.NotReady n -> become(Presence.NOT_READY, n.reason(), null);
        case AgentSocketMessage.LogOut _ -> become(Presence.LOGGED_OUT, null, null);
        case AgentSocketMessage.Decline _ -> become(Presence.NOT_READY, "RING_NO_ANSWER", null);
        case AgentSocketMessage.Hold _ ->
            become(Presence.TALKING, null, call(Desk.CallPhase.HELD, null));
        case AgentSocketMessage.Resume _ ->
            become(Presence.TALKING, null, call(Desk.CallPhase.TALKING, null));
        case AgentSocketMessage.HangUp _ ->
            become(Presence.WRAP_UP, null, call(Desk.CallPhase.ENDED, null));
        case AgentSocketMessage.Dial _ -> {
          become(Presence.DIALING, null, call(Desk.CallPhase.DIALING, null));
          vertx.setTimer(
              1_500, _ -> become(Presence.NOT_READY, "BREAK", call(Desk.CallPhase.ENDED, 486)));
        }
        case AgentSocketMessage.WrapUp w ->
            become(
                w.ready() ? Presence.READY : Presence.NOT_READY, w.ready() ? null : "BREAK", null);
      }
    }

    private void ring() {
      if (desk.presence() == Presence.READY) {
        become(Presence.OFFERED, null, call(Desk.CallPhase.RINGING, null));
        vertx.setTimer(
            6_000,
            _ -> {
              if (desk.presence() == Presence.OFFERED) {
                become(Presence.TALKING, null, call(Desk.CallPhase.TALKING, null));
              }
            });
      }
    }

    private void become(Presence presence, String reason, Desk.Call call) {
      desk =
          new Desk(
              presence,
              Instant.now(),
              reason,
              presence == Presence.WRAP_UP ? Instant.now().plusSeconds(30) : null,
              call);
      say(new AgentSocketMessage.DeskChanged(desk));
    }

    private Desk.Call call(Desk.CallPhase phase, Integer cause) {
      boolean in = cause == null && phase != Desk.CallPhase.DIALING;
      return new Desk.Call(
          new InteractionId("edge1-live-1"),
          new OfferId("of-live-1"),
          in ? Direction.IN : Direction.OUT,
          phase,
          "+842873001001",
          in ? "Bảo hành" : null,
          in ? List.of(new NumberFact("Giờ mở cửa", "8:00-17:00")) : List.of(),
          "+84903123456",
          in ? StubState.SUPPORT : null,
          in ? "Bảo hành" : null,
          in ? List.of("Lời chào", "Menu [2]", "Bảo hành") : List.of(),
          StubState.ago(18),
          phase == Desk.CallPhase.RINGING || phase == Desk.CallPhase.DIALING
              ? null
              : StubState.ago(4),
          14,
          false,
          CODES,
          cause);
    }

    private void say(ToAgent message) {
      socket.writeTextMessage(Json.write(message));
    }
  }
}
