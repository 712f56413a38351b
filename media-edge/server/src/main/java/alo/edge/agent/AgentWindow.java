package alo.edge.agent;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.AgentSocketMessage.ToAgent;
import alo.contract.agent.Desk;
import alo.contract.agent.Presence;
import alo.contract.edge.TicketClaims;
import alo.contract.problem.ProblemCode;
import alo.wire.json.Json;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.Session;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.function.Consumer;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// One connection of the agent socket.
final class AgentWindow implements Consumer<Desk> {
  private static final Logger LOG = Logger.getLogger(AgentWindow.class);
  private static final int REASON_BYTES_MAX = 120;
  private static final Duration BEAT_READY = Duration.ofSeconds(2);
  private static final Duration BEAT_IN_CALL = Duration.ofSeconds(1);

  /// How late a beat and its answer may be: the tick of the windows, and the way there and back.
  private static final Duration BEAT_LATE_MAX = Duration.ofMillis(500);

  private final Session session;
  private volatile @Nullable TicketClaims claims;
  private volatile String pageSession = "";
  private volatile Instant lastAlive;
  private Instant lastBeat = Instant.EPOCH;
  private Instant prolongedUntil = Instant.EPOCH;
  private Presence presence = Presence.NOT_READY;
  private long beats;

  AgentWindow(Session session, Instant now) {
    this.session = session;
    this.lastAlive = now;
  }

  @Nullable TicketClaims claims() {
    return claims;
  }

  /// By what the page is known when it comes back; empty before it said hello.
  String pageSession() {
    return pageSession;
  }

  Instant lastAlive() {
    return lastAlive;
  }

  /// @param as by what the page is known when it comes back
  void greeted(TicketClaims by, String as, Instant now) {
    pageSession = as;
    claims = by;
    lastAlive = now;
    prolongedUntil = by.expiresAt();
  }

  void alive(Instant now) {
    lastAlive = now;
  }

  @Override
  public synchronized void accept(Desk desk) {
    presence = desk.presence();
    send(new AgentSocketMessage.DeskChanged(desk));
  }

  synchronized boolean isInCall() {
    return switch (presence) {
      case OFFERED, DIALING, TALKING -> true;
      case LOGGED_OUT, NOT_READY, READY, WRAP_UP -> false;
    };
  }

  private Duration beatEvery() {
    return isInCall() ? BEAT_IN_CALL : BEAT_READY;
  }

  /// Whether it has missed a beat. One that has not may be busy with a call or about to be.
  synchronized boolean isQuiet(Instant now) {
    return lastAlive.plus(beatEvery().multipliedBy(2)).plus(BEAT_LATE_MAX).isBefore(now);
  }

  /// Asks the page whether it lives, if it is time.
  synchronized void beat(Instant now) {
    if (!now.isBefore(lastBeat.plus(beatEvery()))) {
      lastBeat = now;
      send(new AgentSocketMessage.Beat(++beats));
    }
  }

  /// Whether the page's ticket ends within this time.
  synchronized boolean endsWithin(Duration time, Instant now) {
    return prolongedUntil.isBefore(now.plus(time));
  }

  synchronized void prolong(String ticket, Instant until) {
    prolongedUntil = until;
    send(new AgentSocketMessage.Prolonged(ticket));
  }

  void refuse(ProblemCode code, String detail) {
    send(new AgentSocketMessage.Refused(code.name(), detail));
  }

  synchronized void send(ToAgent message) {
    if (session.isOpen()) {
      session.getAsyncRemote().sendText(Json.write(message));
    }
  }

  void close(CloseCode code, String reason) {
    byte[] bytes = reason.getBytes(StandardCharsets.UTF_8);
    String cut =
        bytes.length <= REASON_BYTES_MAX
            ? reason
            : new String(bytes, 0, REASON_BYTES_MAX, StandardCharsets.US_ASCII);
    try {
      if (session.isOpen()) {
        session.close(new CloseReason(code, cut));
      }
    } catch (IOException e) {
      LOG.debugf("A window was gone already: %s", e.getMessage());
    }
  }
}
