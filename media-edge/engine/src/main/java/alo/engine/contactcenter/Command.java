package alo.engine.contactcenter;

import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.engine.ivr.Step;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everything that a tenant's contact center can be told. Commands ask; they may be refused.
public sealed interface Command {

  // --- from the PBX: the customer's leg ---

  /// A carrier brings a call for one of the tenant's numbers.
  record CallArrives(InteractionId call, @Nullable E164 from, E164 dialled, TrunkId trunk)
      implements Command {}

  /// The customer's leg asks what to do (again): after a return from the queue, or because the
  /// program was restarted while the caller was in the menu. Repeats the present step's effect; a
  /// call that is to wait is sent to wait.
  record FlowWaits(InteractionId call) implements Command {}

  /// A step ended. Stale step numbers are ignored.
  record StepDone(InteractionId call, int step, Step.Result result) implements Command {}

  /// The customer's leg is gone.
  ///
  /// @param by CUSTOMER when the far end hung up, NETWORK when it broke
  record CustomerGone(
      InteractionId call, EndedBy by, @Nullable Integer cause, @Nullable Integer sip)
      implements Command {}

  /// The far end of a call out answered.
  ///
  /// @param answeredAt as in [LegAnswered]
  record FarEndAnswered(InteractionId call, @Nullable Instant answeredAt) implements Command {

    /// It answered now.
    public FarEndAnswered(InteractionId call) {
      this(call, null);
    }
  }

  /// The far end of a call out did not answer.
  ///
  /// @param sip status of its final answer, null if there was none
  record FarEndFailed(
      InteractionId call, OfferOutcome outcome, @Nullable Integer cause, @Nullable Integer sip)
      implements Command {}

  // --- from the PBX: agents' legs ---

  /// The leg of an offer was answered (and the dialplan joins it with the customer if the offer is
  /// still good).
  ///
  /// @param answeredAt when, by the PBX's own records, if nobody heard it then: it may have ended
  ///     since; null for now
  record LegAnswered(OfferId offer, @Nullable Instant answeredAt) implements Command {

    /// It was answered now.
    public LegAnswered(OfferId offer) {
      this(offer, null);
    }
  }

  /// The leg of an offer could not be connected.
  record LegFailed(OfferId offer, OfferOutcome outcome, @Nullable Integer cause)
      implements Command {}

  /// The leg of an answered offer ended in the PBX.
  ///
  /// @param lost true when media or contact broke rather than somebody hanging up
  record LegGone(OfferId offer, @Nullable Integer cause, boolean lost) implements Command {}

  // --- from the agent, or from an API user for him ---

  /// His window opened: an agent who was logged out is logged in, not ready.
  record WindowOpens(AgentId agent) implements Command {}

  /// His window has been silent for the allowed time, or said goodbye.
  record WindowCloses(AgentId agent) implements Command {}

  /// His telephone registered (anew). A call that waits for him is given back.
  record PhoneComes(AgentId agent) implements Command {}

  /// His telephone's contact is gone. If he is in a call, the customer goes to music.
  record PhoneGoes(AgentId agent) implements Command {}

  /// In a call: withdraws a pause that he asked for.
  record BecomeReady(AgentId agent) implements Command {}

  /// In a call: he goes not ready once it and its wrap-up are over.
  record BecomeNotReady(AgentId agent, String reason) implements Command {}

  record LogOut(AgentId agent) implements Command {}

  /// @param call the call that is meant; null for whichever is on his desk
  record DeclineOffer(AgentId agent, @Nullable InteractionId call) implements Command {
    public DeclineOffer(AgentId agent) {
      this(agent, null);
    }
  }

  /// @param call the call that is meant; null for whichever is on his desk
  record HoldCall(AgentId agent, @Nullable InteractionId call) implements Command {
    public HoldCall(AgentId agent) {
      this(agent, null);
    }
  }

  /// @param call the call that is meant; null for whichever is on his desk
  record ResumeCall(AgentId agent, @Nullable InteractionId call) implements Command {
    public ResumeCall(AgentId agent) {
      this(agent, null);
    }
  }

  /// @param call the call that is meant; null for whichever is on his desk
  record EndCall(AgentId agent, @Nullable InteractionId call) implements Command {
    public EndCall(AgentId agent) {
      this(agent, null);
    }
  }

  /// @param call the id that the new call will have; the edge makes it
  record PlaceCall(AgentId agent, InteractionId call, DialString to) implements Command {}

  record FinishWrapUp(AgentId agent, @Nullable String code, boolean ready) implements Command {}

  // --- from the edge's other parts ---

  /// The object store has confirmed a recording.
  record RecordingSafe(
      InteractionId call,
      RecordingId recording,
      String sha256,
      long bytes,
      int seconds,
      String objectKey)
      implements Command {}

  /// A recording that was asked for is not there.
  record RecordingGone(InteractionId call, RecordingId recording, String reason)
      implements Command {}

  /// A deadline (`ContactCenter.nextDeadline`) has come.
  record TimePasses() implements Command {}

  /// After a start: what is alive in the PBX. Everything the state knows and the PBX does not is
  /// ended; what both know is taken up again; effects that were committed and perhaps not run are
  /// settled.
  ///
  /// @param calls live customers' legs of this tenant
  /// @param legs live legs of offers
  /// @param aliveAt when the PBX was last known to live before this stock, null if nobody knows:
  ///     what is gone without a witness ended then, however long it took until somebody looked
  /// @param endedLegs legs of offers whose end the PBX has a record of, alive ones not among them
  record TakeStock(
      List<LiveCall> calls, List<LiveLeg> legs, @Nullable Instant aliveAt, List<EndedLeg> endedLegs)
      implements Command {

    /// Nothing is recorded of legs' ends.
    public TakeStock(List<LiveCall> calls, List<LiveLeg> legs, @Nullable Instant aliveAt) {
      this(calls, legs, aliveAt, List.of());
    }

    /// Nobody knows since when what is gone is gone: it ends now.
    public TakeStock(List<LiveCall> calls, List<LiveLeg> legs) {
      this(calls, legs, null);
    }
  }

  /// A live customer's leg.
  record LiveCall(InteractionId call, Where where) {}

  /// A live leg of an offer.
  ///
  /// @param up answered
  record LiveLeg(OfferId offer, InteractionId call, boolean up) {}

  /// Where in the dialplan a customer's leg is.
  enum Where {
    FLOW,
    WAITING,
    HOLD,
    TALKING,
    /// His agent's leg has left him and nothing was done about it yet.
    AFTER,
    DIALING
  }

  /// A customer's leg that ended while the program was away, with its time from the PBX's own
  /// records.
  ///
  /// @param legs the same of its offers: a leg may have left a customer who stayed for minutes
  record EndedMeanwhile(
      InteractionId call, Instant endedAt, @Nullable Integer cause, List<EndedLeg> legs)
      implements Command {

    /// Whatever leg there was ended with the call.
    public EndedMeanwhile(InteractionId call, Instant endedAt, @Nullable Integer cause) {
      this(call, endedAt, cause, List.of());
    }
  }

  /// The end of an offer's leg, by the PBX's own records.
  record EndedLeg(OfferId offer, Instant endedAt, @Nullable Integer cause) {}
}
