package alo.tenants.interaction;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import alo.contract.interaction.CallRecord.Disposition;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What ended while the edge's program was away counts from when it was.
class AwayCallFoldTest extends FoldedStory {
  /// They hang up at 20 while the edge's program is away, and it is back at 620.
  private void outsideLegUntilAway() {
    talksOutside(null);
  }

  private void allEndedAtTwenty() {
    FoldedCall folded = fold();
    assertThat(folded.carrierLegs())
        .extracting(CarrierLeg::id, CarrierLeg::endedAt)
        .containsExactly(tuple(CALL.value(), T.plusSeconds(20)), tuple("o1", T.plusSeconds(20)));
    assertThat(folded.record().talkSeconds()).isEqualTo(11);
    assertThat(folded.record().endedAt()).isEqualTo(T.plusSeconds(20));
    assertThat(folded.record().legs())
        .allSatisfy(leg -> assertThat(leg.endedAt()).isEqualTo(T.plusSeconds(20)));
  }

  @Test
  @DisplayName("[B1] a call that ended while the program was away is charged to its true end")
  void endedWhileAway() {
    outsideLegUntilAway();
    at(620, new Event.OfferEnded(CALL, FIRST, OfferOutcome.TALKED, 16, T.plusSeconds(20)));
    // What is reported does not wait for the call's end, which may come in a later batch.
    assertThat(fold().carrierLegs())
        .extracting(CarrierLeg::id, CarrierLeg::endedAt)
        .containsExactly(tuple("o1", T.plusSeconds(20)));
    at(620, new Event.CallEnded(CALL, EndedBy.UNKNOWN, 16, null, T.plusSeconds(20)));
    allEndedAtTwenty();
  }

  @Test
  @DisplayName("[B1] a leg that left its customer while the program was away is charged until then")
  void legEndedWhileAway() {
    outsideLegUntilAway();
    at(620, new Event.OfferEnded(CALL, FIRST, OfferOutcome.TALKED, 44, T.plusSeconds(20)));
    at(620, new Event.CallEnded(CALL, EndedBy.AGENT, 16, null, null));
    assertThat(fold().carrierLegs())
        .extracting(CarrierLeg::id, CarrierLeg::endedAt)
        .containsExactly(tuple(CALL.value(), T.plusSeconds(620)), tuple("o1", T.plusSeconds(20)));
    assertThat(fold().record().talkSeconds()).isEqualTo(11);
  }

  @Test
  @DisplayName(
      "[B1] a leg that was answered and ended while the program was away is charged from answer to"
          + " end")
  void legAnsweredAndEndedWhileAway() {
    ringsOutside(null);
    at(620, new Event.OfferAnswered(CALL, FIRST, T.plusSeconds(9)));
    at(620, new Event.OfferEnded(CALL, FIRST, OfferOutcome.TALKED, 16, T.plusSeconds(20)));
    at(620, new Event.CallEnded(CALL, EndedBy.UNKNOWN, 16, null, T.plusSeconds(20)));
    assertThat(fold().carrierLegs())
        .extracting(CarrierLeg::id, CarrierLeg::answeredAt, CarrierLeg::endedAt)
        .containsExactly(
            tuple(CALL.value(), T.plusSeconds(1), T.plusSeconds(20)),
            tuple("o1", T.plusSeconds(9), T.plusSeconds(20)));
    assertThat(fold().record().disposition()).isEqualTo(Disposition.ANSWERED);
    allEndedAtTwenty();
  }

  @Test
  @DisplayName("[B1] a call out that was answered and ended while the program was away is charged")
  void callOutAnsweredAndEndedWhileAway() {
    at(0, placed());
    at(620, new Event.CallAnswered(CALL, T.plusSeconds(8)));
    at(620, new Event.OfferAnswered(CALL, FIRST, T.plusSeconds(8)));
    at(620, new Event.OfferEnded(CALL, FIRST, OfferOutcome.TALKED, 16, T.plusSeconds(20)));
    at(620, new Event.CallEnded(CALL, EndedBy.UNKNOWN, 16, null, T.plusSeconds(20)));
    assertThat(fold().carrierLegs())
        .extracting(CarrierLeg::id, CarrierLeg::answeredAt, CarrierLeg::endedAt)
        .containsExactly(tuple(CALL.value(), T.plusSeconds(8), T.plusSeconds(20)));
    assertThat(fold().record().talkSeconds()).isEqualTo(12);
  }

  @Test
  @DisplayName("[B1] the call's true end cuts legs whose own end an older edge told late")
  void endedWhileAwayToldByAnOlderEdge() {
    outsideLegUntilAway();
    at(620, new Event.OfferEnded(CALL, FIRST, OfferOutcome.TALKED, 16));
    at(620, new Event.CallEnded(CALL, EndedBy.UNKNOWN, 16, null, T.plusSeconds(20)));
    allEndedAtTwenty();
  }

  @Test
  @DisplayName("[B1] a conversation on hold when the program went away was held until its end")
  void heldWhileAway() {
    outsideLegUntilAway();
    at(12, new Event.CallHeld(CALL, FIRST));
    at(620, new Event.OfferEnded(CALL, FIRST, OfferOutcome.TALKED, 16));
    at(620, new Event.CallEnded(CALL, EndedBy.UNKNOWN, 16, null, T.plusSeconds(20)));
    assertThat(fold().record().talkSeconds()).isEqualTo(3);
    assertThat(fold().record().holdSeconds()).isEqualTo(8);
  }
}
