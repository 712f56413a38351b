package alo.tenants.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.RecordingId;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.CallRecord.Disposition;
import alo.contract.interaction.CallRecord.LegKind;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.value.Direction;
import alo.contract.value.E164;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallFoldTest extends FoldedStory {
  @Test
  @DisplayName("[B1] [R8] a served call has every leg, time and its recording")
  void servedCall() {
    arrives();
    at(1, new Event.CallAnswered(CALL));
    at(1, new Event.NodeEntered(CALL, 1, "answer"));
    at(2, new Event.NodeEntered(CALL, 2, "menu"));
    at(5, new Event.DigitsTyped(CALL, 2, "1"));
    at(5, new Event.NodeEntered(CALL, 3, "queue"));
    at(5, new Event.CallQueued(CALL, QUEUE, T.plusSeconds(300), REC));
    at(6, new Event.CallOffered(CALL, FIRST, BO, QUEUE, T.plusSeconds(26), false));
    at(26, new Event.OfferEnded(CALL, FIRST, OfferOutcome.NO_ANSWER, 19));
    at(26, new Event.CallOffered(CALL, SECOND, ANA, QUEUE, T.plusSeconds(46), false));
    at(30, new Event.OfferAnswered(CALL, SECOND));
    at(40, new Event.CallHeld(CALL, SECOND));
    at(50, new Event.CallResumed(CALL, SECOND));
    at(70, new Event.CallEnded(CALL, EndedBy.CUSTOMER, 16, null, null));
    at(70, new Event.OfferEnded(CALL, SECOND, OfferOutcome.TALKED, 16));
    at(75, new Event.WrapUpDone(CALL, ANA, "Solved"));
    at(80, new Event.RecordingStored(CALL, REC, "ab", 100, 30, "t1/recordings/x"));

    FoldedCall folded = fold();
    CallRecord call = folded.record();
    assertThat(call.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(call.waitSeconds()).isEqualTo(25);
    assertThat(call.talkSeconds()).isEqualTo(30);
    assertThat(call.holdSeconds()).isEqualTo(10);
    assertThat(call.agent()).isEqualTo(ANA);
    assertThat(call.queue()).isEqualTo(QUEUE);
    assertThat(call.path()).containsExactly("answer", "menu", "queue");
    assertThat(call.wrapUp()).isEqualTo("Solved");
    assertThat(call.live()).isFalse();
    assertThat(call.legs())
        .extracting(CallRecord.Leg::kind)
        .containsExactly(LegKind.CUSTOMER, LegKind.AGENT, LegKind.AGENT);
    assertThat(call.legs().get(1).outcome()).isEqualTo(OfferOutcome.NO_ANSWER);
    assertThat(call.legs().get(2).answeredAt()).isEqualTo(T.plusSeconds(30));
    assertThat(call.recordings()).hasSize(1);
    assertThat(call.recordings().getFirst().state()).isEqualTo("STORED");
    assertThat(folded.agents()).containsExactlyInAnyOrder(ANA, BO);
    assertThat(folded.waitingIn()).isNull();
  }

  @Test
  @DisplayName("[B1] whatever order they come in, the same events give the same record")
  void orderDoesNotMatter() {
    servedCall();
    FoldedCall expected = fold();
    for (long seed = 1; seed <= 50; seed++) {
      List<EventEnvelope> shuffled = new ArrayList<>(story);
      Collections.shuffle(shuffled, new Random(seed));
      assertThat(CallFold.fold(CALL, shuffled)).as("seed %d", seed).contains(expected);
    }
  }

  @Test
  @DisplayName("[S4] a call that waits is told with its queue and the time since when")
  void waitingCall() {
    arrives();
    at(1, new Event.CallAnswered(CALL));
    at(5, new Event.CallQueued(CALL, QUEUE, T.plusSeconds(300), null));
    at(6, new Event.CallOffered(CALL, FIRST, BO, QUEUE, T.plusSeconds(26), false));
    assertThat(fold().waitingIn()).isEqualTo(QUEUE);
    assertThat(fold().waitingSince()).isEqualTo(T.plusSeconds(5));
    assertThat(fold().record().live()).isTrue();
    assertThat(fold().record().disposition()).isEqualTo(Disposition.IN_PROGRESS);
    at(9, new Event.CallEnded(CALL, EndedBy.CUSTOMER, 16, null, null));
    assertThat(fold().waitingIn()).isNull();
    assertThat(fold().record().disposition()).isEqualTo(Disposition.ABANDONED);
    assertThat(fold().record().waitSeconds()).isEqualTo(4);
  }

  @Test
  @DisplayName("[R1] a caller who was never answered misses no recording")
  void abandonedHasNoRecording() {
    arrives();
    at(1, new Event.CallAnswered(CALL));
    at(5, new Event.CallQueued(CALL, QUEUE, T.plusSeconds(300), REC));
    assertThat(fold().record().recordings().getFirst().state()).isEqualTo("PENDING");
    at(9, new Event.CallEnded(CALL, EndedBy.CUSTOMER, 16, null, null));
    assertThat(fold().record().recordings()).isEmpty();
  }

  @Test
  @DisplayName("[I9] a message that was left makes the call a voicemail")
  void voicemail() {
    arrives();
    at(1, new Event.CallAnswered(CALL));
    at(9, new Event.VoicemailLeft(CALL, QUEUE, REC, 7));
    at(10, new Event.CallEnded(CALL, EndedBy.FLOW, 16, null, null));
    assertThat(fold().record().disposition()).isEqualTo(Disposition.VOICEMAIL);
    assertThat(fold().record().recordings().getFirst().voicemail()).isTrue();
    at(11, new Event.RecordingMissing(CALL, REC, "disk"));
    assertThat(fold().record().recordings().getFirst().state()).isEqualTo("MISSING");
  }

  @Test
  @DisplayName("[B1] a call out has its own direction, and its leg is charged from the answer")
  void callOut() {
    at(0, placed());
    at(2, new Event.OfferAnswered(CALL, FIRST));
    at(8, new Event.CallAnswered(CALL));
    at(20, new Event.CallEnded(CALL, EndedBy.AGENT, 16, 200, null));
    CallRecord call = fold().record();
    assertThat(call.direction()).isEqualTo(Direction.OUT);
    assertThat(call.theirs()).isEqualTo("0901234567");
    assertThat(call.disposition()).isEqualTo(Disposition.ANSWERED);
    assertThat(call.talkSeconds()).isEqualTo(12);
    assertThat(call.agent()).isEqualTo(ANA);
    assertThat(fold().carrierLegs())
        .containsExactly(
            new CarrierLeg(
                CALL.value(),
                Direction.OUT,
                "0901234567",
                new E164("+84283001000"),
                T.plusSeconds(8),
                T.plusSeconds(20)));
  }

  @Test
  @DisplayName("[B1] busy, not answered and failed calls out are told apart by their causes")
  void callsOutThatFail() {
    assertThat(outEndedBy(EndedBy.NETWORK, 17, 486)).isEqualTo(Disposition.BUSY);
    assertThat(outEndedBy(EndedBy.NETWORK, 19, 480)).isEqualTo(Disposition.NOT_ANSWERED);
    assertThat(outEndedBy(EndedBy.AGENT, 16, 487)).isEqualTo(Disposition.NOT_ANSWERED);
    assertThat(outEndedBy(EndedBy.NETWORK, 1, 404)).isEqualTo(Disposition.FAILED);
    assertThat(fold().carrierLegs()).isEmpty();
  }

  @Test
  @DisplayName("[B1] the far end's no stands at the customer's leg, not at the agent who called")
  void farEndSaysNo() {
    assertThat(farEnd(EndedBy.NETWORK, 1, 404)).isEqualTo(OfferOutcome.UNREACHABLE);
    assertThat(farEnd(EndedBy.NETWORK, 17, 486)).isEqualTo(OfferOutcome.BUSY);
    assertThat(farEnd(EndedBy.NETWORK, 19, 480)).isEqualTo(OfferOutcome.NO_ANSWER);
    assertThat(farEnd(EndedBy.NETWORK, 21, 603)).isEqualTo(OfferOutcome.DECLINED);
    assertThat(farEnd(EndedBy.AGENT, 16, 487)).isEqualTo(OfferOutcome.WITHDRAWN);
  }

  private @Nullable OfferOutcome farEnd(EndedBy by, int cause, int sip) {
    story.clear();
    at(0, placed());
    at(9, new Event.OfferEnded(CALL, FIRST, OfferOutcome.UNREACHABLE, cause));
    at(9, new Event.CallEnded(CALL, by, cause, sip, null));
    List<CallRecord.Leg> legs = fold().record().legs();
    assertThat(legs.get(1).outcome()).isNull();
    return legs.getFirst().outcome();
  }

  @Test
  @DisplayName("[B1] talk is counted in started seconds, as it is charged")
  void startedSeconds() {
    at(0, placed());
    at(8, new Event.CallAnswered(CALL));
    at(20, new Event.CallEnded(CALL, EndedBy.AGENT, 16, 200, T.plusMillis(19_001)));
    CallRecord call = fold().record();
    assertThat(call.talkSeconds()).isEqualTo(12);
    assertThat(call.legs().getFirst().lasted()).isEqualTo(12);
  }

  @Test
  @DisplayName("[P12] the record of a held call says since when it is held")
  void heldSince() {
    at(0, placed());
    at(8, new Event.CallAnswered(CALL));
    at(10, new Event.CallHeld(CALL, FIRST));
    assertThat(fold().record().heldSince()).isEqualTo(T.plusSeconds(10));
    at(15, new Event.CallResumed(CALL, FIRST));
    assertThat(fold().record().heldSince()).isNull();
  }

  @Test
  @DisplayName("[B1] an outside number that the flow rang is a charged leg of its own")
  void outsideLeg() {
    talksOutside(new RecordingId("c1-r1"));
    at(30, new Event.CallEnded(CALL, EndedBy.CUSTOMER, 16, null, null));
    assertThat(fold().carrierLegs())
        .extracting(CarrierLeg::id, CarrierLeg::direction, CarrierLeg::number)
        .containsExactly(
            tuple(CALL.value(), Direction.IN, "+84283001000"),
            tuple("o1", Direction.OUT, "0281234567"));
    assertThat(fold().record().talkSeconds()).isEqualTo(21);
    assertThat(fold().record().recordings())
        .extracting(CallRecord.Recording::id)
        .containsExactly(new RecordingId("c1-r1"));
  }

  @Test
  @DisplayName(
      "[G1] a call whose agent's browser was lost and came back goes on, and counts only talk")
  void lostAndBack() {
    arrives();
    at(0, new Event.CallAnswered(CALL));
    at(0, new Event.CallQueued(CALL, QUEUE, T.plusSeconds(300), null));
    at(0, new Event.CallOffered(CALL, FIRST, ANA, QUEUE, T.plusSeconds(20), false));
    at(10, new Event.OfferAnswered(CALL, FIRST));
    at(20, new Event.AgentLost(CALL, FIRST, ANA, T.plusSeconds(50)));
    at(20, new Event.OfferEnded(CALL, FIRST, OfferOutcome.LOST, 44));
    at(23, new Event.CallOffered(CALL, SECOND, ANA, QUEUE, T.plusSeconds(43), true));
    at(24, new Event.OfferAnswered(CALL, SECOND));
    at(34, new Event.CallEnded(CALL, EndedBy.AGENT, 16, null, null));
    assertThat(fold().record().talkSeconds()).isEqualTo(20);
    assertThat(fold().record().waitSeconds()).isEqualTo(10);
    assertThat(fold().record().legs()).hasSize(3);
  }

  @Test
  @DisplayName("[B1] an end that the edge learnt of later counts from when it was")
  void endedEarlier() {
    arrives();
    at(1, new Event.CallAnswered(CALL));
    at(90, new Event.CallEnded(CALL, EndedBy.UNKNOWN, null, null, T.plusSeconds(11)));
    assertThat(fold().record().endedAt()).isEqualTo(T.plusSeconds(11));
    assertThat(fold().carrierLegs().getFirst().endedAt()).isEqualTo(T.plusSeconds(11));
  }

  @Test
  @DisplayName("events without the call's beginning are no record yet")
  void withoutBeginning() {
    at(1, new Event.CallAnswered(CALL));
    assertThat(CallFold.fold(CALL, story)).isEmpty();
  }

  private Disposition outEndedBy(EndedBy by, int cause, int sip) {
    story.clear();
    at(0, placed());
    at(9, new Event.CallEnded(CALL, by, cause, sip, null));
    return fold().record().disposition();
  }
}
