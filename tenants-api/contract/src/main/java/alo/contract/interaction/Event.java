package alo.contract.interaction;

import alo.contract.agent.Presence;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A fact about a tenant's calls and agents. Events are the only thing that changes state; they are
/// kept for ever, carry ids of persons and not their data (numbers excepted, which are the call's),
/// and may gain fields but never lose or rename one: a new meaning is a new event.
///
/// When it happened stands in the envelope ([alo.contract.edge.EventEnvelope]).
public sealed interface Event {

  /// Facts about one call.
  sealed interface CallEvent extends Event {
    /// The call.
    InteractionId call();
  }

  /// Facts about one agent's presence.
  sealed interface AgentEvent extends Event {
    /// The agent.
    AgentId agent();
  }

  // --- the customer's leg ---

  /// A call came in from a carrier; not yet answered.
  ///
  /// @param from who calls, null when withheld
  /// @param dialled the tenant's number
  record CallArrived(
      InteractionId call, @Nullable E164 from, E164 dialled, TrunkId trunk, FlowRef flow)
      implements CallEvent {}

  /// An agent or a program began a call to the outside.
  ///
  /// @param agent who calls
  /// @param offer the agent's leg
  /// @param callerId the number shown to the called
  /// @param wrapUp the queue whose wrap-up (time and codes) follows the call if it is answered,
  ///     null for none
  record CallPlaced(
      InteractionId call,
      AgentId agent,
      OfferId offer,
      DialString to,
      E164 callerId,
      TrunkId trunk,
      @Nullable RecordingId recording,
      @Nullable QueueId wrapUp)
      implements CallEvent {

    /// A call without a wrap-up.
    public CallPlaced(
        InteractionId call,
        AgentId agent,
        OfferId offer,
        DialString to,
        E164 callerId,
        TrunkId trunk,
        @Nullable RecordingId recording) {
      this(call, agent, offer, to, callerId, trunk, recording, null);
    }
  }

  /// The customer's leg was answered: for a call in, by us; for a call out, by the far end.
  ///
  /// @param answeredAt when it really was, if the edge learnt of it later (its program was down);
  ///     null for now, and in events of before it was told
  record CallAnswered(InteractionId call, @Nullable Instant answeredAt) implements CallEvent {

    /// A leg that was answered now.
    public CallAnswered(InteractionId call) {
      this(call, null);
    }
  }

  /// The call is over for the customer. Last event of a call but for [WrapUpDone],
  /// [RecordingStored] and [RecordingMissing].
  ///
  /// @param cause ITU-T Q.850 cause, 16 is normal; null when unknown
  /// @param sip status of the last SIP answer of the far end, null when there was none
  /// @param endedAt when the leg really ended, if the edge learnt of it later (its program was
  /// down)
  record CallEnded(
      InteractionId call,
      EndedBy by,
      @Nullable Integer cause,
      @Nullable Integer sip,
      @Nullable Instant endedAt)
      implements CallEvent {}

  // --- the flow ---

  /// The call reached a node of its flow.
  ///
  /// @param step counts the nodes of this call from 1
  record NodeEntered(InteractionId call, int step, String node) implements CallEvent {}

  /// The caller typed something at the node, or stayed silent (empty).
  record DigitsTyped(InteractionId call, int step, String digits) implements CallEvent {}

  /// The call waits in a queue.
  ///
  /// @param deadline when it leaves the queue unserved
  record CallQueued(
      InteractionId call, QueueId queue, Instant deadline, @Nullable RecordingId recording)
      implements CallEvent {}

  /// The call left the queue unserved and goes on in its flow.
  record QueueLeft(InteractionId call, QueueId queue, LeftBecause because) implements CallEvent {}

  /// A message was left.
  record VoicemailLeft(InteractionId call, QueueId queue, RecordingId recording, int seconds)
      implements CallEvent {}

  // --- agents' legs ---

  /// A call rings an agent. Reserves the agent until `deadline`.
  ///
  /// @param queue the queue that the call waits in, or null if his extension was dialled
  /// @param reattach the same agent gets back a call that his browser lost
  /// @param recording what is recorded of the conversation if his extension was dialled, else null:
  ///     [CallQueued] names it
  /// @param wrapUp the queue whose wrap-up (time and codes) follows the conversation if his
  ///     extension was dialled and he is one of its agents; null for none, for a call of a queue,
  ///     which has that queue's, and for a call that he gets back
  record CallOffered(
      InteractionId call,
      OfferId offer,
      AgentId agent,
      @Nullable QueueId queue,
      Instant deadline,
      boolean reattach,
      @Nullable RecordingId recording,
      @Nullable QueueId wrapUp)
      implements CallEvent {

    /// An offer that begins no recording.
    public CallOffered(
        InteractionId call,
        OfferId offer,
        AgentId agent,
        @Nullable QueueId queue,
        Instant deadline,
        boolean reattach) {
      this(call, offer, agent, queue, deadline, reattach, null, null);
    }
  }

  /// A number outside is rung for a caller by his flow.
  ///
  /// @param recording what is recorded of the conversation; null in events of before it was
  record NumberOffered(
      InteractionId call,
      OfferId offer,
      DialString to,
      E164 callerId,
      TrunkId trunk,
      Instant deadline,
      @Nullable RecordingId recording)
      implements CallEvent {}

  /// The leg of an offer was answered and is connected with the customer.
  ///
  /// @param answeredAt as in [CallAnswered]
  record OfferAnswered(InteractionId call, OfferId offer, @Nullable Instant answeredAt)
      implements CallEvent {

    /// A leg that was answered now.
    public OfferAnswered(InteractionId call, OfferId offer) {
      this(call, offer, null);
    }
  }

  /// The leg of an offer ended: unanswered, or after talking.
  ///
  /// @param cause Q.850, null when unknown
  /// @param endedAt as in [CallEnded]; null in events of before it was told
  record OfferEnded(
      InteractionId call,
      OfferId offer,
      OfferOutcome outcome,
      @Nullable Integer cause,
      @Nullable Instant endedAt)
      implements CallEvent {

    /// A leg that ended now.
    public OfferEnded(
        InteractionId call, OfferId offer, OfferOutcome outcome, @Nullable Integer cause) {
      this(call, offer, outcome, cause, null);
    }
  }

  /// The customer hears music.
  record CallHeld(InteractionId call, OfferId offer) implements CallEvent {}

  /// Customer and agent hear each other again.
  record CallResumed(InteractionId call, OfferId offer) implements CallEvent {}

  /// The agent's browser or network is gone; the customer hears music until `deadline`, then the
  /// call goes back to its queue or ends.
  record AgentLost(InteractionId call, OfferId offer, AgentId agent, Instant deadline)
      implements CallEvent {}

  /// After a restart of the edge's program the call was found alive in the PBX.
  record CallFound(InteractionId call) implements CallEvent {}

  // --- recordings ---

  /// The recording is in the object store, which has confirmed it.
  ///
  /// @param sha256 of the plain WAV file, in hex
  /// @param bytes length of the plain WAV file
  /// @param objectKey where it is, encrypted
  record RecordingStored(
      InteractionId call,
      RecordingId recording,
      String sha256,
      long bytes,
      int seconds,
      String objectKey)
      implements CallEvent {}

  /// A recording that should exist does not; the gap is stated.
  record RecordingMissing(InteractionId call, RecordingId recording, String reason)
      implements CallEvent {}

  // --- agents ---

  /// An agent's presence changed.
  ///
  /// @param reason why not ready: `BREAK`, `RING_NO_ANSWER`, `CONNECTION_LOST`...; null otherwise
  /// @param call the call that it belongs to, if any
  /// @param deadline when it ends by itself (an offer, a wrap-up), if it does
  record PresenceChanged(
      AgentId agent,
      Presence presence,
      @Nullable String reason,
      @Nullable InteractionId call,
      @Nullable Instant deadline)
      implements AgentEvent {}

  /// An agent in a call chose what he does after it (and after its wrap-up): a pause, or a pause
  /// withdrawn. His presence stays what it is until then.
  ///
  /// @param rest READY or NOT_READY
  /// @param reason why not ready, as in [PresenceChanged]; null for READY
  record RestChosen(AgentId agent, Presence rest, @Nullable String reason) implements AgentEvent {}

  /// The agent's window (agent socket) is there or gone.
  record WindowChanged(AgentId agent, boolean there) implements AgentEvent {}

  /// The agent's telephone (SIP contact) is there or gone.
  record PhoneChanged(AgentId agent, boolean there) implements AgentEvent {}

  /// The agent classified the call.
  record WrapUpDone(InteractionId call, AgentId agent, @Nullable String code)
      implements CallEvent {}

  /// Who ended a call.
  enum EndedBy {
    CUSTOMER,
    AGENT,
    FLOW,
    NETWORK,
    PROVIDER,
    UNKNOWN
  }

  /// Why a call left its queue.
  enum LeftBecause {
    WAITED_TOO_LONG,
    QUEUE_FULL,
    NO_AGENT
  }

  /// How a leg ended.
  enum OfferOutcome {
    TALKED,
    NO_ANSWER,
    BUSY,
    DECLINED,
    UNREACHABLE,
    WITHDRAWN,
    LOST
  }
}
