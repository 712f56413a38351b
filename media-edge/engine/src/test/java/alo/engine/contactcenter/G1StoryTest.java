package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.BAO;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Desk.CallPhase;
import alo.contract.agent.Presence;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.interaction.Event.OfferOutcome;
import alo.contract.problem.ProblemCode;
import alo.contract.value.DialString;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Browsers that reload, crash or lose their network.
class G1StoryTest {
  private final Story story = new Story();

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  private void talking() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
  }

  @Test
  @DisplayName("[G1] a reload gives the caller music and the agent the same call back")
  void reload() {
    talking();
    var lost = story.offerOf(ANA);
    story.tell(new Command.PhoneGoes(ANA));
    assertThat(story.effects()).containsExactly(new Effect.Keep(id("c1"), lost, null));
    assertThat(story.event(Event.AgentLost.class).deadline()).isEqualTo(story.now.plusSeconds(30));
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.LOST);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.RECONNECTING);
    assertThat(story.presence(ANA)).isEqualTo(Presence.TALKING);

    story.seconds(2).tell(new Command.WindowCloses(ANA)).tell(new Command.WindowOpens(ANA));
    story.tell(new Command.PhoneComes(ANA));
    var ring = story.effect(Effect.RingAgent.class);
    assertThat(ring.autoAnswer()).isTrue();
    assertThat(ring.offer()).isNotEqualTo(lost);
    assertThat(story.event(Event.CallOffered.class).reattach()).isTrue();
    assertThat(story.callOf(ANA).autoAnswer()).isTrue();
    assertThat(story.callOf(ANA).offer()).isEqualTo(ring.offer());

    story.tell(new Command.LegAnswered(ring.offer()));
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
    assertThat(story.callOf(ANA).id()).as("one call id").isEqualTo(id("c1"));
    assertThat(story.callOf(ANA).answeredAt())
        .as("since the first answer")
        .isEqualTo(Story.MORNING);
  }

  @Test
  @DisplayName("[G1] an agent who does not come back in 30 s loses the call to his queue")
  void doesNotComeBack() {
    talking();
    story.arrives("c2", HOTLINE).seconds(1).tell(new Command.PhoneGoes(ANA)).seconds(29);
    assertThat(story.events()).isEmpty();
    story.seconds(1);
    assertThat(story.desk(ANA).reason()).isEqualTo("CONNECTION_LOST");
    assertThat(story.callOf(ANA)).isNull();
    assertThat(story.event(Event.CallQueued.class).call()).isEqualTo(id("c1"));
    story.ready(BAO);
    assertThat(story.callOf(BAO).id()).as("first in line again").isEqualTo(id("c1"));
  }

  @Test
  @DisplayName("[G1] a call that came from no queue ends when its agent does not come back")
  void callOutIsLost() {
    story.ready(ANA).tell(new Command.PlaceCall(ANA, id("o1"), new DialString("0912345678")));
    story.tell(new Command.FarEndAnswered(id("o1"))).tell(new Command.PhoneGoes(ANA)).seconds(30);
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.NETWORK);
    assertThat(story.effects()).contains(new Effect.EndCall(id("o1"), 16));
  }

  @Test
  @DisplayName("[G1] a reattach that fails is tried again when the telephone comes anew")
  void reattachFails() {
    talking();
    story.tell(new Command.PhoneGoes(ANA)).seconds(1).tell(new Command.PhoneComes(ANA));
    var second = story.offerOf(ANA);
    story.tell(new Command.PhoneGoes(ANA));
    assertThat(story.effects()).containsExactly(new Effect.Withdraw(id("c1"), second));
    story.seconds(1).tell(new Command.PhoneComes(ANA));
    assertThat(story.offerOf(ANA)).isNotEqualTo(second);
    story.refused(new Command.LegAnswered(second), ProblemCode.WRONG_STATE);
    story.answers(ANA);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
  }

  @Test
  @DisplayName("[G1] media lost while the telephone stays registered rings it at once")
  void mediaLost() {
    talking();
    story.tell(new Command.LegGone(story.offerOf(ANA), 44, true));
    assertThat(story.effects()).hasSize(2);
    assertThat(story.effects().getFirst()).isInstanceOf(Effect.Keep.class);
    assertThat(story.effect(Effect.RingAgent.class).autoAnswer()).isTrue();
  }

  @Test
  @DisplayName(
      "[G1] a held call comes back held, and the customer keeps his music until it is resumed")
  void lostOnHold() {
    talking();
    story.tell(new Command.HoldCall(ANA)).tell(new Command.PhoneGoes(ANA));
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.RECONNECTING);
    story.tell(new Command.PhoneComes(ANA));
    assertThat(story.effect(Effect.RingAgent.class).held()).isTrue();
    story.answers(ANA);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.HELD);
    assertThat(story.event(Event.CallHeld.class).offer()).isEqualTo(story.offerOf(ANA));
    assertThat(story.effects()).as("nothing that lets him hear the room").isEmpty();
    story.tell(new Command.ResumeCall(ANA));
    assertThat(story.effects()).containsExactly(new Effect.Resume(id("c1"), story.offerOf(ANA)));
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
  }

  @Test
  @DisplayName("[G1] a held call comes back held also at the second try, a resumed one talking")
  void lostOnHoldTwice() {
    talking();
    story.tell(new Command.HoldCall(ANA)).tell(new Command.PhoneGoes(ANA));
    story.tell(new Command.PhoneComes(ANA)).tell(new Command.PhoneGoes(ANA));
    story.seconds(1).tell(new Command.PhoneComes(ANA));
    assertThat(story.effect(Effect.RingAgent.class).held()).isTrue();
    story.answers(ANA).tell(new Command.ResumeCall(ANA)).tell(new Command.PhoneGoes(ANA));
    story.tell(new Command.PhoneComes(ANA));
    assertThat(story.effect(Effect.RingAgent.class).held()).isFalse();
    story.answers(ANA);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
  }

  @Test
  @DisplayName("a held call whose agent does not come back is not held by the next one")
  void lostOnHoldForGood() {
    talking();
    story.tell(new Command.HoldCall(ANA)).tell(new Command.PhoneGoes(ANA)).seconds(30);
    story.ready(BAO);
    assertThat(story.effect(Effect.RingAgent.class).held()).isFalse();
    story.answers(BAO);
    assertThat(story.callOf(BAO).phase()).isEqualTo(CallPhase.TALKING);
  }

  @Test
  @DisplayName("[G1] a customer who hangs up meanwhile ends it; the agent gets his wrap-up")
  void customerLeavesMeanwhile() {
    talking();
    story.tell(new Command.PhoneGoes(ANA));
    story.tell(new Command.CustomerGone(id("c1"), EndedBy.CUSTOMER, 16, null));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    story.tell(new Command.PhoneComes(ANA));
    assertThat(story.effects()).isEmpty();
  }

  @Test
  @DisplayName("a window that closes during a call leaves the call alone")
  void windowClosesInCall() {
    talking();
    story.tell(new Command.WindowCloses(ANA)).seconds(300);
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
    story.tell(new Command.EndCall(ANA));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    story.later(Duration.ofMinutes(2));
    assertThat(story.presence(ANA)).isEqualTo(Presence.LOGGED_OUT);
  }

  @Test
  @DisplayName("no call rings on in a window that closed or a telephone that went")
  void offeredAndGone() {
    story.ready(ANA, BAO).arrives("c1", HOTLINE).tell(new Command.WindowCloses(ANA));
    assertThat(story.desk(ANA).reason()).isEqualTo("CONNECTION_LOST");
    assertThat(story.effects().getFirst()).isInstanceOf(Effect.Withdraw.class);
    assertThat(story.callOf(BAO).id()).isEqualTo(id("c1"));
    story.tell(new Command.PhoneGoes(BAO));
    assertThat(story.desk(BAO).reason()).isEqualTo("CONNECTION_LOST");
    assertThat(story.event(Event.OfferEnded.class).outcome()).isEqualTo(OfferOutcome.UNREACHABLE);
  }

  @Test
  @DisplayName("a ready agent without a telephone is offered nothing until it is there")
  void readyWithoutPhone() {
    story.tell(new Command.WindowOpens(ANA)).tell(new Command.BecomeReady(ANA));
    story.arrives("c1", HOTLINE);
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
    story.tell(new Command.PhoneComes(ANA));
    assertThat(story.callOf(ANA).id()).isEqualTo(id("c1"));
  }
}
