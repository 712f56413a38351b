package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.BAO;
import static alo.engine.Tenants.CHI;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.Tenants.WARRANTY;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Desk.CallPhase;
import alo.contract.agent.Presence;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.number.NumberFact;
import alo.contract.problem.ProblemCode;
import alo.contract.queue.QueueView;
import alo.engine.Tenants;
import alo.engine.call.CallState;
import alo.engine.ivr.Step;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class QueueStoryTest {
  private Story story = new Story();

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  @Test
  @DisplayName("[A13] two agents answering one call: one wins, the other is told")
  void twoAnswers() {
    story.ready(ANA, BAO).arrives("c1", HOTLINE);
    OfferId first = story.offerOf(ANA);
    story.seconds(20);
    OfferId second = story.offerOf(BAO);
    story.refused(new Command.LegAnswered(first), ProblemCode.WRONG_STATE);
    story.tell(new Command.LegAnswered(second));
    story.refused(new Command.LegAnswered(first), ProblemCode.WRONG_STATE);
    assertThat(story.tell(new Command.LegAnswered(second)).events()).as("said twice").isEmpty();
    assertThat(story.callOf(BAO).id()).isEqualTo(id("c1"));
    assertThat(story.callOf(ANA)).isNull();
    assertThat(story.desk(ANA).reason()).as("his screen says why").isEqualTo("RING_NO_ANSWER");
    assertThat(story.history().stream().filter(Event.OfferAnswered.class::isInstance)).hasSize(1);
  }

  @Test
  @DisplayName("no conversation is longer than the longest, and its record says why it ended")
  void longestConversation() {
    story.ready(ANA).arrives("c1", HOTLINE).seconds(9).answers(ANA);
    story.seconds(CallState.TALK_SECONDS_MAX / 2).tell(new Command.HoldCall(ANA));
    story.seconds(CallState.TALK_SECONDS_MAX / 2 - 1);
    assertThat(story.events()).isEmpty();
    assertThat(story.presence(ANA)).isEqualTo(Presence.TALKING);
    story.seconds(1);
    assertThat(story.event(Event.CallEnded.class))
        .isEqualTo(new Event.CallEnded(id("c1"), EndedBy.PROVIDER, 102, null, null));
    assertThat(story.effect(Effect.EndCall.class)).isEqualTo(new Effect.EndCall(id("c1"), 16));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    assertThat(story.center.liveCalls()).isEmpty();
  }

  @Test
  @DisplayName("who loses his call and gets it back does not begin the longest time anew")
  void longestConversationWithALoss() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    story.seconds(CallState.TALK_SECONDS_MAX - 60).tell(new Command.PhoneGoes(ANA));
    story.seconds(5).tell(new Command.PhoneComes(ANA)).seconds(1).answers(ANA);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
    story.seconds(54);
    assertThat(story.event(Event.CallEnded.class).cause()).isEqualTo(102);
  }

  @Test
  @DisplayName("[I3] a call goes from the number to an agent without a receptionist")
  void straightThrough() {
    story.ready(ANA).arrives("c1", HOTLINE);
    var ring = story.effect(Effect.RingAgent.class);
    assertThat(ring.agent()).isEqualTo(ANA);
    assertThat(ring.ring()).isEqualTo(Duration.ofSeconds(15));
    assertThat(ring.autoAnswer()).isFalse();
    assertThat(story.effect(Effect.Wait.class).recording()).isEqualTo(new RecordingId("c1-r1"));
    assertThat(story.presence(ANA)).isEqualTo(Presence.OFFERED);

    story.answers(ANA);
    assertThat(story.presence(ANA)).isEqualTo(Presence.TALKING);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);

    story.tell(new Command.CustomerGone(id("c1"), EndedBy.CUSTOMER, 16, null));
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.TALKED);
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    assertThat(story.center.liveCalls()).isEmpty();
  }

  @Test
  @DisplayName(
      "[P28][P29] the desk names the number dialled, its label, what its tenant says of it, and the"
          + " way through the flow")
  void deskBeforeTheAnswer() {
    story.arrives("c1", HOTLINE).seconds(7).ready(ANA);
    var call = story.callOf(ANA);
    assertThat(call.phase()).isEqualTo(CallPhase.RINGING);
    assertThat(call.ours()).isEqualTo("+842873000001");
    assertThat(call.label()).isEqualTo("Hotline");
    assertThat(call.facts()).containsExactly(new NumberFact("Opening hours", "8-17"));
    assertThat(call.theirs()).isEqualTo("+84912345678");
    assertThat(call.queueName()).isEqualTo("Sales");
    assertThat(call.path()).containsExactly("answer", "queue");
    assertThat(call.waitSeconds()).isEqualTo(7);
    assertThat(call.wrapUpCodes()).containsExactly("sold", "not-sold");
  }

  @Test
  @DisplayName("[A13] an agent in a call is offered nothing")
  void busyAgentsGetNothing() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).arrives("c2", HOTLINE);
    assertThat(story.effects()).noneMatch(Effect.RingAgent.class::isInstance);
    assertThat(story.callOf(ANA).id()).isEqualTo(id("c1"));
  }

  @Test
  @DisplayName("[A14] after the ring time the caller goes on to the next agent, in his place")
  void ringTimeout() {
    story.ready(ANA, BAO).arrives("c1", HOTLINE).arrives("c2", HOTLINE).arrives("c3", HOTLINE);
    var first = story.offerOf(ANA);
    story.answers(BAO);
    story.tell(new Command.LegFailed(first, OfferOutcome.NO_ANSWER, 19));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.NOT_READY);
    assertThat(story.desk(ANA).reason()).isEqualTo("RING_NO_ANSWER");
    story.tell(new Command.BecomeReady(ANA));
    assertThat(story.callOf(ANA).id()).as("c1 kept its place before c3").isEqualTo(id("c1"));
  }

  @Test
  @DisplayName("[A14] when the answer of the PBX is lost, the offer's deadline does the same")
  void offerDeadline() {
    story.ready(ANA).arrives("c1", HOTLINE);
    var offer = story.offerOf(ANA);
    story.seconds(19);
    assertThat(story.presence(ANA)).isEqualTo(Presence.OFFERED);
    story.seconds(1);
    assertThat(story.effect(Effect.Withdraw.class).offer()).isEqualTo(offer);
    assertThat(story.desk(ANA).reason()).isEqualTo("RING_NO_ANSWER");
    story.refused(new Command.LegAnswered(offer), ProblemCode.WRONG_STATE);
  }

  @Test
  @DisplayName(
      "a declined, busy or unreachable telephone sets its agent not ready with that reason")
  void otherOutcomes() {
    story.ready(ANA).arrives("c1", HOTLINE);
    story.tell(new Command.DeclineOffer(ANA));
    assertThat(story.desk(ANA).reason()).isEqualTo("DECLINED");
    assertThat(story.effect(Effect.Withdraw.class).call()).isEqualTo(id("c1"));
    story.tell(new Command.BecomeReady(ANA));
    story.tell(new Command.LegFailed(story.offerOf(ANA), OfferOutcome.BUSY, 17));
    assertThat(story.desk(ANA).reason()).isEqualTo("BUSY");
    story.tell(new Command.BecomeReady(ANA));
    story.tell(new Command.LegFailed(story.offerOf(ANA), OfferOutcome.UNREACHABLE, 20));
    assertThat(story.desk(ANA).reason()).isEqualTo("UNREACHABLE");
  }

  @Test
  @DisplayName("the longest idle agent is offered first, and each agent serves several queues")
  void longestIdle() {
    story.ready(BAO).seconds(5).ready(CHI);
    story.arrives("c1", WARRANTY);
    assertThat(story.callOf(BAO).id()).isEqualTo(id("c1"));
    story.arrives("c2", WARRANTY);
    assertThat(story.callOf(CHI).id()).isEqualTo(id("c2"));
    story.answers(BAO).tell(new Command.EndCall(BAO));
    assertThat(story.presence(BAO)).as("no wrap-up in care").isEqualTo(Presence.READY);
    story.arrives("c3", HOTLINE);
    assertThat(story.callOf(BAO).id()).isEqualTo(id("c3"));
  }

  @Test
  @DisplayName("a freed agent gets the call that has waited longest in any of his queues")
  void longestWaiting() {
    story.arrives("c1", WARRANTY).seconds(1).arrives("c2", HOTLINE).ready(BAO);
    assertThat(story.callOf(BAO).id()).isEqualTo(id("c1"));
  }

  @Test
  @DisplayName("a caller who hangs up while it rings is abandoned; the agent is ready again")
  void abandoned() {
    story.ready(ANA, BAO).arrives("c1", HOTLINE);
    var offer = story.offerOf(ANA);
    story.tell(new Command.CustomerGone(id("c1"), EndedBy.CUSTOMER, 16, null));
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.WITHDRAWN);
    assertThat(story.effect(Effect.Withdraw.class).offer()).isEqualTo(offer);
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
    story.arrives("c2", HOTLINE);
    assertThat(story.callOf(ANA).id()).as("he kept his place among the idle").isEqualTo(id("c2"));
    story.refused(
        new Command.CustomerGone(id("c1"), EndedBy.CUSTOMER, 16, null), ProblemCode.NOT_FOUND);
  }

  @Test
  @DisplayName("[I9] who has waited too long goes on in the flow, here to a message")
  void waitedTooLong() {
    story.arrives("c1", HOTLINE).seconds(119);
    assertThat(story.events()).isEmpty();
    story.seconds(1);
    assertThat(story.event(Event.QueueLeft.class).because())
        .isEqualTo(Event.LeftBecause.WAITED_TOO_LONG);
    assertThat(story.effects()).containsExactly(new Effect.BackToFlow(id("c1")));
    story.tell(new Command.FlowWaits(id("c1")));
    var step = (Step.TakeMessage) story.effect(Effect.RunStep.class).what();
    assertThat(step.recording()).isEqualTo(new RecordingId("c1-v1"));
    story.stepDone("c1", new Step.Result.Message(12));
    assertThat(story.event(Event.VoicemailLeft.class).seconds()).isEqualTo(12);
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.FLOW);
    assertThat(story.effects()).containsExactly(new Effect.EndCall(id("c1"), 16));
  }

  @Test
  @DisplayName("the queue's time does not tear a call from an agent whom it rings")
  void waitedTooLongWhileRinging() {
    story.arrives("c1", HOTLINE).seconds(110).ready(ANA).seconds(11);
    assertThat(story.presence(ANA)).isEqualTo(Presence.OFFERED);
    story.tell(new Command.DeclineOffer(ANA));
    assertThat(story.event(Event.QueueLeft.class).because())
        .isEqualTo(Event.LeftBecause.WAITED_TOO_LONG);
  }

  @Test
  @DisplayName("a full queue sends the call on at once")
  void queueFull() {
    story =
        new Story(
            new Tenants().queue(new QueueView(SALES, "Sales", 15, 1, 0, List.of(), true, null)));
    story.arrives("c1", HOTLINE).arrives("c2", HOTLINE);
    assertThat(story.event(Event.QueueLeft.class).because())
        .isEqualTo(Event.LeftBecause.QUEUE_FULL);
    assertThat(story.effect(Effect.RunStep.class).what()).isInstanceOf(Step.TakeMessage.class);
  }
}
