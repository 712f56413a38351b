package alo.engine.contactcenter;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event.AgentLost;
import alo.contract.interaction.Event.CallAnswered;
import alo.contract.interaction.Event.CallHeld;
import alo.contract.interaction.Event.CallOffered;
import alo.contract.interaction.Event.CallQueued;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.LeftBecause;
import alo.contract.interaction.Event.OfferAnswered;
import alo.contract.interaction.Event.OfferEnded;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.interaction.Event.PresenceChanged;
import alo.contract.interaction.Event.QueueLeft;
import alo.contract.queue.QueueView;
import alo.engine.acd.Matcher;
import alo.engine.call.CallState;
import alo.engine.call.Line;
import alo.engine.call.Lost;
import alo.engine.call.Offer;
import alo.engine.contactcenter.Decision.Rejected;
import alo.engine.presence.Reasons;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Rings agents for calls, and settles what becomes of it.
final class Offers {
  /// If the PBX's answer to a ring is lost, the offer is taken back so long after the ring's end.
  static final Duration ANSWER_LOST_AFTER = Duration.ofSeconds(5);

  /// How long a call is kept for an agent whose browser lost it.
  static final Duration KEPT_MAX = Duration.ofSeconds(30);

  /// How long a softphone rings that gets its call back; it answers by itself.
  static final Duration REATTACH_RING = Duration.ofSeconds(10);

  /// For a queue that the configuration has no more.
  private static final Duration RING_DEFAULT = Duration.ofSeconds(20);

  private Offers() {}

  /// Offers every waiting call for which there is an agent.
  static void match(Draft draft) {
    Matcher matcher = draft.state().matcher();
    while (matcher.find()) {
      CallState call = draft.call(matcher.foundCall());
      Line line = call.line();
      if (line == null) {
        throw new IllegalStateException("Expected %s to be in a line".formatted(call.id()));
      }
      QueueView queue = draft.directory().queue(line.queue());
      Duration ring = queue == null ? RING_DEFAULT : Duration.ofSeconds(queue.ringSeconds());
      offer(draft, call.id(), matcher.foundAgent(), line.queue(), ring, null);
    }
  }

  /// Rings an agent; reserves him until the ring's end and a margin.
  ///
  /// @param recording what this offer, rather than a queue, begins to record
  static void offer(
      Draft draft,
      InteractionId call,
      AgentId agent,
      @Nullable QueueId queue,
      Duration ring,
      @Nullable RecordingId recording) {
    OfferId offer = draft.newOffer();
    Instant deadline = draft.now().plus(ring).plus(ANSWER_LOST_AFTER);
    QueueId wrapUp = queue == null ? draft.directory().wrapUpQueueOf(agent) : null;
    draft.emit(new CallOffered(call, offer, agent, queue, deadline, false, recording, wrapUp));
    draft.emit(new PresenceChanged(agent, Presence.OFFERED, null, call, deadline));
    draft.effect(new Effect.RingAgent(call, offer, agent, ring, false, false));
  }

  // --- what the PBX says of a leg ---

  static @Nullable Rejected answered(Draft draft, Command.LegAnswered c) {
    OfferId id = c.offer();
    CallState call = draft.state().callOf(id);
    Offer offer = call == null ? null : call.offer();
    if (call == null || offer == null) {
      return Refusals.staleOffer(id);
    }
    return switch (call.phase()) {
      case QUEUED, DIALLED, KEPT -> {
        connect(draft, call, offer, c.answeredAt());
        yield null;
      }
      // Said already, or found out by taking stock: only an offer that is over is refused, which
      // hangs its leg up.
      case PLACING, TALKING, HELD -> null;
      case FLOW, ENDED -> Refusals.wrongState("offer " + id, "ringing", call.phase());
    };
  }

  /// Customer and agent (or number outside) hear each other; but an agent who gets back a call that
  /// he held goes on holding it: the customer must not hear his room unasked.
  ///
  /// @param told when his leg was answered, if that was heard of later; null for now
  static void connect(Draft draft, CallState call, Offer offer, @Nullable Instant told) {
    Instant answeredAt = told == null ? null : Endings.within(draft, call, told);
    if (call.answeredAt() == null) {
      draft.emit(new CallAnswered(call.id(), answeredAt));
    }
    draft.emit(new OfferAnswered(call.id(), offer.id(), answeredAt));
    if (call.lost() != null && call.lost().held()) {
      draft.emit(new CallHeld(call.id(), offer.id()));
    }
    AgentId agent = offer.agent();
    if (agent != null && draft.agent(agent).presence() != Presence.TALKING) {
      draft.emit(new PresenceChanged(agent, Presence.TALKING, null, call.id(), null));
    }
  }

  static @Nullable Rejected failed(
      Draft draft, OfferId id, OfferOutcome outcome, @Nullable Integer cause) {
    CallState call = draft.state().callOf(id);
    Offer offer = call == null ? null : call.offer();
    if (call == null || offer == null) {
      return Refusals.staleOffer(id);
    }
    return switch (call.phase()) {
      case QUEUED, DIALLED, KEPT -> {
        unanswered(draft, call, offer, outcome, cause);
        yield null;
      }
      case PLACING -> {
        ownLegFailed(draft, call, offer, outcome, cause);
        yield null;
      }
      case TALKING, HELD, FLOW, ENDED ->
          Refusals.wrongState("offer " + id, "ringing", call.phase());
    };
  }

  static @Nullable Rejected gone(Draft draft, OfferId id, @Nullable Integer cause, boolean lost) {
    CallState call = draft.state().callOf(id);
    Offer offer = call == null ? null : call.offer();
    if (call == null || offer == null) {
      return Refusals.staleOffer(id);
    }
    switch (call.phase()) {
      case TALKING, HELD -> {
        if (lost && offer.agent() != null) {
          lose(draft, call, offer, cause, null);
        } else {
          hungUp(draft, call, cause);
        }
      }
      case PLACING -> hungUp(draft, call, cause);
      case QUEUED, DIALLED, KEPT ->
          unanswered(
              draft, call, offer, lost ? OfferOutcome.UNREACHABLE : OfferOutcome.NO_ANSWER, cause);
      case FLOW, ENDED -> {}
    }
    return null;
  }

  private static void hungUp(Draft draft, CallState call, @Nullable Integer cause) {
    Endings.end(
        draft,
        call,
        new Endings.Way(
            EndedBy.AGENT, cause, null, null, OfferOutcome.WITHDRAWN, Endings.CAUSE_NORMAL));
  }

  private static void ownLegFailed(
      Draft draft, CallState call, Offer offer, OfferOutcome outcome, @Nullable Integer cause) {
    Endings.end(
        draft,
        call,
        new Endings.Way(EndedBy.AGENT, cause, null, null, outcome, Endings.CAUSE_NORMAL));
    String reason = reason(outcome);
    if (offer.agent() != null && outcome != OfferOutcome.DECLINED && reason != null) {
      draft.presence(offer.agent(), Presence.NOT_READY, reason);
    }
  }

  // --- offers that came to nothing ---

  /// The agent is set not ready with the reason; the caller keeps his place and goes to the next.
  static void unanswered(
      Draft draft, CallState call, Offer offer, OfferOutcome outcome, @Nullable Integer cause) {
    unanswered(draft, call, offer, outcome, cause, reason(outcome));
  }

  /// @param reason why the agent is not ready now, or null if it was not his fault
  static void unanswered(
      Draft draft,
      CallState call,
      Offer offer,
      OfferOutcome outcome,
      @Nullable Integer cause,
      @Nullable String reason) {
    draft.emit(new OfferEnded(call.id(), offer.id(), outcome, cause));
    switch (call.phase()) {
      case QUEUED -> {
        release(draft, offer, reason);
        if (isPatienceOver(draft, call)) {
          leaveQueue(draft, call);
        }
      }
      case DIALLED -> {
        release(draft, offer, reason);
        FlowRunner.unserved(draft, call.id());
      }
      case KEPT -> {
        if (call.lost() != null && !draft.now().isBefore(call.lost().deadline())) {
          giveUp(draft, draft.call(call.id()));
        }
      }
      case FLOW, PLACING, TALKING, HELD, ENDED -> {}
    }
  }

  private static void release(Draft draft, Offer offer, @Nullable String reason) {
    AgentId agent = offer.agent();
    if (agent == null) {
      return;
    }
    boolean wasReady = draft.agent(agent).rest().presence() == Presence.READY;
    if (reason != null && wasReady) {
      draft.presence(agent, Presence.NOT_READY, reason);
    } else {
      // Who had a personal call on his break goes on with his break.
      Endings.rest(draft, draft.agent(agent));
    }
  }

  private static @Nullable String reason(OfferOutcome outcome) {
    return switch (outcome) {
      case NO_ANSWER -> Reasons.RING_NO_ANSWER;
      case BUSY -> Reasons.BUSY;
      case DECLINED -> Reasons.DECLINED;
      case UNREACHABLE -> Reasons.UNREACHABLE;
      case LOST -> Reasons.CONNECTION_LOST;
      case WITHDRAWN, TALKED -> null;
    };
  }

  private static boolean isPatienceOver(Draft draft, CallState call) {
    return call.line() != null && !draft.now().isBefore(call.line().deadline());
  }

  /// The call has waited too long and goes on in its flow.
  static void leaveQueue(Draft draft, CallState call) {
    if (call.line() != null) {
      draft.emit(new QueueLeft(call.id(), call.line().queue(), LeftBecause.WAITED_TOO_LONG));
    }
    FlowRunner.unserved(draft, call.id());
  }

  // --- agents who lose their call ---

  /// The customer hears music and the call is kept for the agent; if his telephone is there, he is
  /// rung at once.
  ///
  /// @param endedAt when his leg really ended; null for now
  static void lose(
      Draft draft,
      CallState call,
      Offer offer,
      @Nullable Integer cause,
      @Nullable Instant endedAt) {
    AgentId agent = offer.agent();
    if (agent == null) {
      return;
    }
    Instant deadline = draft.now().plus(KEPT_MAX);
    // In this order: whoever adds up the talk reads of its true end first.
    draft.emit(new OfferEnded(call.id(), offer.id(), OfferOutcome.LOST, cause, endedAt));
    draft.emit(new AgentLost(call.id(), offer.id(), agent, deadline));
    draft.effect(new Effect.Keep(call.id(), offer.id(), draft.directory().music(call.queue())));
    reattach(draft, draft.call(call.id()));
  }

  /// Gives a kept call back to its agent, if his telephone is there and does not ring yet.
  static void reattach(Draft draft, CallState call) {
    Lost lost = call.lost();
    if (lost == null || call.offer() != null || !draft.agent(lost.agent()).phone()) {
      return;
    }
    OfferId offer = draft.newOffer();
    Instant deadline = draft.now().plus(REATTACH_RING).plus(ANSWER_LOST_AFTER);
    draft.emit(new CallOffered(call.id(), offer, lost.agent(), call.queue(), deadline, true));
    draft.effect(
        new Effect.RingAgent(call.id(), offer, lost.agent(), REATTACH_RING, true, lost.held()));
  }

  /// The agent has not come back: the call goes to its queue again, at the place that it had, or
  /// ends if it came from none.
  static void giveUp(Draft draft, CallState call) {
    Lost lost = call.lost();
    if (lost != null) {
      draft.presence(lost.agent(), Presence.NOT_READY, Reasons.CONNECTION_LOST);
    }
    if (call.line() == null) {
      Endings.byFlow(draft, call, EndedBy.NETWORK);
    } else {
      requeue(draft, call, call.line());
    }
  }

  private static void requeue(Draft draft, CallState call, Line line) {
    Instant deadline = draft.now().plus(line.patience());
    draft.emit(new CallQueued(call.id(), line.queue(), deadline, call.recording()));
    draft.toWait(call.id(), line.queue(), null);
  }
}
