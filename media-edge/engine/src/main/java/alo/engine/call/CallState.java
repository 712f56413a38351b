package alo.engine.call;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event.AgentLost;
import alo.contract.interaction.Event.CallAnswered;
import alo.contract.interaction.Event.CallArrived;
import alo.contract.interaction.Event.CallEnded;
import alo.contract.interaction.Event.CallEvent;
import alo.contract.interaction.Event.CallFound;
import alo.contract.interaction.Event.CallHeld;
import alo.contract.interaction.Event.CallOffered;
import alo.contract.interaction.Event.CallPlaced;
import alo.contract.interaction.Event.CallQueued;
import alo.contract.interaction.Event.CallResumed;
import alo.contract.interaction.Event.DigitsTyped;
import alo.contract.interaction.Event.NodeEntered;
import alo.contract.interaction.Event.NumberOffered;
import alo.contract.interaction.Event.OfferAnswered;
import alo.contract.interaction.Event.OfferEnded;
import alo.contract.interaction.Event.QueueLeft;
import alo.contract.interaction.Event.RecordingMissing;
import alo.contract.interaction.Event.RecordingStored;
import alo.contract.interaction.Event.VoicemailLeft;
import alo.contract.interaction.Event.WrapUpDone;
import alo.contract.value.Direction;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One call at one moment. Never changes; each event gives the next one.
///
/// @param answeredAt when the customer's leg was answered
/// @param line his place in a queue, also while he talks to one of its agents
/// @param offer the leg that is out or connected
/// @param lost the agent for whom the call is kept
/// @param recording what has been started, null if nothing
/// @param sip the last SIP status of the far end of an ended call
public record CallState(
    Party party,
    Phase phase,
    @Nullable Instant answeredAt,
    Progress progress,
    @Nullable Line line,
    @Nullable Offer offer,
    @Nullable Lost lost,
    @Nullable RecordingId recording,
    @Nullable Integer sip) {
  /// A call out is given up after this time if the PBX says nothing; the PBX itself rings for
  /// [#PLACING_RING].
  public static final Duration PLACING_MAX = Duration.ofSeconds(75);

  /// No step takes so long (a message takes 10 minutes, a text two): a call of which nothing was
  /// heard for so long is dead.
  public static final Duration STEP_MAX = Duration.ofMinutes(20);

  /// Before all places that are given in their order.
  private static final long FIRST = Long.MIN_VALUE;

  /// How long a call out rings.
  public static final Duration PLACING_RING = Duration.ofSeconds(60);

  /// The longest conversation. One that nobody hears is not charged for ever: a carrier that has
  /// forgotten it says no end.
  public static final int TALK_SECONDS_MAX = 4 * 3_600;

  /// The name of a call's recorded conversation.
  public static RecordingId conversationOf(InteractionId call) {
    return new RecordingId(call.value() + "-r1");
  }

  /// A call in begins.
  public static CallState begin(CallArrived e, Instant at) {
    String theirs = e.from() == null ? null : e.from().value();
    var party = new Party(e.call(), Direction.IN, e.dialled(), theirs, e.trunk(), e.flow(), at);
    return new CallState(party, Phase.FLOW, null, Progress.NONE, null, null, null, null, null);
  }

  /// A call out begins.
  public static CallState begin(CallPlaced e, Instant at) {
    var party =
        new Party(e.call(), Direction.OUT, e.callerId(), e.to().value(), e.trunk(), null, at);
    var offer =
        new Offer(e.offer(), e.agent(), null, at, at.plus(PLACING_MAX), null, false, e.wrapUp());
    return new CallState(
        party, Phase.PLACING, null, Progress.NONE, null, offer, null, e.recording(), null);
  }

  public InteractionId id() {
    return party.id();
  }

  /// The agent who is rung, talks, or for whom the call is kept; null if there is none.
  public @Nullable AgentId agent() {
    if (lost != null) {
      return lost.agent();
    }
    return offer == null ? null : offer.agent();
  }

  /// The queue in which it stands or through which it came to its agent; null if there is none.
  public @Nullable QueueId queue() {
    return line == null ? null : line.queue();
  }

  /// The queue whose wrap-up follows the conversation, null for none.
  public @Nullable QueueId wrapUpQueue() {
    if (line != null) {
      return line.queue();
    }
    return offer != null ? offer.wrapUp() : lost != null ? lost.wrapUp() : null;
  }

  /// Whether it is the offer that is out or connected.
  public boolean hasOffer(OfferId id) {
    return phase != Phase.ENDED && offer != null && offer.id().equals(id);
  }

  /// Whether it stands in line and no agent is rung for it.
  public boolean isWaiting() {
    return phase == Phase.QUEUED && offer == null;
  }

  /// Whether it occupies a line to the outside that the tenant pays for.
  public boolean isOutside() {
    return phase != Phase.ENDED
        && (party.direction() == Direction.OUT || offer != null && offer.number() != null);
  }

  /// The last moment at which something is known to have happened to it.
  public Instant lastSeen() {
    Instant last = later(later(party.startedAt(), answeredAt), progress.since());
    if (line != null) {
      last = later(last, line.since());
    }
    if (offer != null) {
      last = later(later(last, offer.offeredAt()), offer.answeredAt());
    }
    return lost == null ? last : later(last, lost.answeredAt());
  }

  private static Instant later(Instant one, @Nullable Instant other) {
    return other != null && other.isAfter(one) ? other : one;
  }

  /// When something has to be done about it, null if it may stay as it is.
  public @Nullable Instant due() {
    return switch (phase) {
      case QUEUED -> offer != null ? offer.deadline() : line == null ? null : line.deadline();
      case DIALLED, PLACING -> offer == null ? null : offer.deadline();
      case KEPT -> offer != null ? offer.deadline() : lost == null ? null : lost.deadline();
      case FLOW -> progress.since() == null ? null : progress.since().plus(STEP_MAX);
      case TALKING, HELD -> talkingSince().plusSeconds(TALK_SECONDS_MAX);
      case ENDED -> null;
    };
  }

  private Instant talkingSince() {
    return offer != null && offer.answeredAt() != null ? offer.answeredAt() : party.startedAt();
  }

  /// What an event makes of it.
  ///
  /// @param order the place in line for a call that enters a queue
  public CallState after(CallEvent event, Instant at, long order) {
    return switch (event) {
      case CallAnswered e -> answered(e.answeredAt() != null ? e.answeredAt() : at);
      case CallEnded e -> ended(e);
      case NodeEntered e -> progress(progress.entered(e.step(), e.node(), at));
      case DigitsTyped e -> progress(progress.typed(e.digits(), at));
      case VoicemailLeft _ -> progress(progress.messageLeft());
      case CallQueued e -> queued(e, at, order);
      case QueueLeft _ -> moved(Phase.FLOW, null, null, null);
      case CallOffered e -> offered(e, at);
      case NumberOffered e -> numberOffered(e, at);
      case OfferAnswered e ->
          hasOffer(e.offer()) && offer != null
              ? connected(offer, e.answeredAt() != null ? e.answeredAt() : at)
              : this;
      case OfferEnded e -> hasOffer(e.offer()) ? unanswered() : this;
      case CallHeld _ -> moved(Phase.HELD, line, offer, null);
      case CallResumed _ -> moved(Phase.TALKING, line, offer, null);
      case AgentLost e -> moved(Phase.KEPT, line, null, lost(e));
      case CallArrived _,
          CallPlaced _,
          CallFound _,
          RecordingStored _,
          RecordingMissing _,
          WrapUpDone _ ->
          this;
    };
  }

  private CallState numberOffered(NumberOffered e, Instant at) {
    Offer out = new Offer(e.offer(), null, e.to(), at, e.deadline(), null, false, null);
    RecordingId started = recording != null ? recording : e.recording();
    return new CallState(party, Phase.DIALLED, answeredAt, progress, line, out, null, started, sip);
  }

  private CallState moved(
      Phase next, @Nullable Line line, @Nullable Offer offer, @Nullable Lost lost) {
    return new CallState(party, next, answeredAt, progress, line, offer, lost, recording, sip);
  }

  private CallState connected(Offer answered, Instant at) {
    return moved(Phase.TALKING, line, answered.answered(at), null);
  }

  private CallState progress(Progress next) {
    return new CallState(party, Phase.FLOW, answeredAt, next, line, null, null, recording, sip);
  }

  private CallState answered(Instant at) {
    return new CallState(
        party,
        phase,
        answeredAt != null ? answeredAt : at,
        progress,
        line,
        offer,
        lost,
        recording,
        sip);
  }

  private CallState ended(CallEnded e) {
    return new CallState(
        party, Phase.ENDED, answeredAt, progress, line, offer, lost, recording, e.sip());
  }

  private CallState queued(CallQueued e, Instant at, long order) {
    boolean back = line != null && line.queue().equals(e.queue());
    Line place =
        new Line(
            e.queue(),
            back && line != null ? line.order() : isServed() ? FIRST + order : order,
            back && line != null ? line.since() : at,
            e.deadline(),
            Duration.between(at, e.deadline()));
    RecordingId started = recording != null ? recording : e.recording();
    return new CallState(
        party, Phase.QUEUED, answeredAt, progress, place, null, null, started, sip);
  }

  /// Whether somebody has it, who was taken away: it goes before all that wait for their first.
  private boolean isServed() {
    return switch (phase) {
      case TALKING, HELD, KEPT -> true;
      case FLOW, QUEUED, DIALLED, PLACING, ENDED -> false;
    };
  }

  private CallState offered(CallOffered e, Instant at) {
    if (e.reattach()) {
      Instant connected = lost == null ? null : lost.answeredAt();
      QueueId wrapUp = lost == null ? null : lost.wrapUp();
      var back = new Offer(e.offer(), e.agent(), null, at, e.deadline(), connected, true, wrapUp);
      return moved(Phase.KEPT, line, back, lost);
    }
    var out = new Offer(e.offer(), e.agent(), null, at, e.deadline(), null, false, e.wrapUp());
    if (e.queue() != null) {
      return moved(Phase.QUEUED, line, out, null);
    }
    RecordingId started = recording != null ? recording : conversationOf(id());
    return new CallState(party, Phase.DIALLED, answeredAt, progress, null, out, null, started, sip);
  }

  /// An offer that was not answered leaves the call where it was; one that was, says why the
  /// call is about to end, so that the leg stays known until then.
  private CallState unanswered() {
    return switch (phase) {
      case QUEUED, KEPT -> moved(phase, line, null, lost);
      case DIALLED -> moved(Phase.FLOW, line, null, null);
      case FLOW, PLACING, TALKING, HELD, ENDED -> this;
    };
  }

  private Lost lost(AgentLost e) {
    return new Lost(
        e.agent(),
        e.offer(),
        e.deadline(),
        offer == null ? null : offer.answeredAt(),
        phase == Phase.HELD,
        offer == null ? null : offer.wrapUp());
  }
}
