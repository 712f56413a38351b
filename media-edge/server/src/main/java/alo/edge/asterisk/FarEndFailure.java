package alo.edge.asterisk;

import alo.contract.interaction.Event.OfferOutcome;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Why a number that was dialled did not answer.
///
/// @param cause Q.850, null if the network said none
/// @param sip final SIP status, null if there was none
record FarEndFailure(OfferOutcome outcome, @Nullable Integer cause, @Nullable Integer sip) {
  private static final int CAUSE_BUSY = 17;
  private static final int CAUSE_NO_RESPONSE = 18;
  private static final int CAUSE_NO_ANSWER = 19;
  private static final int CAUSE_REJECTED = 21;
  private static final int REQUEST_TIMEOUT = 408;
  private static final int REASON_RING_TIMEOUT = 3;
  private static final int REASON_BUSY = 5;

  /// Provisional answers (`SIP 180 Ringing`) are what Asterisk remembers of a call that it gave up.
  private static final Pattern FINAL_STATUS = Pattern.compile("SIP ([3-6]\\d{2}).*");

  private static final Pattern CAUSE = Pattern.compile("[1-9]\\d{0,2}");

  /// From what Asterisk says after Dial.
  ///
  /// @param status `DIALSTATUS`
  /// @param q850 `HANGUPCAUSE`, 0 for none
  /// @param tech last answer of the far end, e.g. `SIP 486 Busy here`
  static FarEndFailure of(@Nullable String status, @Nullable String q850, @Nullable String tech) {
    Integer cause = q850 != null && CAUSE.matcher(q850).matches() ? Integer.valueOf(q850) : null;
    Matcher matcher = FINAL_STATUS.matcher(tech == null ? "" : tech);
    Integer sip = matcher.matches() ? Integer.valueOf(matcher.group(1)) : null;
    return switch (status == null ? "" : status) {
      case "BUSY" -> new FarEndFailure(OfferOutcome.BUSY, cause, sip);
      // The PBX itself gave up after ringing: nobody sent a final answer.
      case "NOANSWER" ->
          new FarEndFailure(
              OfferOutcome.NO_ANSWER,
              cause == null ? CAUSE_NO_ANSWER : cause,
              sip == null ? REQUEST_TIMEOUT : sip);
      case "CANCEL" -> new FarEndFailure(OfferOutcome.WITHDRAWN, cause, sip);
      default -> new FarEndFailure(outcome(cause), cause, sip);
    };
  }

  /// Of a leg that was originated in vain.
  ///
  /// @param reason in the answer to the originate, 0 for none
  /// @param cause of the leg's hang-up. Another thread of the PBX tells it, mostly before that
  ///     answer; when it is late, the reason is all there is
  static OfferOutcome ofOriginate(int reason, @Nullable Integer cause) {
    if (reason == REASON_RING_TIMEOUT) {
      return OfferOutcome.NO_ANSWER;
    }
    return cause == null && reason == REASON_BUSY ? OfferOutcome.BUSY : outcome(cause);
  }

  private static OfferOutcome outcome(@Nullable Integer cause) {
    return switch (cause == null ? 0 : cause) {
      case CAUSE_BUSY -> OfferOutcome.BUSY;
      case CAUSE_REJECTED -> OfferOutcome.DECLINED;
      case CAUSE_NO_RESPONSE, CAUSE_NO_ANSWER -> OfferOutcome.NO_ANSWER;
      default -> OfferOutcome.UNREACHABLE;
    };
  }
}
