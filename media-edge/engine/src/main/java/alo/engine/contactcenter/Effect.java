package alo.engine.contactcenter;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.PromptId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.engine.ivr.Step;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// What the edge does once the events of the decision are on disk. Effects of one call are run in
/// order. Each may be run twice after a crash; the dialplan's offer token makes that harmless.
public sealed interface Effect {
  /// The call on which it works.
  InteractionId call();

  /// Run a step on the customer's leg; answered by `StepDone`.
  record RunStep(InteractionId call, int step, Step what) implements Effect {}

  /// The customer's leg leaves the flow for the waiting room: music, in the PBX's own hands.
  ///
  /// @param recording start a recording of what will be talked, if not null
  /// @param music what is heard until an agent answers, null for the edge's own
  record Wait(
      InteractionId call,
      @Nullable QueueId queue,
      @Nullable RecordingId recording,
      @Nullable PromptId music)
      implements Effect {}

  /// The customer's leg comes back from the waiting room to the flow; answered by `FlowWaits`.
  record BackToFlow(InteractionId call) implements Effect {}

  /// Ring an agent's telephone and join it with the customer when answered.
  ///
  /// @param ring give up after this time (answered by `LegFailed`)
  /// @param autoAnswer the softphone is to answer by itself
  /// @param held he gets back a call that he held: the customer keeps his music, the leg is parked
  record RingAgent(
      InteractionId call,
      OfferId offer,
      AgentId agent,
      Duration ring,
      boolean autoAnswer,
      boolean held)
      implements Effect {}

  /// Ring a number outside and join it with the customer when answered.
  record RingNumber(
      InteractionId call, OfferId offer, DialString to, E164 callerId, TrunkId trunk, Duration ring)
      implements Effect {}

  /// Take an offer back: whoever answers it from now on is hung up.
  record Withdraw(InteractionId call, OfferId offer) implements Effect {}

  /// Customer to music, agent's leg parked.
  ///
  /// @param music null for the edge's own
  record Hold(InteractionId call, OfferId offer, @Nullable PromptId music) implements Effect {}

  /// Customer and agent's leg together again.
  record Resume(InteractionId call, OfferId offer) implements Effect {}

  /// Customer to music, the agent's leg (dead anyway) ended.
  ///
  /// @param music null for the edge's own
  record Keep(InteractionId call, OfferId lostLeg, @Nullable PromptId music) implements Effect {}

  /// Ring the agent's telephone, then the far end from the agent's channel.
  ///
  /// @param music what the far end hears should the agent's leg be lost, null for the edge's own
  record CallOut(
      InteractionId call,
      OfferId offer,
      AgentId agent,
      DialString to,
      E164 callerId,
      TrunkId trunk,
      Duration ring,
      @Nullable RecordingId recording,
      @Nullable PromptId music)
      implements Effect {}

  /// End every leg of the call.
  ///
  /// @param cause Q.850: 16 normal, 17 busy, 21 refused, 1 unknown number
  record EndCall(InteractionId call, int cause) implements Effect {}
}
