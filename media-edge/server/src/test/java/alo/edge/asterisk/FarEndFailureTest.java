package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.interaction.Event.OfferOutcome;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FarEndFailureTest {
  @Test
  @DisplayName("[P25] a number that rang in vain was not answered, whatever it said while it rang")
  void unanswered() {
    assertThat(FarEndFailure.of("NOANSWER", "0", "SIP 180 Ringing"))
        .isEqualTo(new FarEndFailure(OfferOutcome.NO_ANSWER, 19, 408));
    assertThat(FarEndFailure.of("NOANSWER", "18", "SIP 408 Request Timeout"))
        .isEqualTo(new FarEndFailure(OfferOutcome.NO_ANSWER, 18, 408));
  }

  @Test
  @DisplayName("[P25] the far end's own answer is kept")
  void refused() {
    assertThat(FarEndFailure.of("BUSY", "17", "SIP 486 Busy here"))
        .isEqualTo(new FarEndFailure(OfferOutcome.BUSY, 17, 486));
    assertThat(FarEndFailure.of("CHANUNAVAIL", "21", "SIP 603 Decline"))
        .isEqualTo(new FarEndFailure(OfferOutcome.DECLINED, 21, 603));
    assertThat(FarEndFailure.of("CONGESTION", "34", "SIP 503 Service Unavailable"))
        .isEqualTo(new FarEndFailure(OfferOutcome.UNREACHABLE, 34, 503));
    assertThat(FarEndFailure.of(null, null, null))
        .isEqualTo(new FarEndFailure(OfferOutcome.UNREACHABLE, null, null));
  }

  @Test
  @DisplayName("a telephone that was busy was busy, also when the cause of its end comes late")
  void originated() {
    assertThat(FarEndFailure.ofOriginate(5, null)).isEqualTo(OfferOutcome.BUSY);
    assertThat(FarEndFailure.ofOriginate(5, 17)).isEqualTo(OfferOutcome.BUSY);
    assertThat(FarEndFailure.ofOriginate(5, 21)).isEqualTo(OfferOutcome.DECLINED);
    assertThat(FarEndFailure.ofOriginate(3, 21)).isEqualTo(OfferOutcome.NO_ANSWER);
    assertThat(FarEndFailure.ofOriginate(0, null)).isEqualTo(OfferOutcome.UNREACHABLE);
  }
}
