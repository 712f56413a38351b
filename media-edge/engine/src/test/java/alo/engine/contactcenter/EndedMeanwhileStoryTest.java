package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.CALLER;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.TRUNK;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.contract.id.OfferId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.value.DialString;
import alo.engine.Tenants;
import alo.engine.contactcenter.Command.EndedLeg;
import alo.engine.contactcenter.Command.LiveCall;
import alo.engine.contactcenter.Command.TakeStock;
import alo.engine.contactcenter.Command.Where;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What ended while the program was away ended then, and not when it came back.
class EndedMeanwhileStoryTest {
  private Story story = new Story();

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  @Test
  @DisplayName("a call that is gone ends, with its time if the PBX has a record of it")
  void endedMeanwhile() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).arrives("c2", HOTLINE);
    var at = story.seconds(5).now.minusSeconds(3);
    story.tell(new Command.EndedMeanwhile(id("c1"), at, 16));
    assertThat(story.event(Event.CallEnded.class))
        .isEqualTo(new Event.CallEnded(id("c1"), EndedBy.UNKNOWN, 16, null, at));
    assertThat(story.event(Event.OfferEnded.class).endedAt()).as("its leg too").isEqualTo(at);
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    story.tell(new TakeStock(List.of(), List.of()));
    assertThat(story.event(Event.CallEnded.class).call()).isEqualTo(id("c2"));
    assertThat(story.center.liveCalls()).isEmpty();
  }

  @Test
  @DisplayName("[B1] after a power cut calls end when the PBX was last known to live")
  void powerCut() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    var answered = story.now;
    story.seconds(60);
    var alive = story.now;
    story.now = alive.plus(Duration.ofHours(14));
    story.tell(new TakeStock(List.of(), List.of(), alive));
    assertThat(story.event(Event.CallEnded.class))
        .isEqualTo(new Event.CallEnded(id("c1"), EndedBy.UNKNOWN, null, null, alive));
    assertThat(story.event(Event.OfferEnded.class).endedAt()).isEqualTo(alive);
    assertThat(answered).isBefore(alive);
  }

  @Test
  @DisplayName("a call does not end before the last that is known of it, nor after now")
  void endIsWithinReason() {
    story.ready(ANA).arrives("c1", HOTLINE).seconds(7).answers(ANA);
    var answered = story.now;
    story.seconds(3);
    story.tell(new TakeStock(List.of(), List.of(), answered.minusSeconds(9)));
    assertThat(story.event(Event.CallEnded.class).endedAt()).isEqualTo(answered);
    story.arrives("c2", HOTLINE);
    story.tell(new TakeStock(List.of(), List.of(), story.now.plusSeconds(50)));
    assertThat(story.event(Event.CallEnded.class).endedAt()).isEqualTo(story.now);
    story.arrives("c3", HOTLINE);
    story.tell(new Command.EndedMeanwhile(id("c3"), story.now.minusSeconds(90), 16));
    assertThat(story.event(Event.CallEnded.class).endedAt()).isEqualTo(story.now);
    story.arrives("c4", HOTLINE);
    story.tell(new Command.EndedMeanwhile(id("c4"), story.now.plusSeconds(90), 16));
    assertThat(story.event(Event.CallEnded.class).endedAt()).isEqualTo(story.now);
  }

  /// A caller whose flow rang a number outside, and who talks to it.
  private OfferId talksOutside() {
    OfferId leg = ringsOutside();
    story.tell(new Command.LegAnswered(leg)).seconds(30);
    return leg;
  }

  @Test
  @DisplayName("[B1] a leg to a number outside ended when it did, though its customer stays")
  void outsideLegEndedMeanwhile() {
    var leg = talksOutside();
    var left = story.now;
    story.now = left.plusSeconds(590);
    story.tell(
        new TakeStock(
            List.of(new LiveCall(id("c1"), Where.HOLD)),
            List.of(),
            story.now,
            List.of(new EndedLeg(leg, left, 38))));
    assertThat(story.event(Event.OfferEnded.class))
        .isEqualTo(new Event.OfferEnded(id("c1"), leg, OfferOutcome.TALKED, 38, left));
    assertThat(story.event(Event.CallEnded.class).endedAt()).as("he was there until now").isNull();
  }

  @Test
  @DisplayName("[B1] a leg that its customer outlived ended before him, none after him")
  void outsideLegEndedBeforeItsCustomer() {
    var leg = talksOutside();
    var left = story.now;
    var gone = left.plusSeconds(300);
    story.now = left.plusSeconds(590);
    story.tell(
        new Command.EndedMeanwhile(id("c1"), gone, 16, List.of(new EndedLeg(leg, left, 38))));
    assertThat(story.event(Event.OfferEnded.class))
        .isEqualTo(new Event.OfferEnded(id("c1"), leg, OfferOutcome.TALKED, 38, left));
    assertThat(story.event(Event.CallEnded.class).endedAt()).isEqualTo(gone);

    var other = talksOutside();
    var first = story.now;
    story.now = first.plusSeconds(590);
    var late = new EndedLeg(other, first.plusSeconds(1), 16);
    story.tell(new Command.EndedMeanwhile(id("c1"), first, 16, List.of(late)));
    assertThat(story.event(Event.OfferEnded.class).endedAt()).isEqualTo(first);
  }

  @Test
  @DisplayName("an agent's leg that broke meanwhile ended then; before its answer nothing ended")
  void agentsLegEndedMeanwhile() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    var leg = story.offerOf(ANA);
    var answered = story.now;
    story.seconds(30);
    story.tell(
        new TakeStock(
            List.of(new LiveCall(id("c1"), Where.WAITING)),
            List.of(),
            null,
            List.of(new EndedLeg(leg, answered.minusSeconds(5), 44))));
    assertThat(story.event(Event.OfferEnded.class))
        .isEqualTo(new Event.OfferEnded(id("c1"), leg, OfferOutcome.LOST, 44, answered));

    story = new Story();
    story
        .ready(ANA)
        .tell(new Command.PlaceCall(ANA, id("c1"), new DialString("0912345678")))
        .tell(new Command.FarEndAnswered(id("c1")));
    var own = story.offerOf(ANA);
    var broke = story.seconds(10).now;
    story.seconds(20);
    story.tell(
        new TakeStock(
            List.of(new LiveCall(id("c1"), Where.HOLD)),
            List.of(),
            null,
            List.of(new EndedLeg(own, broke, 44))));
    assertThat(story.events())
        .containsSubsequence(
            new Event.OfferEnded(id("c1"), own, OfferOutcome.LOST, 44, broke),
            story.event(Event.AgentLost.class));
  }

  /// A caller whose flow rings a number outside that has not answered yet.
  private OfferId ringsOutside() {
    var outside = new Target.Outside(new DialString("0912345678"));
    story =
        new Story(
            new Tenants()
                .flow(
                    "hotline",
                    1,
                    Tenants.flowOf("out", Map.of("out", new FlowNode.Dial(outside, 20, null)))));
    story.tell(new Command.CallArrives(id("c1"), CALLER, HOTLINE, TRUNK));
    return story.effect(Effect.RingNumber.class).offer();
  }

  @Test
  @DisplayName("[B1] a leg that was answered and ended meanwhile has both its true times")
  void outsideLegAnsweredMeanwhile() {
    var leg = ringsOutside();
    var answered = story.now.plusSeconds(9);
    var left = answered.plusSeconds(30);
    story.now = answered.plusSeconds(590);
    story.tell(new Command.LegAnswered(leg, answered));
    assertThat(story.events())
        .containsExactly(
            new Event.CallAnswered(id("c1"), answered),
            new Event.OfferAnswered(id("c1"), leg, answered));
    story.tell(
        new TakeStock(
            List.of(new LiveCall(id("c1"), Where.AFTER)),
            List.of(),
            null,
            List.of(new EndedLeg(leg, left, 16))));
    assertThat(story.event(Event.OfferEnded.class))
        .isEqualTo(new Event.OfferEnded(id("c1"), leg, OfferOutcome.TALKED, 16, left));
  }

  @Test
  @DisplayName("[B1] no leg was answered before it was rung, nor after now")
  void answerIsWithinReason() {
    var leg = ringsOutside();
    var rung = story.now;
    story.now = rung.plusSeconds(60);
    story.tell(new Command.LegAnswered(leg, rung.minusSeconds(5)));
    assertThat(story.event(Event.OfferAnswered.class).answeredAt()).isEqualTo(rung);

    var other = ringsOutside();
    story.now = story.now.plusSeconds(60);
    story.tell(new Command.LegAnswered(other, story.now.plusSeconds(5)));
    assertThat(story.event(Event.OfferAnswered.class).answeredAt()).isEqualTo(story.now);
  }

  @Test
  @DisplayName("[B1] a call out whose far end answered and left meanwhile has both its true times")
  void farEndAnsweredMeanwhile() {
    story.ready(ANA).tell(new Command.PlaceCall(ANA, id("c1"), new DialString("0912345678")));
    var own = story.offerOf(ANA);
    var answered = story.now.plusSeconds(9);
    var left = answered.plusSeconds(30);
    story.now = answered.plusSeconds(590);
    story.tell(new Command.FarEndAnswered(id("c1"), answered));
    assertThat(story.events())
        .contains(
            new Event.CallAnswered(id("c1"), answered),
            new Event.OfferAnswered(id("c1"), own, answered));
    story.tell(
        new Command.EndedMeanwhile(id("c1"), left, 16, List.of(new EndedLeg(own, left, 16))));
    assertThat(story.event(Event.OfferEnded.class))
        .isEqualTo(new Event.OfferEnded(id("c1"), own, OfferOutcome.TALKED, 16, left));
    assertThat(story.event(Event.CallEnded.class).endedAt()).isEqualTo(left);
    assertThat(story.presence(ANA)).isNotEqualTo(Presence.TALKING);
  }

  @Test
  @DisplayName("[B1] a caller and an agent who met and parted meanwhile have talked")
  void agentAnsweredMeanwhile() {
    story.ready(ANA).arrives("c1", HOTLINE);
    var leg = story.offerOf(ANA);
    var answered = story.now.plusSeconds(9);
    var left = answered.plusSeconds(30);
    story.now = answered.plusSeconds(590);
    story.tell(new Command.LegAnswered(leg, answered));
    story.tell(new Command.EndedMeanwhile(id("c1"), left, 16));
    assertThat(story.event(Event.OfferEnded.class))
        .isEqualTo(new Event.OfferEnded(id("c1"), leg, OfferOutcome.TALKED, 16, left));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
  }
}
