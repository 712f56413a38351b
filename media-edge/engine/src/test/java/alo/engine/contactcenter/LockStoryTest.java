package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.BAO;
import static alo.engine.Tenants.CARE;
import static alo.engine.Tenants.CHI;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.Tenants.WARRANTY;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.contract.id.AgentId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.problem.ProblemCode;
import alo.contract.value.DialString;
import alo.engine.Tenants;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Agents who are locked by the tenant's admin.
class LockStoryTest {
  private Story story = new Story();

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  private Story lock(AgentId agent) {
    return story.configure(new Tenants().locked(agent));
  }

  @Test
  @DisplayName("a locked agent is out, is offered nothing and can not come back until unlocked")
  void out() {
    story.ready(ANA);
    lock(ANA);
    assertThat(story.presence(ANA)).isEqualTo(Presence.LOGGED_OUT);
    story.refused(new Command.WindowOpens(ANA), ProblemCode.USER_LOCKED);
    story.tell(new Command.PhoneGoes(ANA));
    story.refused(new Command.PhoneComes(ANA), ProblemCode.USER_LOCKED);
    story.refused(new Command.BecomeReady(ANA), ProblemCode.WRONG_STATE);
    story.arrives("c1", HOTLINE);
    assertThat(story.effects()).noneMatch(Effect.RingAgent.class::isInstance);
    story.configure(new Tenants());
    story.tell(new Command.WindowOpens(ANA)).tell(new Command.PhoneComes(ANA));
    story.tell(new Command.BecomeReady(ANA));
    assertThat(story.presence(ANA)).isEqualTo(Presence.OFFERED);
  }

  @Test
  @DisplayName(
      "his conversation goes back to its queue, first in line, and the customer is not cut")
  void talking() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).arrives("c2", HOTLINE);
    var leg = story.offerOf(ANA);
    lock(ANA);
    assertThat(story.event(Event.OfferEnded.class))
        .isEqualTo(new Event.OfferEnded(id("c1"), leg, OfferOutcome.LOST, null));
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(SALES);
    assertThat(story.effects()).noneMatch(Effect.EndCall.class::isInstance);
    assertThat(story.effect(Effect.Keep.class).lostLeg()).isEqualTo(leg);
    assertThat(story.effect(Effect.Wait.class).call()).isEqualTo(id("c1"));
    assertThat(story.presence(ANA)).isEqualTo(Presence.LOGGED_OUT);
    story.ready(BAO);
    assertThat(story.effect(Effect.RingAgent.class).call()).isEqualTo(id("c1"));
  }

  @Test
  @DisplayName("a customer whom he holds, or for whom he is being rung again, is queued likewise")
  void heldAndKept() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).tell(new Command.HoldCall(ANA));
    lock(ANA);
    assertThat(story.event(Event.CallQueued.class).call()).isEqualTo(id("c1"));
    story.configure(new Tenants()).ready(BAO);
    story.answers(BAO).tell(new Command.PhoneGoes(BAO)).tell(new Command.PhoneComes(BAO));
    var ringing = story.offerOf(BAO);
    lock(BAO);
    assertThat(story.effect(Effect.Withdraw.class).offer()).isEqualTo(ringing);
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(SALES);
    assertThat(story.presence(BAO)).isEqualTo(Presence.LOGGED_OUT);
  }

  @Test
  @DisplayName("an offer that rings him is withdrawn and goes to the next")
  void ringing() {
    story.ready(ANA).arrives("c1", HOTLINE);
    var offer = story.offerOf(ANA);
    story.ready(BAO);
    lock(ANA);
    assertThat(story.effect(Effect.Withdraw.class).offer()).isEqualTo(offer);
    assertThat(story.effect(Effect.RingAgent.class).agent()).isEqualTo(BAO);
  }

  @Test
  @DisplayName("a customer whom he called waits, first in line, for those who do what he does")
  void callOut() {
    story.ready(CHI).tell(new Command.PlaceCall(CHI, id("out1"), new DialString("0987654321")));
    story.tell(new Command.LegAnswered(story.offerOf(CHI)));
    story.tell(new Command.FarEndAnswered(id("out1")));
    story.arrives("c1", WARRANTY);
    lock(CHI);
    Event.CallQueued queued = story.event(Event.CallQueued.class);
    assertThat(queued.call()).isEqualTo(id("out1"));
    assertThat(queued.queue()).isEqualTo(CARE);
    assertThat(queued.deadline()).isEqualTo(story.now.plus(Bars.PATIENCE));
    story.ready(BAO);
    assertThat(story.effect(Effect.RingAgent.class).call())
        .as("before who has waited longer for his first")
        .isEqualTo(id("out1"));
    story.answers(BAO);
    assertThat(story.presence(BAO)).isEqualTo(Presence.TALKING);
  }

  @Test
  @DisplayName("one whom nobody takes over ends with the patience of his queue")
  void nobody() {
    story.ready(CHI).tell(new Command.PlaceCall(CHI, id("out1"), new DialString("0987654321")));
    story.tell(new Command.LegAnswered(story.offerOf(CHI)));
    story.tell(new Command.FarEndAnswered(id("out1")));
    lock(CHI);
    story.later(Bars.PATIENCE.plus(Duration.ofSeconds(1)));
    assertThat(story.event(Event.CallEnded.class).call()).isEqualTo(id("out1"));
  }

  @Test
  @DisplayName("a call out that nobody has answered yet is given up")
  void placing() {
    story.ready(CHI).tell(new Command.PlaceCall(CHI, id("out1"), new DialString("0987654321")));
    lock(CHI);
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(Event.EndedBy.PROVIDER);
    assertThat(story.presence(CHI)).isEqualTo(Presence.LOGGED_OUT);
  }

  @Test
  @DisplayName("his extension does not ring him, also where it would be tried again")
  void extension() {
    var nodes =
        Map.<String, FlowNode>of(
            "answer", new FlowNode.Answer("dial"),
            "dial", new FlowNode.Dial(new Target.Extension("101"), 20, "again"),
            "again", new FlowNode.Dial(new Target.Extension("101"), 20, "care"),
            "care", new FlowNode.Queue(CARE, 60, null));
    var direct = Tenants.flowOf("answer", nodes);
    story = new Story(new Tenants().flow("hotline", 1, direct));
    story.ready(ANA).arrives("c1", HOTLINE);
    assertThat(story.presence(ANA)).isEqualTo(Presence.OFFERED);
    story.configure(new Tenants().flow("hotline", 1, direct).locked(ANA));
    assertThat(story.event(Event.CallQueued.class).queue()).isEqualTo(CARE);
    assertThat(story.presence(ANA)).isEqualTo(Presence.LOGGED_OUT);
  }

  @Test
  @DisplayName("who was locked while the program was away is out as soon as stock is taken")
  void whileAway() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    story.center.configure(new Tenants().locked(ANA).configuration());
    var call = new Command.LiveCall(id("c1"), Command.Where.TALKING);
    var leg = new Command.LiveLeg(story.offerOf(ANA), id("c1"), true);
    story.tell(new Command.TakeStock(List.of(call), List.of(leg)));
    assertThat(story.event(Event.CallQueued.class).call()).isEqualTo(id("c1"));
    assertThat(story.presence(ANA)).isEqualTo(Presence.LOGGED_OUT);
    lock(ANA);
  }
}
