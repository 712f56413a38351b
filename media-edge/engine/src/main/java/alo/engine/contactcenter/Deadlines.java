package alo.engine.contactcenter;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.engine.call.CallState;
import alo.engine.call.Offer;
import alo.engine.presence.AgentState;

/// Does what is due.
final class Deadlines {
  private Deadlines() {}

  static void pass(Draft draft) {
    for (Due due = draft.state().firstDue();
        due != null && !due.at().isAfter(draft.now());
        due = draft.state().firstDue()) {
      boolean settled =
          due.whose() instanceof InteractionId call
              ? settles(draft, draft.call(call))
              : due.whose() instanceof AgentId agent && settles(draft, draft.agent(agent));
      if (!settled) {
        throw new IllegalStateException("Expected %s to be settled, but it is not".formatted(due));
      }
    }
  }

  private static boolean settles(Draft draft, CallState call) {
    pass(draft, call);
    return !call.equals(draft.state().call(call.id()));
  }

  /// Whether anything changed, rather than the deadline: his next one may be at the same moment.
  private static boolean settles(Draft draft, AgentState agent) {
    pass(draft, agent);
    return !agent.equals(draft.agent(agent.id()));
  }

  private static void pass(Draft draft, CallState call) {
    Offer offer = call.offer();
    switch (call.phase()) {
      case QUEUED -> {
        if (offer == null) {
          Offers.leaveQueue(draft, call);
        } else {
          takeBack(draft, call, offer);
        }
      }
      case DIALLED -> {
        if (offer != null) {
          takeBack(draft, call, offer);
        }
      }
      case KEPT -> {
        if (offer == null) {
          Offers.giveUp(draft, call);
        } else {
          takeBack(draft, call, offer);
        }
      }
      case PLACING ->
          Endings.end(
              draft,
              call,
              new Endings.Way(
                  EndedBy.UNKNOWN, null, null, null, OfferOutcome.NO_ANSWER, Endings.CAUSE_NORMAL));
      case FLOW -> Endings.byFlow(draft, call, EndedBy.UNKNOWN);
      case TALKING, HELD -> Endings.tooLong(draft, call);
      case ENDED ->
          throw new IllegalStateException("Expected a phase with a deadline, but it is " + call);
    }
  }

  /// The PBX has not said what became of the ring.
  private static void takeBack(Draft draft, CallState call, Offer offer) {
    draft.effect(new Effect.Withdraw(call.id(), offer.id()));
    Offers.unanswered(draft, call, offer, OfferOutcome.NO_ANSWER, null);
  }

  private static void pass(Draft draft, AgentState agent) {
    if (agent.presence() == Presence.WRAP_UP) {
      // Back to what he did: ready after a queue's call, else as before it.
      Endings.rest(draft, agent);
    } else {
      draft.presence(agent.id(), Presence.LOGGED_OUT, null);
    }
  }
}
