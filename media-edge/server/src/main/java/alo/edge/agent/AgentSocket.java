package alo.edge.agent;

import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The socket itself: frames in, words out. Garbage closes the connection that sent it and nothing
/// else.
@ServerEndpoint("/agent")
@ApplicationScoped
public class AgentSocket {
  private static final Logger LOG = Logger.getLogger(AgentSocket.class);

  /// The longest frame, in characters.
  static final int FRAME_LENGTH_MAX = 8_192;

  @Inject AgentWindows windows;

  private final Map<String, AgentWindow> bySession = new ConcurrentHashMap<>();

  @OnOpen
  void open(Session session) {
    session.setMaxTextMessageBufferSize(FRAME_LENGTH_MAX);
    windowOf(session);
  }

  /// The first frame may be worked off before the opening.
  private AgentWindow windowOf(Session session) {
    return bySession.computeIfAbsent(
        session.getId(),
        id -> {
          var window = new AgentWindow(session, windows.now());
          windows.opened(window);
          return window;
        });
  }

  @OnMessage
  void frame(Session session, String text) {
    AgentWindow window = windowOf(session);
    if (text.length() > FRAME_LENGTH_MAX) {
      window.close(CloseCodes.TOO_BIG, "Expected at most " + FRAME_LENGTH_MAX + " characters");
      return;
    }
    try {
      FromAgent message = Json.read(text, FromAgent.class);
      if (message == null) {
        throw new IllegalArgumentException("Expected a message, but it is null");
      }
      windows.receive(window, message);
    } catch (MalformedJsonException | IllegalArgumentException e) {
      window.close(CloseCodes.CANNOT_ACCEPT, "Expected a message of the agent socket");
    } catch (RuntimeException e) {
      LOG.error("A message of an agent could not be worked off", e);
      window.close(CloseCodes.UNEXPECTED_CONDITION, "Something went wrong here; try again");
    }
  }

  @OnMessage
  void binary(Session session, byte[] data) {
    windowOf(session).close(CloseCodes.CANNOT_ACCEPT, "Expected text");
  }

  @OnClose
  void close(Session session) {
    AgentWindow window = bySession.remove(session.getId());
    if (window != null) {
      windows.gone(window);
    }
  }

  @OnError
  void error(Session session, Throwable e) {
    LOG.debugf("An agent's socket failed: %s", e.getMessage());
  }
}
