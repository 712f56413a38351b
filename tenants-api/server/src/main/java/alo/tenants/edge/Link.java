package alo.tenants.edge;

import alo.contract.edge.LinkMessage;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.wire.json.Json;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.Session;
import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/// One connection of an edge. Its frames are worked off in order by one thread of its own, so that
/// a slow batch of one edge delays nobody else.
final class Link {
  private static final Logger LOG = Logger.getLogger(Link.class);
  private static final int REASON_LENGTH_MAX = 100;

  private final EdgeId edge;
  private final Session session;
  private final ExecutorService inbound;
  private final InstantSource clock;
  private final SentConfigurations configurations = new SentConfigurations();
  private volatile boolean greeted;

  Link(EdgeId edge, Session session, InstantSource clock) {
    this.edge = edge;
    this.session = session;
    this.clock = clock;
    this.inbound =
        Executors.newSingleThreadExecutor(Thread.ofVirtual().name("link-" + edge).factory());
  }

  EdgeId edge() {
    return edge;
  }

  Session session() {
    return session;
  }

  boolean isGreeted() {
    return greeted;
  }

  void greeted() {
    greeted = true;
  }

  /// Does work after all that came before it.
  void work(Runnable work) {
    try {
      inbound.execute(work);
    } catch (RejectedExecutionException _) {
      LOG.debugf("Link of %s is closed already", edge);
    }
  }

  synchronized void send(LinkMessage.ToEdge message) {
    send(Json.write(message));
  }

  private void send(String frame) {
    if (session.isOpen()) {
      session.getAsyncRemote().sendText(frame);
    }
  }

  /// Sends a configuration, unless this or a later one is in force or on its way. One that does not
  /// fit into a frame stays here: the edge would close the link on it, come back and get it again,
  /// and all its other tenants with it.
  synchronized void configure(TenantConfiguration configuration) {
    Instant now = clock.instant();
    TenantId tenant = configuration.tenant();
    if (configurations.version(tenant, now) < configuration.version()) {
      configurations.sent(tenant, configuration.version(), now);
      String frame = Json.write(new LinkMessage.Configure(configuration));
      if (frame.length() > LinkSocket.FRAME_BYTES_MAX) {
        LOG.errorf(
            "Configuration %d of %s has %d characters and is not sent; edge %s keeps the one"
                + " before",
            configuration.version(), tenant, frame.length(), edge);
        return;
      }
      send(frame);
    }
  }

  /// What the edge has, from its greeting or its confirmation.
  synchronized void holds(TenantId tenant, long version) {
    configurations.confirmed(tenant, version);
  }

  /// The version that the edge has or is about to have, -1 for none.
  synchronized long versionOf(TenantId tenant) {
    return configurations.version(tenant, clock.instant());
  }

  void close(CloseCode code, String reason) {
    LOG.infof("Closing the link of %s: %s", edge, reason);
    String text =
        reason.length() > REASON_LENGTH_MAX ? reason.substring(0, REASON_LENGTH_MAX) : reason;
    try {
      session.close(new CloseReason(code, text));
    } catch (IOException e) {
      LOG.debugf(e, "Link of %s was gone", edge);
    }
  }

  /// The connection is gone; what waits is dropped, since the edge sends it again.
  void gone() {
    inbound.shutdownNow();
  }
}
