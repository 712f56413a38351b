package alo.tenants.interaction;

import alo.contract.interaction.CallRecord.Disposition;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// How an unanswered call went, from its causes. Source: ITU-T Q.850 and RFC 3261.
final class Dispositions {
  private static final int USER_BUSY = 17;
  private static final Set<Integer> BUSY_HERE = Set.of(486, 600);
  private static final Set<Integer> DECLINED = Set.of(603);
  private static final Set<Integer> NO_USER_OR_ANSWER = Set.of(18, 19);
  private static final Set<Integer> NO_ANSWER = Set.of(408, 480, 487);

  private Dispositions() {}

  static Disposition ofCallOut(Event.CallEnded end) {
    if (is(end.sip(), BUSY_HERE) || is(end.cause(), Set.of(USER_BUSY))) {
      return Disposition.BUSY;
    }
    boolean unanswered =
        end.by() == EndedBy.AGENT || is(end.sip(), NO_ANSWER) || is(end.cause(), NO_USER_OR_ANSWER);
    return unanswered ? Disposition.NOT_ANSWERED : Disposition.FAILED;
  }

  /// What became of the leg to the far end of a call out that was not answered.
  static OfferOutcome ofFarEnd(Event.CallEnded end) {
    if (end.by() == EndedBy.AGENT) {
      return OfferOutcome.WITHDRAWN;
    }
    if (is(end.sip(), DECLINED)) {
      return OfferOutcome.DECLINED;
    }
    return switch (ofCallOut(end)) {
      case BUSY -> OfferOutcome.BUSY;
      case NOT_ANSWERED -> OfferOutcome.NO_ANSWER;
      case FAILED, ANSWERED, ABANDONED, VOICEMAIL, IN_PROGRESS -> OfferOutcome.UNREACHABLE;
    };
  }

  static Disposition ofCallIn(Event.CallEnded end, boolean answered) {
    return switch (end.by()) {
      case CUSTOMER -> Disposition.ABANDONED;
      case FLOW, AGENT, PROVIDER -> Disposition.NOT_ANSWERED;
      case NETWORK, UNKNOWN -> answered ? Disposition.ABANDONED : Disposition.FAILED;
    };
  }

  private static boolean is(@Nullable Integer value, Set<Integer> among) {
    return value != null && among.contains(value);
  }
}
