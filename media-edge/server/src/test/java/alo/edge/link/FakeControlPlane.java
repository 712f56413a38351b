package alo.edge.link;

import alo.contract.edge.EventEnvelope;
import alo.contract.edge.LinkMessage;
import alo.contract.edge.LinkMessage.FromEdge;
import alo.contract.edge.LinkMessage.ToEdge;
import alo.edge.platform.EdgeProfile;
import alo.wire.json.Json;
import jakarta.inject.Singleton;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// The control plane's end of the link: keeps what comes and says what a test wants. A singleton,
/// since tests read its fields, which a proxy has not.
@ServerEndpoint("/edge/link")
@Singleton
public class FakeControlPlane {
  final List<FromEdge> heard = new CopyOnWriteArrayList<>();
  final List<EventEnvelope> stored = new CopyOnWriteArrayList<>();
  private volatile Session session;

  /// Whether batches are stored and acknowledged.
  volatile boolean storing = true;

  @OnOpen
  void open(Session opened) {
    opened.setMaxTextMessageBufferSize(4 << 20);
    session = opened;
  }

  @OnMessage
  synchronized void frame(Session from, String text) {
    session = from;
    FromEdge message = Json.read(text, FromEdge.class);
    heard.add(message);
    if (message instanceof LinkMessage.Hello hello) {
      long acknowledged =
          stored.stream()
              .filter(e -> e.id().epoch() == hello.epoch())
              .mapToLong(e -> e.id().sequence())
              .max()
              .orElse(0);
      say(new LinkMessage.Welcome(acknowledged, List.of(EdgeProfile.publicKey())));
    }
    if (message instanceof LinkMessage.Events(var events) && storing) {
      events.stream()
          .filter(e -> stored.stream().noneMatch(s -> s.id().equals(e.id())))
          .forEach(stored::add);
      say(new LinkMessage.Acknowledged(events.getLast().id().sequence()));
    }
  }

  @OnError
  void failed(Throwable e) {
    throw new AssertionError("The fake control plane failed", e);
  }

  @OnClose
  void closed() {
    session = null;
  }

  boolean linked() {
    return session != null;
  }

  void say(ToEdge message) {
    session.getAsyncRemote().sendText(Json.write(message));
  }

  void sayGarbage(String text) {
    session.getAsyncRemote().sendText(text);
  }

  void hangUp() throws IOException {
    Session now = session;
    session = null;
    if (now != null) {
      now.close();
    }
  }

  <M extends FromEdge> List<M> all(Class<M> kind) {
    return heard.stream().filter(kind::isInstance).map(kind::cast).toList();
  }
}
