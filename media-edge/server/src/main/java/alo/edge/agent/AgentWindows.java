package alo.edge.agent;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.contract.agent.Desk;
import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.edge.config.Configurations;
import alo.edge.loop.TenantLoops;
import alo.edge.phone.Endpoints;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import jakarta.websocket.CloseReason.CloseCodes;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/// All open windows: one for each agent. A window that says nothing for [#SILENCE_MAX] is gone,
/// also
/// when its socket still stands: sockets of frozen pages and cut cables do.
public final class AgentWindows {
  private static final Logger LOG = Logger.getLogger(AgentWindows.class);

  /// How long a window may be silent.
  public static final Duration SILENCE_MAX = Duration.ofSeconds(6);

  /// Within this time after a start agents come back by themselves.
  static final Duration RETURN_MAX = Duration.ofSeconds(10);

  /// A new window takes over from one that has missed a beat without asking.
  static final Duration QUIET = Duration.ofMillis(2_500);

  static final Duration TICKET_PROLONGED = Duration.ofHours(1);
  static final Duration TICKET_PROLONG_BEFORE = Duration.ofMinutes(30);

  private record Who(TenantId tenant, AgentId agent) {}

  /// What the softphone is told of its edge.
  ///
  /// @param sipServer address of SIP over WebSocket
  /// @param sipDomain domain of SIP addresses
  public record Place(String sipServer, String sipDomain) {}

  private final TenantLoops loops;
  private final AgentCommands commands;
  private final Endpoints endpoints;
  private final TicketVerifier tickets;
  private final Configurations configurations;
  private final Place place;
  private final InstantSource clock;
  private final Instant startedAt;
  private final Executor threads = Thread::startVirtualThread;
  private final Map<Who, AgentWindow> windows = new ConcurrentHashMap<>();
  private final Map<Who, Instant> closing = new ConcurrentHashMap<>();
  private boolean returned;

  /// No windows yet.
  public AgentWindows(
      TenantLoops loops,
      AgentCommands commands,
      Endpoints endpoints,
      TicketVerifier tickets,
      Configurations configurations,
      Place place,
      InstantSource clock) {
    this.loops = loops;
    this.commands = commands;
    this.endpoints = endpoints;
    this.tickets = tickets;
    this.configurations = configurations;
    this.place = place;
    this.clock = clock;
    this.startedAt = clock.instant();
  }

  /// Works off one message of a window.
  void receive(AgentWindow window, FromAgent message) {
    TicketClaims claims = window.claims();
    if (claims == null) {
      if (message instanceof AgentSocketMessage.Hello hello) {
        greet(window, hello);
      } else {
        window.close(CloseCodes.VIOLATED_POLICY, "Expected hello first");
      }
      return;
    }
    switch (message) {
      case AgentSocketMessage.Hello _ ->
          window.close(CloseCodes.VIOLATED_POLICY, "Expected one hello only");
      case AgentSocketMessage.Alive _ -> window.alive(clock.instant());
      case AgentSocketMessage.LogOut out -> logOut(window, claims, out);
      default -> carryOut(window, claims, message);
    }
  }

  private void carryOut(AgentWindow window, TicketClaims claims, FromAgent message) {
    window.alive(clock.instant());
    var unused =
        commands
            .carryOut(claims.tenant(), claims.agent(), message)
            .whenComplete(
                (outcome, failure) -> {
                  if (failure != null) {
                    LOG.errorf(failure, "A command of %s failed", claims.agent());
                    window.refuse(ProblemCode.INTERNAL, "That did not work; try again");
                  } else if (outcome.refusal() != null) {
                    window.refuse(outcome.refusal().code(), outcome.refusal().detail());
                  }
                });
  }

  private void logOut(AgentWindow window, TicketClaims claims, FromAgent message) {
    var unused =
        commands
            .carryOut(claims.tenant(), claims.agent(), message)
            .thenAccept(
                outcome -> {
                  if (outcome.refusal() != null) {
                    window.refuse(outcome.refusal().code(), outcome.refusal().detail());
                    return;
                  }
                  var who = new Who(claims.tenant(), claims.agent());
                  Thread.startVirtualThread(() -> endpoints.revoke(who.tenant(), who.agent()));
                  leave(who, window);
                  window.close(CloseCodes.NORMAL_CLOSURE, "Logged out");
                });
  }

  private void greet(AgentWindow window, AgentSocketMessage.Hello hello) {
    TicketClaims claims;
    try {
      claims = tickets.verify(hello.ticket());
      requireAgent(claims);
    } catch (RejectedException e) {
      window.refuse(
          ProblemCode.valueOf(e.problem().code()),
          e.problem().detail() == null ? "" : e.problem().detail());
      window.close(CloseCodes.VIOLATED_POLICY, "The ticket was refused");
      return;
    }
    var who = new Who(claims.tenant(), claims.agent());
    synchronized (this) {
      AgentWindow other = windows.get(who);
      if (other != null && other != window && !mayReplace(other, claims, hello.takeOver())) {
        window.refuse(ProblemCode.PHONE_ELSEWHERE, "Another window has the phone");
        return;
      }
      if (other != null && other != window) {
        loops.unwatch(who.tenant(), who.agent(), other);
        if (!isSameSession(other, claims)) {
          // The other window must not be able to take calls any more.
          endpoints.revoke(who.tenant(), who.agent());
          other.refuse(ProblemCode.PHONE_ELSEWHERE, "Another window has taken the phone");
        }
        other.close(CloseCodes.NORMAL_CLOSURE, "Another window has taken the phone");
      }
      windows.put(who, window);
      closing.remove(who);
      window.greeted(claims, clock.instant());
    }
    open(window, who);
  }

  private void requireAgent(TicketClaims claims) {
    boolean known =
        configurations
            .find(claims.tenant())
            .filter(c -> c.agents().stream().anyMatch(a -> a.id().equals(claims.agent())))
            .isPresent();
    if (!known) {
      throw new RejectedException(
          ProblemCode.NOT_FOUND,
          "Expected an agent of this edge, but you are not (yet) known here");
    }
  }

  private boolean mayReplace(AgentWindow other, TicketClaims claims, boolean takeOver) {
    return takeOver
        || isSameSession(other, claims)
        || other.lastAlive().plus(QUIET).isBefore(clock.instant());
  }

  private static boolean isSameSession(AgentWindow other, TicketClaims claims) {
    TicketClaims before = other.claims();
    return before != null && before.id().equals(claims.id());
  }

  private void open(AgentWindow window, Who who) {
    var unused =
        loops
            .tell(who.tenant(), new Command.WindowOpens(who.agent()))
            .thenCompose(
                decision -> {
                  if (decision instanceof Decision.Rejected(var rejection)) {
                    throw new RejectedException(rejection.code(), rejection.detail());
                  }
                  return loops
                      .look(who.tenant(), c -> c.deskOf(who.agent(), clock.instant()))
                      .orElseThrow();
                })
            .thenAcceptAsync(desk -> welcome(window, who, desk), threads)
            .exceptionally(
                failure -> {
                  LOG.warnf("The window of %s is not opened: %s", who, failure.getMessage());
                  window.refuse(ProblemCode.NOT_FOUND, "You are not known at this edge");
                  leave(who, window);
                  window.close(CloseCodes.VIOLATED_POLICY, "Not known here");
                  return null;
                });
  }

  private void welcome(AgentWindow window, Who who, Desk desk) {
    Endpoints.Identity identity = endpoints.issue(who.tenant(), who.agent());
    window.send(
        new AgentSocketMessage.Welcome(
            new AgentSocketMessage.Phone(
                place.sipServer(), place.sipDomain(), identity.user(), identity.password()),
            desk));
    if (!loops.watch(who.tenant(), who.agent(), window)) {
      window.close(CloseCodes.TRY_AGAIN_LATER, "The account moved");
    }
  }

  /// A connection ended. The agent has until the end of his silence to come back: a page that
  /// reloads
  /// does.
  void gone(AgentWindow window) {
    TicketClaims claims = window.claims();
    if (claims != null) {
      leave(new Who(claims.tenant(), claims.agent()), window);
    }
  }

  private synchronized void leave(Who who, AgentWindow window) {
    loops.unwatch(who.tenant(), who.agent(), window);
    if (windows.remove(who, window)) {
      closing.put(who, window.lastAlive().plus(SILENCE_MAX));
    }
  }

  /// Once a second: beats, silence, tickets.
  public void tick() {
    Instant now = clock.instant();
    windows.forEach((who, window) -> check(who, window, now));
    closing.forEach(
        (who, at) -> {
          if (!now.isBefore(at) && closing.remove(who, at)) {
            var unused = loops.tell(who.tenant(), new Command.WindowCloses(who.agent()));
          }
        });
    if (!returned && now.isAfter(startedAt.plus(RETURN_MAX))) {
      returned = true;
      closeThoseWhoDidNotReturn();
    }
  }

  private void check(Who who, AgentWindow window, Instant now) {
    if (window.lastAlive().plus(SILENCE_MAX).isBefore(now)) {
      LOG.infof("The window of agent %s of %s is silent", who.agent(), who.tenant());
      leave(who, window);
      window.close(CloseCodes.GOING_AWAY, "The page was silent");
      return;
    }
    window.beat(now);
    TicketClaims claims = window.claims();
    if (claims != null && window.endsWithin(TICKET_PROLONG_BEFORE, now)) {
      Instant until = now.plus(TICKET_PROLONGED);
      window.prolong(tickets.prolong(claims, until), until);
    }
  }

  /// The state remembers windows from before the start; their sockets died with the program.
  private void closeThoseWhoDidNotReturn() {
    configurations
        .all()
        .forEach(
            configuration ->
                configuration
                    .agents()
                    .forEach(
                        agent -> {
                          var who = new Who(configuration.tenant(), agent.id());
                          if (!windows.containsKey(who)) {
                            var unused =
                                loops.tell(who.tenant(), new Command.WindowCloses(who.agent()));
                          }
                        }));
  }

  /// Open windows.
  public int count() {
    return windows.size();
  }
}
