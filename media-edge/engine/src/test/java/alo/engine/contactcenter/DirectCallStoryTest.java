package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.CHI;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.problem.ProblemCode;
import alo.engine.Tenants;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Calls for an agent's own extension, after they were answered.
class DirectCallStoryTest {
  private final Story story = new Story(direct("101"));

  private static Tenants direct(String extension) {
    return new Tenants()
        .flow(
            "hotline",
            1,
            Tenants.flowOf(
                "answer",
                Map.of(
                    "answer",
                    new FlowNode.Answer("dial"),
                    "dial",
                    new FlowNode.Dial(new Target.Extension(extension), 20, null))));
  }

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  @Test
  @DisplayName("[X6] a call for his extension is followed by the wrap-up of his first queue")
  void wrapUp() {
    story.ready(ANA).arrives("c1", HOTLINE);
    assertThat(story.event(Event.CallOffered.class).wrapUp()).isEqualTo(SALES);
    story.answers(ANA).tell(new Command.CustomerGone(id("c1"), EndedBy.CUSTOMER, 16, null));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    assertThat(story.desk(ANA).deadline()).isEqualTo(story.now.plusSeconds(30));
    assertThat(story.callOf(ANA).wrapUpCodes()).containsExactly("sold", "not-sold");
    story.refused(new Command.FinishWrapUp(ANA, "nonsense", true), ProblemCode.INVALID_REQUEST);
    story.tell(new Command.FinishWrapUp(ANA, "sold", true));
    assertThat(story.events().getFirst()).isEqualTo(new Event.WrapUpDone(id("c1"), ANA, "sold"));
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
  }

  @Test
  @DisplayName("[X6] a wrap-up that runs out leads back to the break in which he was called")
  void backToHisBreak() {
    story.ready(ANA).tell(new Command.BecomeNotReady(ANA, "BREAK")).arrives("c1", HOTLINE);
    story.answers(ANA).tell(new Command.EndCall(ANA));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    story.later(Duration.ofSeconds(30));
    assertThat(story.desk(ANA).reason()).isEqualTo("BREAK");
  }

  @Test
  @DisplayName("[X6][G1] a call that his browser lost and got back has its wrap-up too")
  void lostAndBack() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    story.tell(new Command.PhoneGoes(ANA)).tell(new Command.PhoneComes(ANA)).answers(ANA);
    story.tell(new Command.EndCall(ANA));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    assertThat(story.callOf(ANA).wrapUpCodes()).containsExactly("sold", "not-sold");
  }

  @Test
  @DisplayName("[X6] a customer who hangs up while his agent is lost leaves him the wrap-up")
  void goneWhileLost() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).tell(new Command.PhoneGoes(ANA));
    story.tell(new Command.CustomerGone(id("c1"), EndedBy.CUSTOMER, 16, null));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    story.tell(new Command.FinishWrapUp(ANA, "not-sold", true));
    assertThat(story.events()).contains(new Event.WrapUpDone(id("c1"), ANA, "not-sold"));
  }

  @Test
  @DisplayName("[X6] one who serves no queue with a wrap-up has none, nor who did not answer")
  void none() {
    story.ready(ANA).arrives("c1", HOTLINE);
    story.tell(new Command.LegFailed(story.offerOf(ANA), OfferOutcome.NO_ANSWER, 19));
    assertThat(story.presence(ANA)).isEqualTo(Presence.NOT_READY);
    story.configure(direct("203")).ready(CHI).arrives("c2", HOTLINE);
    story.answers(CHI).tell(new Command.EndCall(CHI));
    assertThat(story.presence(CHI)).isEqualTo(Presence.READY);
  }
}
