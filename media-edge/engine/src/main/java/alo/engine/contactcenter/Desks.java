package alo.engine.contactcenter;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.interaction.Event.CallHeld;
import alo.contract.interaction.Event.CallPlaced;
import alo.contract.interaction.Event.CallResumed;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.interaction.Event.PhoneChanged;
import alo.contract.interaction.Event.PresenceChanged;
import alo.contract.interaction.Event.RestChosen;
import alo.contract.interaction.Event.WindowChanged;
import alo.contract.interaction.Event.WrapUpDone;
import alo.contract.problem.ProblemCode;
import alo.contract.queue.QueueView;
import alo.engine.call.CallState;
import alo.engine.call.Offer;
import alo.engine.call.Phase;
import alo.engine.contactcenter.Decision.Rejected;
import alo.engine.presence.AgentState;
import alo.engine.presence.Reasons;
import alo.engine.routing.OutboundGate.Verdict;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What agents do, and what becomes of their windows and telephones.
final class Desks {
  private Desks() {}

  // --- windows and telephones ---

  static @Nullable Rejected windowOpens(Draft draft, AgentId id) {
    if (!draft.directory().hasAgent(id)) {
      return Refusals.unknownAgent(id);
    }
    if (draft.directory().isLocked(id)) {
      return Refusals.locked(id);
    }
    AgentState agent = draft.agent(id);
    if (!agent.window()) {
      draft.emit(new WindowChanged(id, true));
    }
    if (agent.presence() == Presence.LOGGED_OUT) {
      draft.presence(id, Presence.NOT_READY, Reasons.LOGGED_IN);
    }
    return null;
  }

  /// A ready agent is not offered calls any more; a call that he is in goes on.
  static @Nullable Rejected windowCloses(Draft draft, AgentId id) {
    AgentState agent = draft.agent(id);
    if (!agent.window()) {
      return null;
    }
    draft.emit(new WindowChanged(id, false));
    switch (agent.presence()) {
      case READY -> draft.presence(id, Presence.NOT_READY, Reasons.CONNECTION_LOST);
      case OFFERED -> withdrawFrom(draft, agent, Reasons.CONNECTION_LOST);
      case LOGGED_OUT, NOT_READY, DIALING, TALKING, WRAP_UP -> {}
    }
    return null;
  }

  static @Nullable Rejected phoneComes(Draft draft, AgentId id) {
    AgentState agent = draft.agent(id);
    if (!agent.phone()) {
      if (!draft.directory().hasAgent(id) && agent.presence() == Presence.LOGGED_OUT) {
        return Refusals.unknownAgent(id);
      }
      if (draft.directory().isLocked(id)) {
        return Refusals.locked(id);
      }
      draft.emit(new PhoneChanged(id, true));
    }
    CallState call = callOf(draft, agent);
    if (call != null) {
      Offers.reattach(draft, call);
    }
    return null;
  }

  static @Nullable Rejected phoneGoes(Draft draft, AgentId id) {
    AgentState agent = draft.agent(id);
    if (!agent.phone()) {
      return null;
    }
    draft.emit(new PhoneChanged(id, false));
    CallState call = callOf(draft, agent);
    Offer offer = call == null ? null : call.offer();
    if (call == null || offer == null) {
      return null;
    }
    switch (call.phase()) {
      case TALKING, HELD -> Offers.lose(draft, call, offer, null, null);
      case QUEUED, DIALLED -> withdrawFrom(draft, agent, Reasons.CONNECTION_LOST);
      case KEPT -> {
        draft.effect(new Effect.Withdraw(call.id(), offer.id()));
        Offers.unanswered(draft, call, offer, OfferOutcome.UNREACHABLE, null);
      }
      case PLACING ->
          Endings.end(
              draft,
              call,
              new Endings.Way(
                  EndedBy.NETWORK, null, null, null, OfferOutcome.LOST, Endings.CAUSE_NORMAL));
      case FLOW, ENDED -> {}
    }
    return null;
  }

  private static void withdrawFrom(Draft draft, AgentState agent, String reason) {
    CallState call = callOf(draft, agent);
    if (call != null && call.offer() != null) {
      draft.effect(new Effect.Withdraw(call.id(), call.offer().id()));
      Offers.unanswered(draft, call, call.offer(), OfferOutcome.UNREACHABLE, null, reason);
    }
  }

  // --- presence ---

  static @Nullable Rejected ready(Draft draft, AgentId id) {
    if (!draft.directory().hasAgent(id)) {
      return Refusals.unknownAgent(id);
    }
    AgentState agent = draft.agent(id);
    if (!agent.window()) {
      return Refusals.wrongState("the window of agent " + id, "open", "closed");
    }
    return switch (agent.presence()) {
      case READY -> null;
      case NOT_READY, WRAP_UP -> {
        draft.presence(id, Presence.READY, null);
        yield null;
      }
      case OFFERED, DIALING, TALKING -> {
        restAfterwards(draft, agent, Presence.READY, null);
        yield null;
      }
      case LOGGED_OUT -> Refusals.wrongPresence(agent, "logged in");
    };
  }

  static @Nullable Rejected notReady(Draft draft, AgentId id, String reason) {
    AgentState agent = draft.agent(id);
    return switch (agent.presence()) {
      case READY, NOT_READY, WRAP_UP -> {
        draft.presence(id, Presence.NOT_READY, reason);
        yield null;
      }
      case OFFERED, DIALING, TALKING -> {
        restAfterwards(draft, agent, Presence.NOT_READY, reason);
        yield null;
      }
      case LOGGED_OUT -> Refusals.wrongPresence(agent, "logged in");
    };
  }

  private static void restAfterwards(
      Draft draft, AgentState agent, Presence presence, @Nullable String reason) {
    var rest = new AgentState.Rest(presence, reason);
    if (!rest.equals(agent.rest())) {
      draft.emit(new RestChosen(agent.id(), presence, reason));
    }
  }

  static @Nullable Rejected logOut(Draft draft, AgentId id) {
    AgentState agent = draft.agent(id);
    return switch (agent.presence()) {
      case LOGGED_OUT -> null;
      case READY, NOT_READY, WRAP_UP -> {
        draft.presence(id, Presence.LOGGED_OUT, null);
        yield null;
      }
      case OFFERED, DIALING, TALKING -> Refusals.wrongPresence(agent, "in no call");
    };
  }

  static @Nullable Rejected finishWrapUp(Draft draft, Command.FinishWrapUp c) {
    AgentState agent = draft.agent(c.agent());
    InteractionId call = agent.call();
    if (agent.presence() != Presence.WRAP_UP || call == null) {
      return Refusals.wrongPresence(agent, "WRAP_UP");
    }
    if (c.code() != null && !isCode(draft, call, c.code())) {
      return Decision.rejected(
          ProblemCode.INVALID_REQUEST,
          "Expected a wrap-up code of the queue, but it is \"%s\"".formatted(c.code()));
    }
    draft.emit(new WrapUpDone(call, c.agent(), c.code()));
    if (c.ready()) {
      Endings.ready(draft, agent);
    } else {
      String pause = agent.pause();
      draft.presence(c.agent(), Presence.NOT_READY, pause != null ? pause : Reasons.AFTER_WRAP_UP);
    }
    return null;
  }

  private static boolean isCode(Draft draft, InteractionId id, String code) {
    CallState call = draft.state().call(id);
    QueueId served = call == null ? null : call.wrapUpQueue();
    QueueView queue = served == null ? null : draft.directory().queue(served);
    return queue != null && queue.wrapUpCodes().contains(code);
  }

  // --- the call ---

  /// @param meant the call that is meant, null for whichever is there; so for the next three
  static @Nullable Rejected decline(Draft draft, AgentId id, @Nullable InteractionId meant) {
    AgentState agent = draft.agent(id);
    CallState call = callOf(draft, agent);
    Rejected other = other(agent, call, meant);
    if (other != null) {
      return other;
    }
    if (agent.presence() != Presence.OFFERED || call == null || call.offer() == null) {
      return Refusals.wrongPresence(agent, "OFFERED");
    }
    draft.effect(new Effect.Withdraw(call.id(), call.offer().id()));
    Offers.unanswered(draft, call, call.offer(), OfferOutcome.DECLINED, null);
    return null;
  }

  static @Nullable Rejected hold(Draft draft, AgentId id, @Nullable InteractionId meant) {
    AgentState agent = draft.agent(id);
    CallState call = callOf(draft, agent);
    Rejected other = other(agent, call, meant);
    if (other != null) {
      return other;
    }
    if (call == null || call.phase() != Phase.TALKING || call.offer() == null) {
      return wrongCall(agent, call, "TALKING");
    }
    draft.emit(new CallHeld(call.id(), call.offer().id()));
    draft.toHold(call, call.offer().id());
    return null;
  }

  static @Nullable Rejected resume(Draft draft, AgentId id, @Nullable InteractionId meant) {
    AgentState agent = draft.agent(id);
    CallState call = callOf(draft, agent);
    Rejected other = other(agent, call, meant);
    if (other != null) {
      return other;
    }
    if (call == null || call.phase() != Phase.HELD || call.offer() == null) {
      return wrongCall(agent, call, "HELD");
    }
    draft.emit(new CallResumed(call.id(), call.offer().id()));
    draft.effect(new Effect.Resume(call.id(), call.offer().id()));
    return null;
  }

  static @Nullable Rejected endCall(Draft draft, AgentId id, @Nullable InteractionId meant) {
    AgentState agent = draft.agent(id);
    CallState call = callOf(draft, agent);
    Rejected other = other(agent, call, meant);
    if (other != null) {
      return other;
    }
    return switch (agent.presence()) {
      case OFFERED -> decline(draft, id, null);
      case DIALING, TALKING -> {
        if (call == null) {
          yield Refusals.wrongPresence(agent, "in a call");
        }
        Endings.end(draft, call, Endings.Way.cut(EndedBy.AGENT, Endings.CAUSE_NORMAL));
        yield null;
      }
      case LOGGED_OUT, NOT_READY, READY, WRAP_UP -> Refusals.wrongPresence(agent, "in a call");
    };
  }

  static @Nullable Rejected place(Draft draft, Command.PlaceCall c) {
    if (!draft.directory().hasAgent(c.agent())) {
      return Refusals.unknownAgent(c.agent());
    }
    AgentState agent = draft.agent(c.agent());
    if (!agent.isResting()) {
      return Refusals.wrongPresence(agent, "READY or NOT_READY");
    }
    if (!agent.phone()) {
      return Refusals.wrongState(
          "the telephone of agent " + c.agent(), "registered", "not registered");
    }
    if (draft.state().call(c.call()) != null || draft.state().isOver(c.call())) {
      return Decision.rejected(
          ProblemCode.CONFLICT, "Expected a new call, but %s is known".formatted(c.call()));
    }
    return switch (draft.directory().gate().check(c.to(), draft.state().outside())) {
      case Verdict.Barred(var why) -> new Rejected(why);
      case Verdict.Passed way -> {
        callOut(draft, c, way);
        yield null;
      }
    };
  }

  private static void callOut(Draft draft, Command.PlaceCall c, Verdict.Passed way) {
    var offer = draft.newOffer();
    var recording = CallState.conversationOf(c.call());
    Instant deadline = draft.now().plus(CallState.PLACING_MAX);
    draft.emit(
        new CallPlaced(
            c.call(),
            c.agent(),
            offer,
            way.to(),
            way.callerId(),
            way.trunk(),
            recording,
            draft.directory().wrapUpQueueOf(c.agent())));
    draft.emit(new PresenceChanged(c.agent(), Presence.DIALING, null, c.call(), deadline));
    draft.effect(
        new Effect.CallOut(
            c.call(),
            offer,
            c.agent(),
            way.to(),
            way.callerId(),
            way.trunk(),
            CallState.PLACING_RING,
            recording,
            draft.directory().music(null)));
  }

  /// A click that comes late must not hit the next call.
  private static @Nullable Rejected other(
      AgentState agent, @Nullable CallState call, @Nullable InteractionId meant) {
    InteractionId there = call == null ? null : call.id();
    return meant == null || meant.equals(there) ? null : Refusals.notOnDesk(meant, agent, there);
  }

  private static Rejected wrongCall(AgentState agent, @Nullable CallState call, String expected) {
    return call == null
        ? Refusals.wrongPresence(agent, "in a call")
        : Refusals.wrongState("call " + call.id(), expected, call.phase());
  }

  /// The call that an agent is in; null if he is in none.
  static @Nullable CallState callOf(Draft draft, AgentState agent) {
    InteractionId id = agent.call();
    CallState call = id == null ? null : Customers.live(draft, id);
    return call != null && agent.id().equals(call.agent()) ? call : null;
  }
}
