package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.BAO;
import static alo.engine.Tenants.CALLER;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.Tenants.TRUNK;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Desk.CallPhase;
import alo.contract.agent.Presence;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.value.DialString;
import alo.engine.Tenants;
import alo.engine.contactcenter.Command.LiveCall;
import alo.engine.contactcenter.Command.LiveLeg;
import alo.engine.contactcenter.Command.TakeStock;
import alo.engine.contactcenter.Command.Where;
import alo.engine.ivr.Step;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// The program was killed and comes back: what is alive in the PBX is taken up, the rest is ended.
class RestartStoryTest {
  private Story story = new Story();

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  private Story stock(Where where, LiveLeg... legs) {
    return story.tell(new TakeStock(List.of(new LiveCall(id("c1"), where)), List.of(legs)));
  }

  private LiveLeg leg(OfferId offer, boolean up) {
    return new LiveLeg(offer, id("c1"), up);
  }

  @Test
  @DisplayName("killed in the menu: the present step is run once more")
  void inTheFlow() {
    story.tell(new Command.CallArrives(id("c1"), CALLER, HOTLINE, TRUNK));
    stock(Where.FLOW);
    assertThat(story.events()).containsExactly(new Event.CallFound(id("c1")));
    assertThat(story.effects()).containsExactly(new Effect.RunStep(id("c1"), 1, new Step.Answer()));
  }

  @Test
  @DisplayName("killed before the call was called back from the queue: it is called back")
  void backToFlowWasNotRun() {
    story.arrives("c1", HOTLINE).seconds(120);
    stock(Where.WAITING);
    assertThat(story.effects()).containsExactly(new Effect.BackToFlow(id("c1")));
  }

  @Test
  @DisplayName("killed before the call was sent to wait: it is sent, and recorded")
  void waitWasNotRun() {
    story.arrives("c1", HOTLINE);
    stock(Where.FLOW);
    assertThat(story.effects())
        .containsExactly(new Effect.Wait(id("c1"), SALES, new RecordingId("c1-r1"), null));
    story.tell(new Command.FlowWaits(id("c1")));
    assertThat(story.effects())
        .containsExactly(new Effect.Wait(id("c1"), SALES, new RecordingId("c1-r1"), null));
  }

  @Test
  @DisplayName("killed while it rings: a leg that is alive goes on ringing")
  void ringing() {
    story.ready(ANA).arrives("c1", HOTLINE);
    stock(Where.WAITING, leg(story.offerOf(ANA), false));
    assertThat(story.effects()).isEmpty();
    assertThat(story.presence(ANA)).isEqualTo(Presence.OFFERED);
    story.answers(ANA);
    assertThat(story.presence(ANA)).isEqualTo(Presence.TALKING);
  }

  @Test
  @DisplayName("killed while it rings, and the agent answered meanwhile: they talk")
  void answeredMeanwhile() {
    story.ready(ANA).arrives("c1", HOTLINE);
    stock(Where.TALKING, leg(story.offerOf(ANA), true));
    assertThat(story.presence(ANA)).isEqualTo(Presence.TALKING);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
  }

  @Test
  @DisplayName(
      "killed between commit and effect: the offer is made anew, the agent keeps his place")
  void ringWasNotRun() {
    story.ready(ANA, BAO).arrives("c1", HOTLINE);
    var lost = story.offerOf(ANA);
    stock(Where.WAITING);
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.UNREACHABLE);
    assertThat(story.effect(Effect.RingAgent.class).agent()).isEqualTo(ANA);
    assertThat(story.offerOf(ANA)).isNotEqualTo(lost);
    assertThat(story.presence(BAO)).isEqualTo(Presence.READY);
  }

  @Test
  @DisplayName("killed while talking: the conversation has gone on")
  void talking() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    stock(Where.TALKING, leg(story.offerOf(ANA), true));
    assertThat(story.events()).containsExactly(new Event.CallFound(id("c1")));
    assertThat(story.effects()).isEmpty();
  }

  @Test
  @DisplayName("killed around a hold: the PBX is brought to what was decided")
  void held() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).tell(new Command.HoldCall(ANA));
    var offer = story.offerOf(ANA);
    stock(Where.HOLD, leg(offer, true));
    assertThat(story.effects()).isEmpty();
    stock(Where.TALKING, leg(offer, true));
    assertThat(story.effects()).containsExactly(new Effect.Hold(id("c1"), offer, null));
    story.tell(new Command.ResumeCall(ANA));
    stock(Where.HOLD, leg(offer, true));
    assertThat(story.effects()).containsExactly(new Effect.Resume(id("c1"), offer));
  }

  @Test
  @DisplayName("an agent's leg that broke meanwhile: the customer is first in line again")
  void agentBrokeMeanwhile() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).arrives("c2", HOTLINE);
    story.tell(
        new TakeStock(
            List.of(new LiveCall(id("c1"), Where.WAITING), new LiveCall(id("c2"), Where.WAITING)),
            List.of()));
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.LOST);
    assertThat(story.event(Event.CallQueued.class).call()).isEqualTo(id("c1"));
    assertThat(story.callOf(ANA).id()).as("before c2").isEqualTo(id("c1"));
    assertThat(story.presence(ANA)).isEqualTo(Presence.OFFERED);
  }

  @Test
  @DisplayName("a call that is kept stays kept, and is given back where the telephone is there")
  void kept() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).tell(new Command.PhoneGoes(ANA));
    stock(Where.HOLD);
    assertThat(story.effects()).isEmpty();
    story.tell(new Command.PhoneComes(ANA));
    var first = story.offerOf(ANA);
    stock(Where.HOLD);
    assertThat(story.offerOf(ANA)).isNotEqualTo(first);
    assertThat(story.effect(Effect.RingAgent.class).autoAnswer()).isTrue();
    stock(Where.TALKING, leg(story.offerOf(ANA), true));
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
  }

  @Test
  @DisplayName("legs of which nothing is known are ended; callers in the flow ask by themselves")
  void unknownLegs() {
    story.tell(
        new TakeStock(
            List.of(new LiveCall(id("x1"), Where.WAITING), new LiveCall(id("x2"), Where.FLOW)),
            List.of(new LiveLeg(new OfferId("stale"), id("x1"), false))));
    assertThat(story.effects())
        .containsExactly(
            new Effect.Withdraw(id("x1"), new OfferId("stale")), new Effect.EndCall(id("x1"), 16));
  }

  @Test
  @DisplayName("[G1] answered while the program was away: a deadline that passed does not cut them")
  void answeredAfterTheDeadline() {
    story.ready(ANA).arrives("c1", HOTLINE);
    var offer = story.offerOf(ANA);
    story.center.pbxIsAway();
    assertThat(story.center.nextDeadline()).isEmpty();
    story.now = story.now.plusSeconds(40);
    story.tell(new Command.TimePasses());
    assertThat(story.events()).isEmpty();
    stock(Where.TALKING, leg(offer, true));
    assertThat(story.presence(ANA)).isEqualTo(Presence.TALKING);
    assertThat(story.center.liveCalls()).containsExactly(id("c1"));
  }

  @Test
  @DisplayName("nobody is rung while the PBX is away, but once stock is taken")
  void nobodyIsRungWhileAway() {
    story.arrives("c1", HOTLINE);
    story.center.pbxIsAway();
    story.ready(ANA);
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
    stock(Where.WAITING);
    assertThat(story.presence(ANA)).isEqualTo(Presence.OFFERED);
  }

  @Test
  @DisplayName("joined by a leg that was taken back: it is ended first, the customer stays in line")
  void joinedByWithdrawnLeg() {
    story.ready(ANA).arrives("c1", HOTLINE);
    var taken = story.offerOf(ANA);
    story.tell(new Command.DeclineOffer(ANA));
    stock(Where.TALKING, leg(taken, true));
    assertThat(story.effects())
        .containsExactly(
            new Effect.Withdraw(id("c1"), taken),
            new Effect.Wait(id("c1"), SALES, new RecordingId("c1-r1"), null));
    assertThat(story.center.liveCalls()).containsExactly(id("c1"));
  }

  @Test
  @DisplayName("an agent who hung up a moment ago has ended the call; nobody else is rung for it")
  void agentHungUpJustNow() {
    story.ready(ANA, BAO).arrives("c1", HOTLINE).answers(ANA);
    stock(Where.AFTER);
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.AGENT);
    assertThat(story.effects()).noneMatch(Effect.RingAgent.class::isInstance);
  }

  private Story placed() {
    return story
        .ready(ANA)
        .tell(new Command.PlaceCall(ANA, id("c1"), new DialString("0912345678")));
  }

  @Test
  @DisplayName("a call out is taken up where the far end is, and never dialled anew")
  void callOut() {
    placed();
    var offer = story.offerOf(ANA);
    story.tell(new TakeStock(List.of(), List.of(leg(offer, true))));
    assertThat(story.presence(ANA)).isEqualTo(Presence.DIALING);
    stock(Where.DIALING, leg(offer, true));
    assertThat(story.presence(ANA)).isEqualTo(Presence.DIALING);
    stock(Where.TALKING, leg(offer, true));
    assertThat(story.presence(ANA)).isEqualTo(Presence.TALKING);
    assertThat(story.events()).contains(new Event.CallAnswered(id("c1")));
  }

  @Test
  @DisplayName("a call out whose effect was not run ends")
  void callOutWasNotRun() {
    placed().tell(new TakeStock(List.of(), List.of()));
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.UNKNOWN);
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
    assertThat(story.effects()).noneMatch(Effect.CallOut.class::isInstance);
  }

  @Test
  @DisplayName("a call out whose agent's leg broke is kept for him and given back")
  void callOutLost() {
    placed().tell(new Command.FarEndAnswered(id("c1")));
    stock(Where.HOLD);
    assertThat(story.event(Event.AgentLost.class).agent()).isEqualTo(ANA);
    assertThat(story.effect(Effect.RingAgent.class).autoAnswer()).isTrue();
  }

  @Test
  @DisplayName("an extension or number that was to be rung is rung, if the leg is not there")
  void dialled() {
    story =
        new Story(
            new Tenants()
                .flow(
                    "hotline",
                    1,
                    Tenants.flowOf(
                        "ext",
                        Map.of(
                            "ext", new FlowNode.Dial(new Target.Extension("101"), 20, "out"),
                            "out",
                                new FlowNode.Dial(
                                    new Target.Outside(new DialString("0912345678")), 20, null)))));
    story.ready(ANA).tell(new Command.CallArrives(id("c1"), CALLER, HOTLINE, TRUNK));
    var first = story.offerOf(ANA);
    stock(Where.WAITING);
    assertThat(story.offerOf(ANA)).isNotEqualTo(first);
    story.tell(new Command.DeclineOffer(ANA));
    var number = story.effect(Effect.RingNumber.class).offer();
    stock(Where.WAITING, leg(number, false));
    assertThat(story.effects()).isEmpty();
    stock(Where.WAITING);
    assertThat(story.effect(Effect.RingNumber.class).offer()).isNotEqualTo(number);
    story.tell(new Command.LegAnswered(story.effect(Effect.RingNumber.class).offer()));
    stock(Where.WAITING);
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.AGENT);
  }
}
