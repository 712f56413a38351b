package alo.engine.contactcenter;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event.CallQueued;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferEnded;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.queue.QueueView;
import alo.engine.call.CallState;
import alo.engine.call.Offer;
import alo.engine.presence.AgentState;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// Agents who are locked: they are out at once, and no customer is cut for it.
final class Bars {
  /// How long a customer waits for somebody else whose call came from no queue.
  static final Duration PATIENCE = Duration.ofMinutes(10);

  private Bars() {}

  /// Follows each configuration and each start, since the configuration says who is locked.
  static void enforce(Draft draft) {
    for (AgentId id : draft.directory().locked()) {
      AgentState agent = draft.agent(id);
      if (agent.presence() == Presence.LOGGED_OUT) {
        continue;
      }
      CallState call = Desks.callOf(draft, agent);
      if (call != null) {
        take(draft, id, call);
      }
      draft.presence(id, Presence.LOGGED_OUT, null);
    }
  }

  private static void take(Draft draft, AgentId agent, CallState call) {
    Offer offer = call.offer();
    switch (call.phase()) {
      case QUEUED, DIALLED -> {
        if (offer != null) {
          draft.effect(new Effect.Withdraw(call.id(), offer.id()));
          Offers.unanswered(draft, call, offer, OfferOutcome.WITHDRAWN, null);
        }
      }
      case KEPT -> {
        if (offer != null) {
          draft.effect(new Effect.Withdraw(call.id(), offer.id()));
        }
        requeue(draft, agent, call, OfferOutcome.WITHDRAWN);
      }
      case TALKING, HELD -> requeue(draft, agent, call, OfferOutcome.LOST);
      case PLACING -> end(draft, call);
      case FLOW, ENDED -> {}
    }
  }

  /// The customer hears music and is the next.
  private static void requeue(Draft draft, AgentId agent, CallState call, OfferOutcome outcome) {
    QueueId queue = call.line() != null ? call.line().queue() : otherwise(draft, agent);
    if (queue == null) {
      end(draft, call);
      return;
    }
    Offer offer = call.offer();
    if (offer != null) {
      draft.emit(new OfferEnded(call.id(), offer.id(), outcome, null));
    }
    if (offer != null && outcome == OfferOutcome.LOST) {
      draft.effect(new Effect.Keep(call.id(), offer.id(), draft.directory().music(queue)));
    }
    Duration patience = call.line() != null ? call.line().patience() : PATIENCE;
    RecordingId recording = call.recording() != null ? call.recording() : asked(draft, call, queue);
    draft.emit(new CallQueued(call.id(), queue, draft.now().plus(patience), recording));
    draft.toWait(call.id(), queue, call.recording() != null ? null : recording);
  }

  /// For a call out, or one for his extension: those who do what he does; else anybody.
  private static @Nullable QueueId otherwise(Draft draft, AgentId agent) {
    for (QueueId served : draft.directory().queuesOf(agent)) {
      if (draft.directory().queue(served) != null) {
        return served;
      }
    }
    return draft.directory().firstQueue();
  }

  private static @Nullable RecordingId asked(Draft draft, CallState call, QueueId id) {
    QueueView queue = draft.directory().queue(id);
    return queue != null && queue.record() ? CallState.conversationOf(call.id()) : null;
  }

  private static void end(Draft draft, CallState call) {
    Endings.end(draft, call, Endings.Way.cut(EndedBy.PROVIDER, Endings.CAUSE_NORMAL));
  }
}
