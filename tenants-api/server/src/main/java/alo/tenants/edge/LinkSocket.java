package alo.tenants.edge;

import alo.contract.edge.LinkMessage;
import alo.contract.id.EdgeId;
import alo.tenants.identity.TicketKeys;
import alo.tenants.platform.TenantWork;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;

/// The link's socket. The security layer lets in edges only; here frames become work in order.
@ServerEndpoint("/edge/link")
@ApplicationScoped
public class LinkSocket {
  /// The largest frame, in bytes.
  static final int FRAME_BYTES_MAX = 4 << 20;

  private static final Logger LOG = Logger.getLogger(LinkSocket.class);

  @Inject Links links;
  @Inject Edges edges;
  @Inject Intake intake;
  @Inject Publisher publisher;
  @Inject Relays relays;
  @Inject TicketKeys keys;
  @Inject TenantWork tenantWork;
  @Inject InstantSource clock;

  private final ConcurrentMap<String, Link> bySession = new ConcurrentHashMap<>();

  @OnOpen
  void open(Session session) {
    session.setMaxTextMessageBufferSize(FRAME_BYTES_MAX);
    EdgeId edge = new EdgeId(session.getUserPrincipal().getName());
    bySession.put(session.getId(), new Link(edge, session, clock));
    LOG.infof("Edge %s connects", edge);
  }

  @OnMessage
  void frame(Session session, String text) {
    Link link = bySession.get(session.getId());
    if (link != null) {
      link.work(() -> tenantWork.background(() -> worked(link, text)));
    }
  }

  @OnClose
  void close(Session session) {
    Link link = bySession.remove(session.getId());
    if (link != null) {
      links.leave(link);
      link.gone();
      relays.gone(link);
      LOG.infof("Edge %s is disconnected", link.edge());
    }
  }

  @OnError
  void error(Session session, Throwable e) {
    LOG.debugf(e, "The link's socket failed");
  }

  private void worked(Link link, String text) {
    try {
      Optional<Batch> batch = Batch.read(link.edge(), text);
      if (!link.isGreeted()) {
        greet(link, batch.isPresent() ? Optional.empty() : read(text));
      } else if (batch.isPresent()) {
        link.send(new LinkMessage.Acknowledged(intake.store(link.edge(), batch.get())));
      } else {
        handle(link, Json.read(text, LinkMessage.FromEdge.class));
      }
    } catch (MalformedJsonException | IllegalArgumentException e) {
      link.close(CloseCodes.CANNOT_ACCEPT, "Expected a message of the link, but " + e.getMessage());
    } catch (RuntimeException e) {
      LOG.errorf(e, "A frame of edge %s could not be worked off", link.edge());
      link.close(CloseCodes.TRY_AGAIN_LATER, "The control plane failed; try again");
    }
  }

  private static Optional<LinkMessage.FromEdge> read(String text) {
    return Optional.of(Json.read(text, LinkMessage.FromEdge.class));
  }

  private void greet(Link link, Optional<LinkMessage.FromEdge> first) {
    if (first.isEmpty() || !(first.get() instanceof LinkMessage.Hello hello)) {
      link.close(CloseCodes.CANNOT_ACCEPT, "Expected a hello first");
      return;
    }
    if (!hello.edge().equals(link.edge())) {
      link.close(CloseCodes.VIOLATED_POLICY, "Expected the edge of the key, " + link.edge());
      return;
    }
    long acknowledged = edges.hello(hello);
    links.enter(link);
    link.send(new LinkMessage.Welcome(acknowledged, keys.publicKeys()));
    link.greeted();
    publisher.welcome(link, List.copyOf(hello.configurations()));
    LOG.infof("Edge %s is linked, epoch %d from %d", link.edge(), hello.epoch(), acknowledged);
  }

  private void handle(Link link, LinkMessage.FromEdge message) {
    switch (message) {
      case LinkMessage.Hello _ -> link.close(CloseCodes.CANNOT_ACCEPT, "Expected one hello only");
      case LinkMessage.Events _ -> throw new IllegalStateException("Batches are stored as text");
      case LinkMessage.Configured done -> {
        link.holds(done.tenant(), done.version());
        edges.configured(link.edge(), done);
      }
      case LinkMessage.Relayed answer -> relays.answered(link.edge(), answer);
    }
  }
}
