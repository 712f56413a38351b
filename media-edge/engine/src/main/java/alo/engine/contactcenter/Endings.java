package alo.engine.contactcenter;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.QueueId;
import alo.contract.interaction.Event.CallEnded;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferEnded;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.interaction.Event.PresenceChanged;
import alo.contract.queue.QueueView;
import alo.engine.call.CallState;
import alo.engine.call.Offer;
import alo.engine.call.Phase;
import alo.engine.contactcenter.Command.EndedLeg;
import alo.engine.presence.AgentState;
import alo.engine.presence.Reasons;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// Ends calls and sends their agents to what comes after.
final class Endings {
  /// Q.850: normal clearing.
  static final int CAUSE_NORMAL = 16;

  /// Q.850: call rejected, for a call that was never answered.
  static final int CAUSE_REFUSED = 21;

  /// Q.850: recovery on timer expiry; stands in the record of a call that was too long.
  static final int CAUSE_TIMER = 102;

  private Endings() {}

  /// How a call ends.
  ///
  /// @param endedAt when it really ended, all its legs with it; null for now
  /// @param ringing what becomes of an offer that was not answered
  /// @param cut Q.850 cause with which our side ends the legs; null if there is nothing left to end
  /// @param leg how its offer's leg ended; null if that ended with the call
  record Way(
      EndedBy by,
      @Nullable Integer cause,
      @Nullable Integer sip,
      @Nullable Instant endedAt,
      OfferOutcome ringing,
      @Nullable Integer cut,
      @Nullable EndedLeg leg) {

    Way(
        EndedBy by,
        @Nullable Integer cause,
        @Nullable Integer sip,
        @Nullable Instant endedAt,
        OfferOutcome ringing,
        @Nullable Integer cut) {
      this(by, cause, sip, endedAt, ringing, cut, null);
    }

    /// Our side ends it.
    static Way cut(EndedBy by, int cause) {
      return new Way(by, cause, null, null, OfferOutcome.WITHDRAWN, cause);
    }

    /// The customer's leg is gone.
    static Way gone(EndedBy by, @Nullable Integer cause, @Nullable Integer sip) {
      return new Way(by, cause, sip, null, OfferOutcome.WITHDRAWN, null);
    }
  }

  /// The flow (or somebody beside the talkers) ends it.
  static void byFlow(Draft draft, CallState call, EndedBy by) {
    byFlow(draft, call, by, null);
  }

  /// @param leg as in [Way]
  static void byFlow(Draft draft, CallState call, EndedBy by, @Nullable EndedLeg leg) {
    int cause = call.answeredAt() == null ? CAUSE_REFUSED : CAUSE_NORMAL;
    end(draft, call, new Way(by, cause, null, null, OfferOutcome.WITHDRAWN, cause, leg));
  }

  /// A time that was told of a call later: not before the last that is known of it, nor after now.
  static Instant within(Draft draft, CallState call, Instant told) {
    Instant seen = call.lastSeen();
    Instant end = seen.isAfter(told) ? seen : told;
    return end.isAfter(draft.now()) ? draft.now() : end;
  }

  /// Both legs are cut like any other, or the dialplan would take the agent's for a broken one.
  static void tooLong(Draft draft, CallState call) {
    end(
        draft,
        call,
        new Way(EndedBy.PROVIDER, CAUSE_TIMER, null, null, OfferOutcome.WITHDRAWN, CAUSE_NORMAL));
  }

  static void end(Draft draft, CallState call, Way way) {
    AgentId agent = call.agent();
    Offer offer = call.offer();
    if (offer != null) {
      endOffer(draft, call, offer, way);
    }
    draft.emit(new CallEnded(call.id(), way.by(), way.cause(), way.sip(), way.endedAt()));
    if (agent != null) {
      settle(draft, draft.agent(agent), call);
    }
    if (way.cut() != null) {
      draft.effect(new Effect.EndCall(call.id(), way.cut()));
    } else if (offer != null || call.lost() != null) {
      draft.effect(new Effect.EndCall(call.id(), CAUSE_NORMAL));
    }
  }

  private static void endOffer(Draft draft, CallState call, Offer offer, Way way) {
    boolean talked = call.phase() == Phase.TALKING || call.phase() == Phase.HELD;
    OfferOutcome outcome = talked ? OfferOutcome.TALKED : way.ringing();
    Integer cause = way.leg() == null ? way.cause() : way.leg().cause();
    Instant endedAt = legsEnd(draft, call, way);
    draft.emit(new OfferEnded(call.id(), offer.id(), outcome, cause, endedAt));
    if (!talked && call.phase() != Phase.PLACING) {
      draft.effect(new Effect.Withdraw(call.id(), offer.id()));
    }
  }

  /// No leg outlives its call.
  private static @Nullable Instant legsEnd(Draft draft, CallState call, Way way) {
    if (way.leg() == null) {
      return way.endedAt();
    }
    Instant own = within(draft, call, way.leg().endedAt());
    return way.endedAt() != null && own.isAfter(way.endedAt()) ? way.endedAt() : own;
  }

  /// What an agent does whose call has ended.
  private static void settle(Draft draft, AgentState agent, CallState call) {
    switch (agent.presence()) {
      case OFFERED, DIALING -> rest(draft, agent);
      case TALKING -> {
        int seconds = wrapUpSeconds(draft, call);
        if (seconds > 0) {
          draft.emit(
              new PresenceChanged(
                  agent.id(), Presence.WRAP_UP, null, call.id(), draft.now().plusSeconds(seconds)));
        } else {
          rest(draft, agent);
        }
      }
      case LOGGED_OUT, NOT_READY, READY, WRAP_UP -> {}
    }
  }

  private static int wrapUpSeconds(Draft draft, CallState call) {
    QueueId served = call.wrapUpQueue();
    QueueView queue = served == null ? null : draft.directory().queue(served);
    return queue == null ? 0 : queue.wrapUpSeconds();
  }

  /// Back to what he did before the call; but nobody is ready without a window.
  static void rest(Draft draft, AgentState agent) {
    AgentState.Rest rest = agent.rest();
    if (!agent.window()) {
      draft.presence(agent.id(), Presence.NOT_READY, Reasons.CONNECTION_LOST);
    } else {
      draft.presence(agent.id(), rest.presence(), rest.reason());
    }
  }

  /// After a wrap-up; but nobody is ready without a window.
  static void ready(Draft draft, AgentState agent) {
    if (agent.window()) {
      draft.presence(agent.id(), Presence.READY, null);
    } else {
      draft.presence(agent.id(), Presence.NOT_READY, Reasons.CONNECTION_LOST);
    }
  }
}
