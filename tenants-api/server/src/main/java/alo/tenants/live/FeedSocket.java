package alo.tenants.live;

import alo.contract.edge.TicketClaims;
import alo.contract.tenant.Ticket;
import alo.tenants.identity.TicketKeys;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.OnClose;
import jakarta.websocket.OnError;
import jakarta.websocket.OnMessage;
import jakarta.websocket.OnOpen;
import jakarta.websocket.Session;
import jakarta.websocket.server.ServerEndpoint;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The live feed's socket, opened with a ticket that is good once. It only speaks.
@ServerEndpoint("/api/v1/live")
@ApplicationScoped
public class FeedSocket {
  private static final Logger LOG = Logger.getLogger(FeedSocket.class);

  @Inject TicketKeys keys;
  @Inject UsedTickets used;
  @Inject Feed feed;
  @Inject FeedReaders readers;

  private final ConcurrentMap<String, Open> open = new ConcurrentHashMap<>();

  private record Open(TicketClaims ticket, FeedReader reader) {}

  @OnOpen
  void opened(Session session) {
    // Checked on a thread that may wait for the database.
    Thread.ofVirtual().name("feed-", 0).start(() -> begin(session));
  }

  @OnMessage
  void heard(Session session, String text) {
    FeedReader.close(session, CloseCodes.CANNOT_ACCEPT, "Expected silence: this feed only speaks");
  }

  @OnClose
  void closed(Session session) {
    Open one = open.remove(session.getId());
    if (one != null) {
      readers.leave(one.ticket().tenant(), one.reader());
      one.reader().wake();
    }
  }

  @OnError
  void failed(Session session, Throwable e) {
    LOG.debugf(e, "A feed's socket failed");
  }

  private void begin(Session session) {
    try {
      Optional<TicketClaims> ticket = parameter(session, "ticket").flatMap(this::admitted);
      if (ticket.isEmpty()) {
        FeedReader.close(
            session, CloseCodes.VIOLATED_POLICY, "Expected a fresh ticket of purpose FEED");
        return;
      }
      TicketClaims claims = ticket.get();
      FeedReader reader =
          new FeedReader(session, claims.tenant(), claims.agent(), feed, after(session));
      if (!readers.enter(claims.tenant(), reader)) {
        FeedReader.close(session, CloseCodes.TRY_AGAIN_LATER, "Too many readers; close one first");
        return;
      }
      open.put(session.getId(), new Open(claims, reader));
      try {
        reader.run();
      } finally {
        // Also of a socket that was closed before it was entered above.
        open.remove(session.getId());
        readers.leave(claims.tenant(), reader);
      }
    } catch (NumberFormatException _) {
      FeedReader.close(session, CloseCodes.CANNOT_ACCEPT, "Expected after to be a sequence");
    } catch (RuntimeException e) {
      LOG.warn("A feed could not be opened", e);
      FeedReader.close(session, CloseCodes.TRY_AGAIN_LATER, "The control plane failed; try again");
    }
  }

  private Optional<TicketClaims> admitted(String ticket) {
    return keys.openTicket(ticket)
        .filter(c -> c.purpose().equals(Ticket.Purpose.FEED.name()))
        .filter(used::use);
  }

  private static @Nullable Long after(Session session) {
    return parameter(session, "after").map(Long::valueOf).orElse(null);
  }

  private static Optional<String> parameter(Session session, String name) {
    List<String> values = session.getRequestParameterMap().get(name);
    return values == null || values.isEmpty() ? Optional.empty() : Optional.of(values.getFirst());
  }
}
