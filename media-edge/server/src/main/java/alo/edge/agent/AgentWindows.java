package alo.edge.agent;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.AgentSocketMessage.FromAgent;
import alo.contract.agent.Desk;
import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permission;
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
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// All open windows: one for each agent. A window that says nothing for [#SILENCE_MAX] is gone,
/// also when its socket still stands: sockets of frozen pages and cut cables do.
///
/// Which window an agent has, and what the loop is told of it, change together under the monitor;
/// what takes time (his telephone's identity) is done outside it, in turns for each agent.
public final class AgentWindows {
  private static final Logger LOG = Logger.getLogger(AgentWindows.class);

  /// How long a window may be silent.
  public static final Duration SILENCE_MAX = Duration.ofSeconds(6);

  /// Within this time after a start agents come back by themselves: their pages try every 3 s and
  /// give an opening 5 s (`edge-socket.ts`), so that a page whose first attempt goes nowhere is
  /// back after 11 s. Until then a ready agent keeps his place: who is really gone has no telephone
  /// registered either, and is offered nothing.
  static final Duration RETURN_MAX = Duration.ofSeconds(20);

  static final Duration TICKET_PROLONGED = Duration.ofHours(1);
  static final Duration TICKET_PROLONG_BEFORE = Duration.ofMinutes(30);

  /// How long a telephone identity may outlive its log-in, or a window its agent.
  static final Duration LOOK_EVERY = Duration.ofSeconds(2);

  /// What the softphone is told of its edge.
  ///
  /// @param sipServer address of SIP over WebSocket
  /// @param sipDomain domain of SIP addresses
  public record Place(String sipServer, String sipDomain) {}

  private final TenantLoops loops;
  private final AgentCommands commands;
  private final TicketVerifier tickets;
  private final Admission admission;
  private final Place place;
  private final SteadyClock clock;
  private final Executor threads = Thread::startVirtualThread;
  private final Map<Who, AgentWindow> windows = new ConcurrentHashMap<>();
  private final Map<Who, Instant> closing = new ConcurrentHashMap<>();
  private final Strangers strangers = new Strangers();
  private final Telephones telephones;
  private @Nullable Instant readyAt;
  private boolean returned;
  private Instant lookAt = Instant.EPOCH;

  /// No windows yet.
  ///
  /// @param clock steady: tells how long windows are silent, and nothing that stands in a ticket
  public AgentWindows(
      TenantLoops loops,
      AgentCommands commands,
      Endpoints endpoints,
      TicketVerifier tickets,
      Configurations configurations,
      Place place,
      SteadyClock clock) {
    this.loops = loops;
    this.commands = commands;
    this.telephones = new Telephones(endpoints, loops, threads);
    this.tickets = tickets;
    this.admission = new Admission(tickets, configurations);
    this.place = place;
    this.clock = clock;
  }

  /// Now on the line of moments on which windows are alive or silent.
  Instant now() {
    return clock.instant();
  }

  /// A socket opened; nobody knows whose it is until it says hello.
  void opened(AgentWindow window) {
    if (!strangers.add(window)) {
      threads.execute(() -> window.close(CloseCodes.TRY_AGAIN_LATER, "Too many are waiting"));
    }
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
      case AgentSocketMessage.Dial _ when !admission.allows(claims, Permission.CALLS_PLACE) -> {
        window.alive(clock.instant());
        window.refuse(ProblemCode.FORBIDDEN, "Expected somebody who may place calls");
      }
      case AgentSocketMessage.Ready _,
          AgentSocketMessage.NotReady _,
          AgentSocketMessage.Decline _,
          AgentSocketMessage.Hold _,
          AgentSocketMessage.Resume _,
          AgentSocketMessage.HangUp _,
          AgentSocketMessage.Dial _,
          AgentSocketMessage.WrapUp _ ->
          carryOut(window, claims, message);
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
            .thenAcceptAsync(
                outcome -> {
                  if (outcome.refusal() != null) {
                    window.refuse(outcome.refusal().code(), outcome.refusal().detail());
                  } else {
                    loggedOut(window, new Who(claims.tenant(), claims.agent()));
                  }
                },
                threads);
  }

  /// The identity is taken away before the window is told: whoever logs in then gets a new one. A
  /// window that has taken over meanwhile keeps what it has.
  private void loggedOut(AgentWindow window, Who who) {
    var unused =
        leaveForGood(who, window)
            .whenComplete((done, failure) -> window.close(CloseCodes.NORMAL_CLOSURE, "Logged out"));
  }

  private synchronized CompletableFuture<Boolean> leaveForGood(Who who, AgentWindow window) {
    return leave(who, window) ? telephones.revoke(who) : CompletableFuture.completedFuture(true);
  }

  private void greet(AgentWindow window, AgentSocketMessage.Hello hello) {
    TicketClaims claims;
    try {
      claims = admission.admit(hello.ticket());
    } catch (RejectedException e) {
      window.refuse(
          ProblemCode.valueOf(e.problem().code()),
          e.problem().detail() == null ? "" : e.problem().detail());
      window.close(CloseCodes.VIOLATED_POLICY, "The ticket was refused");
      return;
    }
    var who = new Who(claims.tenant(), claims.agent());
    String session = hello.session() == null ? claims.id() : hello.session();
    AgentWindow other;
    boolean sameSession;
    synchronized (this) {
      other = windows.get(who);
      if (other != null && !mayReplace(other, session, hello.takeOver())) {
        window.refuse(ProblemCode.PHONE_ELSEWHERE, "Another window has the phone");
        return;
      }
      sameSession = other == null || other.pageSession().equals(session);
      if (other != null) {
        loops.unwatch(who.tenant(), who.agent(), other);
      }
      // Also when no window stands here: that of another session may be cut off, not gone.
      var unused = telephones.giveTo(who, session);
      windows.put(who, window);
      closing.remove(who);
      strangers.remove(window);
      window.greeted(claims, session, clock.instant());
    }
    if (other != null) {
      if (!sameSession) {
        other.refuse(ProblemCode.PHONE_ELSEWHERE, "Another window has taken the phone");
      }
      other.close(CloseCodes.NORMAL_CLOSURE, "Another window has taken the phone");
    }
    open(window, who);
  }

  /// A person may take the phone from any window. A page that comes by itself, for example because
  /// its machine woke up, gets it back only from itself or from a window that is quiet: else it
  /// would take the conversation from the machine where the agent has it.
  private boolean mayReplace(AgentWindow other, String session, boolean takeOver) {
    return takeOver || other.pageSession().equals(session) || other.isQuiet(clock.instant());
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
                  return loops.deskOf(who.tenant(), who.agent()).orElseThrow();
                })
            .thenCompose(desk -> telephones.take(who, () -> welcome(window, who, desk)))
            .exceptionallyAsync(
                failure -> {
                  LOG.warnf("The window of %s is not opened: %s", who, failure.getMessage());
                  window.refuse(ProblemCode.NOT_FOUND, "You are not known at this edge");
                  leave(who, window);
                  window.close(CloseCodes.VIOLATED_POLICY, "Not known here");
                  return false;
                },
                threads);
  }

  private void welcome(AgentWindow window, Who who, Desk desk) {
    if (windows.get(who) != window) {
      return;
    }
    Endpoints.Identity identity = telephones.issue(who, window.pageSession());
    boolean here;
    synchronized (this) {
      if (windows.get(who) != window) {
        // It closed, or another one took over, which must go on being told.
        return;
      }
      window.send(
          new AgentSocketMessage.Welcome(
              new AgentSocketMessage.Phone(
                  place.sipServer(), place.sipDomain(), identity.user(), identity.password()),
              desk));
      here = loops.watch(who.tenant(), who.agent(), window);
    }
    if (!here) {
      window.close(CloseCodes.TRY_AGAIN_LATER, "The account moved");
    }
  }

  /// A connection ended. The agent has until the end of his silence to come back: a page that
  /// reloads does.
  void gone(AgentWindow window) {
    strangers.remove(window);
    TicketClaims claims = window.claims();
    if (claims != null) {
      leave(new Who(claims.tenant(), claims.agent()), window);
    }
  }

  /// @return whether it was his window
  private synchronized boolean leave(Who who, AgentWindow window) {
    loops.unwatch(who.tenant(), who.agent(), window);
    boolean his = windows.remove(who, window);
    if (his) {
      closing.put(who, window.lastAlive().plus(SILENCE_MAX));
    }
    return his;
  }

  /// An agent answered a call that is not his any more: it is over, or another one has it. His
  /// telephone is hung up; here he is told why.
  public void answeredTooLate(TenantId tenant, AgentId agent, InteractionId call) {
    AgentWindow window = windows.get(new Who(tenant, agent));
    if (window != null) {
      window.refuse(
          ProblemCode.GONE,
          "Expected call %s to ring you, but it is over or another has it".formatted(call));
    }
  }

  /// Twice a second, from the moment that sockets can open: beats, silence, tickets.
  public void tick() {
    Instant now = clock.instant();
    if (readyAt == null) {
      // Not when this was made: until the ledger is replayed nobody could have come back.
      readyAt = now;
    }
    strangers.closeSilent(now);
    windows.forEach((who, window) -> check(who, window, now));
    closeSilent(now);
    if (!now.isBefore(lookAt)) {
      lookAt = now.plus(LOOK_EVERY);
      windows.forEach(this::letGoUnlessAgent);
      telephones.forEachLoggedOut(windows::containsKey, this::revokeUnlessHere);
    }
    if (!returned && now.isAfter(readyAt.plus(RETURN_MAX))) {
      returned = true;
      closeThoseWhoDidNotReturn();
    }
  }

  /// Under the monitor: a hello that comes meanwhile is told of after this, or saves its window.
  private synchronized void closeSilent(Instant now) {
    closing.forEach(
        (who, at) -> {
          if (!now.isBefore(at) && closing.remove(who, at)) {
            var unused = loops.tell(who.tenant(), new Command.WindowCloses(who.agent()));
          }
        });
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
    if (claims != null
        && window.endsWithin(TICKET_PROLONG_BEFORE, tickets.now())
        && admission.isAgent(claims)) {
      Instant until = tickets.now().plus(TICKET_PROLONGED);
      window.prolong(tickets.prolong(claims, until), until);
    }
  }

  /// Somebody who was removed is let go once he is in no call; who is locked at once: the loop has
  /// taken his call away.
  private void letGoUnlessAgent(Who who, AgentWindow window) {
    TicketClaims claims = window.claims();
    if (claims == null) {
      return;
    }
    if (admission.isLocked(claims)) {
      letGo(who, window, ProblemCode.USER_LOCKED, "Your access is locked");
    } else if (!admission.isAgent(claims) && !window.isInCall()) {
      letGo(who, window, ProblemCode.NOT_FOUND, "You are not an agent here any more");
    }
  }

  private void letGo(Who who, AgentWindow window, ProblemCode code, String why) {
    var unused = leaveForGood(who, window);
    window.refuse(code, why);
    // In these words the page knows that it needs another ticket.
    window.close(CloseCodes.VIOLATED_POLICY, "The ticket is not good any more");
  }

  /// A hello that came meanwhile has the telephone.
  private synchronized void revokeUnlessHere(Who who) {
    if (!windows.containsKey(who)) {
      var unused = telephones.revoke(who);
    }
  }

  /// The state remembers windows from before the start; their sockets died with the program.
  private synchronized void closeThoseWhoDidNotReturn() {
    admission.forEach(
        who -> {
          if (!windows.containsKey(who)) {
            var unused = loops.tell(who.tenant(), new Command.WindowCloses(who.agent()));
          }
        });
    LOG.infof(
        "The grace after the start is over: %d agents are back, the others are not ready",
        windows.size());
  }

  /// Open windows.
  public int count() {
    return windows.size();
  }
}
