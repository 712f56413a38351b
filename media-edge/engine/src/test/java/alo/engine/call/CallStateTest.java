package alo.engine.call;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.CALLER;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.Tenants.TRUNK;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.flow.FlowRef;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.CallEvent;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.value.DialString;
import alo.contract.value.Direction;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CallStateTest {
  private static final InteractionId CALL = new InteractionId("c1");
  private static final OfferId OFFER = new OfferId("o1");
  private static final Instant T0 = Instant.parse("2026-03-02T03:00:00Z");

  private final CallState arrived =
      CallState.begin(
          new Event.CallArrived(
              CALL, CALLER, HOTLINE, TRUNK, new FlowRef(new FlowId("hotline"), 1)),
          T0);

  private static CallState after(CallState call, CallEvent... events) {
    CallState state = call;
    for (CallEvent event : events) {
      state = state.after(event, T0, 7);
    }
    return state;
  }

  private static CallEvent queued(int deadline) {
    return new Event.CallQueued(CALL, SALES, T0.plusSeconds(deadline), new RecordingId("r"));
  }

  private static CallEvent offered(OfferId offer, boolean reattach) {
    return new Event.CallOffered(CALL, offer, ANA, SALES, T0.plusSeconds(20), reattach);
  }

  @Test
  @DisplayName("a call in: ringing, in its flow, in line, offered, talking, held, over")
  void lifeOfACallIn() {
    assertThat(arrived.phase()).isEqualTo(Phase.FLOW);
    assertThat(arrived.party().theirs()).isEqualTo(CALLER.value());
    assertThat(arrived.due()).isNull();
    CallState waiting = after(arrived, new Event.CallAnswered(CALL), queued(60));
    assertThat(waiting.isWaiting()).isTrue();
    assertThat(waiting.due()).isEqualTo(T0.plusSeconds(60));
    CallState ringing = after(waiting, offered(OFFER, false));
    assertThat(ringing.isWaiting()).isFalse();
    assertThat(ringing.agent()).isEqualTo(ANA);
    assertThat(ringing.due()).as("the offer's, not the queue's").isEqualTo(T0.plusSeconds(20));
    CallState talking = after(ringing, new Event.OfferAnswered(CALL, OFFER));
    assertThat(talking.phase()).isEqualTo(Phase.TALKING);
    assertThat(talking.due())
        .as("the longest conversation")
        .isEqualTo(talking.offer().answeredAt().plusSeconds(CallState.TALK_SECONDS_MAX));
    assertThat(after(talking, new Event.CallHeld(CALL, OFFER)).phase()).isEqualTo(Phase.HELD);
    CallState over =
        after(
            talking,
            new Event.OfferEnded(CALL, OFFER, OfferOutcome.TALKED, 16),
            new Event.CallEnded(CALL, EndedBy.CUSTOMER, 16, 200, null));
    assertThat(over.phase()).isEqualTo(Phase.ENDED);
    assertThat(over.agent()).as("the desk still shows it").isEqualTo(ANA);
    assertThat(over.hasOffer(OFFER)).isFalse();
    assertThat(over.sip()).isEqualTo(200);
  }

  @Test
  @DisplayName(
      "an unanswered offer leaves the call in its place; another offer's end is not its own")
  void unanswered() {
    CallState ringing = after(arrived, queued(60), offered(OFFER, false));
    var stale = new Event.OfferEnded(CALL, new OfferId("x"), OfferOutcome.NO_ANSWER, null);
    assertThat(after(ringing, stale)).isSameAs(ringing);
    CallState waiting =
        after(ringing, new Event.OfferEnded(CALL, OFFER, OfferOutcome.NO_ANSWER, null));
    assertThat(waiting.isWaiting()).isTrue();
    assertThat(waiting.line().order()).isEqualTo(7);
  }

  @Test
  @DisplayName("back in the same queue is back in the same place; another queue is a new one")
  void placeInLine() {
    CallState first = after(arrived, queued(60));
    CallState again = first.after(queued(90), T0.plusSeconds(30), 99);
    assertThat(again.line().order()).isEqualTo(7);
    assertThat(again.line().since()).isEqualTo(T0);
    assertThat(again.line().deadline()).isEqualTo(T0.plusSeconds(90));
    CallState left =
        first.after(new Event.QueueLeft(CALL, SALES, Event.LeftBecause.WAITED_TOO_LONG), T0, 0);
    assertThat(left.line()).isNull();
    assertThat(left.after(queued(90), T0, 99).line().order()).isEqualTo(99);
  }

  @Test
  @DisplayName("[G1] lost and given back: the agent's time with the customer goes on")
  void lost() {
    CallState talking =
        after(arrived, queued(60), offered(OFFER, false), new Event.OfferAnswered(CALL, OFFER));
    CallState kept =
        talking.after(new Event.AgentLost(CALL, OFFER, ANA, T0.plusSeconds(30)), T0, 0);
    assertThat(kept.phase()).isEqualTo(Phase.KEPT);
    assertThat(kept.agent()).isEqualTo(ANA);
    assertThat(kept.due()).isEqualTo(T0.plusSeconds(30));
    OfferId second = new OfferId("o2");
    CallState ringing = after(kept, offered(second, true));
    assertThat(ringing.phase()).isEqualTo(Phase.KEPT);
    assertThat(ringing.due()).isEqualTo(T0.plusSeconds(20));
    CallState back = ringing.after(new Event.OfferAnswered(CALL, second), T0.plusSeconds(9), 0);
    assertThat(back.phase()).isEqualTo(Phase.TALKING);
    assertThat(back.offer().answeredAt()).isEqualTo(T0);
    assertThat(back.lost()).isNull();
  }

  @Test
  @DisplayName("a call out: placing with a deadline, talking, over")
  void callOut() {
    CallState placing =
        CallState.begin(
            new Event.CallPlaced(
                CALL, ANA, OFFER, new DialString("+84912345678"), HOTLINE, TRUNK, null),
            T0);
    assertThat(placing.party().direction()).isEqualTo(Direction.OUT);
    assertThat(placing.due()).isEqualTo(T0.plus(CallState.PLACING_MAX));
    assertThat(placing.isOutside()).isTrue();
    CallState talking =
        after(placing, new Event.CallAnswered(CALL), new Event.OfferAnswered(CALL, OFFER));
    assertThat(talking.phase()).isEqualTo(Phase.TALKING);
    CallState over = after(talking, new Event.CallEnded(CALL, EndedBy.AGENT, 16, null, null));
    assertThat(over.isOutside()).isFalse();
  }

  @Test
  @DisplayName("a number outside that is rung for a caller occupies a line as long as it is out")
  void numberOutside() {
    CallState ringing =
        after(
            arrived,
            new Event.NumberOffered(
                CALL,
                OFFER,
                new DialString("+84912345678"),
                HOTLINE,
                TRUNK,
                T0.plusSeconds(30),
                CallState.conversationOf(CALL)));
    assertThat(ringing.recording()).isEqualTo(CallState.conversationOf(CALL));
    assertThat(ringing.phase()).isEqualTo(Phase.DIALLED);
    assertThat(ringing.isOutside()).isTrue();
    assertThat(ringing.agent()).isNull();
    CallState back = after(ringing, new Event.OfferEnded(CALL, OFFER, OfferOutcome.BUSY, 17));
    assertThat(back.phase()).isEqualTo(Phase.FLOW);
    assertThat(back.isOutside()).isFalse();
  }

  @Test
  @DisplayName("each node and each thing typed begins a new turn; the path shows both")
  void progress() {
    CallState call =
        after(
            arrived,
            new Event.NodeEntered(CALL, 1, "menu"),
            new Event.DigitsTyped(CALL, 1, ""),
            new Event.DigitsTyped(CALL, 1, "7"),
            new Event.NodeEntered(CALL, 2, "sales"));
    assertThat(call.progress().turn()).isEqualTo(4);
    assertThat(call.progress().nodes()).isEqualTo(2);
    assertThat(call.progress().typedHere()).isZero();
    assertThat(call.progress().path()).containsExactly("menu [7]", "sales");
    assertThat(call.progress().typed())
        .containsExactly(new Progress.Typed("menu", ""), new Progress.Typed("menu", "7"));
  }

  @Test
  @DisplayName("a long way keeps its end")
  void longWay() {
    CallState call = arrived;
    for (int i = 1; i <= 100; i++) {
      call = after(call, new Event.NodeEntered(CALL, i, "n" + i));
      call = after(call, new Event.DigitsTyped(CALL, i, "1"));
    }
    assertThat(call.progress().path()).hasSize(Progress.PATH_SHOWN_MAX).endsWith("n100 [1]");
    assertThat(call.progress().typed()).hasSize(Progress.TYPED_KEPT_MAX);
    assertThat(call.progress().nodes()).isEqualTo(100);
  }
}
