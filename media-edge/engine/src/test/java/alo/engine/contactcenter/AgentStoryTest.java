package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.BAO;
import static alo.engine.Tenants.CARE;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.Tenants.SALES;
import static alo.engine.Tenants.WARRANTY;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Desk.CallPhase;
import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.EndedBy;
import alo.contract.problem.ProblemCode;
import alo.engine.Tenants;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Logging in and out, being ready, holding, wrapping up.
class AgentStoryTest {
  private final Story story = new Story();

  @AfterEach
  void replayGivesTheSameState() {
    story.replayed();
  }

  @Test
  @DisplayName("[A19] log in, ready, busy, after-call work, ready, log out: each with its time")
  void theDayOfAnAgent() {
    assertThat(story.presence(ANA)).isEqualTo(Presence.LOGGED_OUT);
    story.tell(new Command.WindowOpens(ANA));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.NOT_READY);
    assertThat(story.desk(ANA).reason()).isEqualTo("LOGGED_IN");
    story.seconds(10).tell(new Command.PhoneComes(ANA)).tell(new Command.BecomeReady(ANA));
    assertThat(story.desk(ANA).since()).isEqualTo(Story.MORNING.plusSeconds(10));
    story.seconds(5).arrives("c1", HOTLINE).seconds(3).answers(ANA);
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.TALKING);
    assertThat(story.desk(ANA).since()).isEqualTo(Story.MORNING.plusSeconds(18));
    story.seconds(60).tell(new Command.EndCall(ANA));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.WRAP_UP);
    assertThat(story.desk(ANA).deadline()).isEqualTo(Story.MORNING.plusSeconds(108));
    story.seconds(30);
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.READY);
    assertThat(story.desk(ANA).call()).isNull();
    story.tell(new Command.LogOut(ANA));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.LOGGED_OUT);
    story.refused(new Command.BecomeReady(ANA), ProblemCode.WRONG_STATE);
    story.tell(new Command.WindowOpens(ANA));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.NOT_READY);
  }

  @Test
  @DisplayName("[A19] an agent who is not ready, in a call or in wrap-up is offered nothing")
  void onlyReadyOnesAreOffered() {
    story.tell(new Command.WindowOpens(ANA)).tell(new Command.PhoneComes(ANA));
    story.arrives("c1", HOTLINE);
    assertThat(story.presence(ANA)).isEqualTo(Presence.NOT_READY);
    story.tell(new Command.BecomeReady(ANA)).answers(ANA).arrives("c2", HOTLINE);
    story.tell(new Command.EndCall(ANA));
    assertThat(story.presence(ANA)).isEqualTo(Presence.WRAP_UP);
    story.tell(new Command.BecomeNotReady(ANA, "BREAK"));
    assertThat(story.desk(ANA).reason()).isEqualTo("BREAK");
    story.tell(new Command.BecomeReady(ANA));
    assertThat(story.callOf(ANA).id()).isEqualTo(id("c2"));
  }

  @Test
  @DisplayName("[X6] the wrap-up takes a code of the queue and ends as its agent wishes")
  void wrapUp() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).tell(new Command.EndCall(ANA));
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.ENDED);
    assertThat(story.callOf(ANA).wrapUpCodes()).containsExactly("sold", "not-sold");
    story.refused(new Command.FinishWrapUp(ANA, "no such code", true), ProblemCode.INVALID_REQUEST);
    story.seconds(12).tell(new Command.FinishWrapUp(ANA, "sold", true));
    assertThat(story.events().getFirst()).isEqualTo(new Event.WrapUpDone(id("c1"), ANA, "sold"));
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
    assertThat(story.callOf(ANA)).isNull();
    story.refused(new Command.FinishWrapUp(ANA, "sold", true), ProblemCode.WRONG_STATE);
  }

  @Test
  @DisplayName("[X6] a wrap-up may end without a code, and not ready")
  void wrapUpNotReady() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).tell(new Command.EndCall(ANA));
    story.tell(new Command.FinishWrapUp(ANA, null, false));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.NOT_READY);
    assertThat(story.desk(ANA).reason()).isEqualTo("AFTER_WRAP_UP");
  }

  @Test
  @DisplayName("[X6] a queue without wrap-up gives its agent back at once")
  void noWrapUp() {
    story.ready(BAO).arrives("c1", WARRANTY).answers(BAO).arrives("c2", WARRANTY);
    story.tell(new Command.CustomerGone(id("c1"), EndedBy.CUSTOMER, 16, null));
    assertThat(story.callOf(BAO).id()).isEqualTo(id("c2"));
  }

  @Test
  @DisplayName("[P12] hold gives the customer music, resume brings him back")
  void hold() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    var offer = story.offerOf(ANA);
    story.refused(new Command.ResumeCall(ANA), ProblemCode.WRONG_STATE);
    story.tell(new Command.HoldCall(ANA));
    assertThat(story.events()).containsExactly(new Event.CallHeld(id("c1"), offer));
    assertThat(story.effects()).containsExactly(new Effect.Hold(id("c1"), offer, null));
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.HELD);
    assertThat(story.presence(ANA)).isEqualTo(Presence.TALKING);
    story.refused(new Command.HoldCall(ANA), ProblemCode.WRONG_STATE);
    story.tell(new Command.ResumeCall(ANA));
    assertThat(story.effects()).containsExactly(new Effect.Resume(id("c1"), offer));
    assertThat(story.callOf(ANA).phase()).isEqualTo(CallPhase.TALKING);
  }

  @Test
  @DisplayName("[P12] a held call that either side hangs up is over")
  void hangUpOnHold() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).tell(new Command.HoldCall(ANA));
    story.tell(new Command.LegGone(story.offerOf(ANA), 16, false));
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(EndedBy.AGENT);
    assertThat(story.effects()).containsExactly(new Effect.EndCall(id("c1"), 16));
  }

  @Test
  @DisplayName("[A19] a window that is gone for a minute logs its agent out")
  void windowGone() {
    story.ready(ANA).tell(new Command.WindowCloses(ANA));
    assertThat(story.desk(ANA).reason()).isEqualTo("CONNECTION_LOST");
    story.refused(new Command.BecomeReady(ANA), ProblemCode.WRONG_STATE);
    story.seconds(59);
    assertThat(story.presence(ANA)).isEqualTo(Presence.NOT_READY);
    story.tell(new Command.WindowOpens(ANA)).seconds(100);
    assertThat(story.presence(ANA)).as("it came back in time").isEqualTo(Presence.NOT_READY);
    story.tell(new Command.WindowCloses(ANA)).seconds(60);
    assertThat(story.presence(ANA)).isEqualTo(Presence.LOGGED_OUT);
  }

  @Test
  @DisplayName("an agent in a call does not log out; who is logged out asks for no pause")
  void notInACall() {
    story.refused(new Command.BecomeNotReady(ANA, "BREAK"), ProblemCode.WRONG_STATE);
    story.ready(ANA).arrives("c1", HOTLINE);
    story.refused(new Command.LogOut(ANA), ProblemCode.WRONG_STATE);
    story.answers(ANA);
    story.refused(new Command.DeclineOffer(ANA), ProblemCode.WRONG_STATE);
    story.refused(new Command.FinishWrapUp(ANA, null, true), ProblemCode.WRONG_STATE);
  }

  @Test
  @DisplayName("[A20] a pause that is asked for in a call begins after it and its wrap-up")
  void pauseAfterTheCall() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).arrives("c2", HOTLINE);
    Instant talksSince = story.desk(ANA).since();
    story.seconds(5).tell(new Command.BecomeNotReady(ANA, "LUNCH"));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.TALKING);
    assertThat(story.desk(ANA).since()).isEqualTo(talksSince);
    assertThat(story.desk(ANA).pause()).isEqualTo("LUNCH");
    story.tell(new Command.EndCall(ANA));
    assertThat(story.desk(ANA).presence()).isEqualTo(Presence.WRAP_UP);
    assertThat(story.desk(ANA).pause()).isEqualTo("LUNCH");
    story.seconds(30);
    assertThat(story.desk(ANA).presence()).as("and gets no call").isEqualTo(Presence.NOT_READY);
    assertThat(story.desk(ANA).reason()).isEqualTo("LUNCH");
    assertThat(story.desk(ANA).pause()).isNull();
  }

  @Test
  @DisplayName("[A20] a pause can be withdrawn, and its reason stands after a code that is given")
  void pauseWithdrawn() {
    story.ready(BAO).arrives("c1", WARRANTY).answers(BAO);
    story.tell(new Command.BecomeNotReady(BAO, "BREAK")).tell(new Command.BecomeReady(BAO));
    assertThat(story.desk(BAO).pause()).isNull();
    assertThat(story.tell(new Command.BecomeReady(BAO)).events()).as("said already").isEmpty();
    story.tell(new Command.EndCall(BAO));
    assertThat(story.presence(BAO)).isEqualTo(Presence.READY);
    story.ready(ANA).tell(new Command.BecomeNotReady(BAO, "BREAK")).arrives("c2", HOTLINE);
    story.tell(new Command.BecomeNotReady(ANA, "LUNCH")).answers(ANA);
    story.tell(new Command.EndCall(ANA)).tell(new Command.FinishWrapUp(ANA, "sold", false));
    assertThat(story.desk(ANA).reason()).as("asked for while it rang").isEqualTo("LUNCH");
  }

  @Test
  @DisplayName("a wrap-up that ends in the moment in which a lost window logs out settles both")
  void twoDeadlinesAtOnce() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).tell(new Command.WindowCloses(ANA));
    story.seconds(30).tell(new Command.EndCall(ANA));
    assertThat(story.desk(ANA).deadline()).isEqualTo(story.now.plusSeconds(30));
    story.seconds(30);
    assertThat(story.presence(ANA)).isEqualTo(Presence.LOGGED_OUT);
  }

  @Test
  @DisplayName("hanging up while it rings declines")
  void hangUpWhileRinging() {
    story.ready(ANA).arrives("c1", HOTLINE).tell(new Command.EndCall(ANA));
    assertThat(story.desk(ANA).reason()).isEqualTo("DECLINED");
    assertThat(story.center.liveCalls()).containsExactly(id("c1"));
    story.refused(new Command.EndCall(ANA), ProblemCode.WRONG_STATE);
  }

  @Test
  @DisplayName("a click that comes late neither declines nor ends the next call")
  void lateClick() {
    story.ready(BAO).arrives("c1", WARRANTY).answers(BAO).arrives("c2", WARRANTY);
    story.tell(new Command.CustomerGone(id("c1"), EndedBy.CUSTOMER, 16, null));
    assertThat(story.callOf(BAO).id()).as("rings at once").isEqualTo(id("c2"));
    story.refused(new Command.EndCall(BAO, id("c1")), ProblemCode.GONE);
    story.refused(new Command.DeclineOffer(BAO, id("c1")), ProblemCode.GONE);
    assertThat(story.presence(BAO)).isEqualTo(Presence.OFFERED);
    story.answers(BAO);
    story.refused(new Command.HoldCall(BAO, id("c1")), ProblemCode.GONE);
    story.refused(new Command.EndCall(BAO, id("c1")), ProblemCode.GONE);
    story.tell(new Command.HoldCall(BAO, id("c2")));
    story.refused(new Command.ResumeCall(BAO, id("c1")), ProblemCode.GONE);
    story.tell(new Command.ResumeCall(BAO, id("c2"))).tell(new Command.EndCall(BAO, id("c2")));
    story.refused(new Command.EndCall(BAO, id("c2")), ProblemCode.GONE);
    assertThat(story.center.liveCalls()).isEmpty();
  }

  @Test
  @DisplayName("whose desks have changed is told, for calls and for agents")
  void touchedDesks() {
    story.ready(ANA, BAO).arrives("c1", HOTLINE);
    assertThat(story.center.desksTouchedBy(story.events())).containsExactly(ANA);
    story.answers(ANA).tell(new Command.HoldCall(ANA));
    assertThat(story.center.desksTouchedBy(story.events())).containsExactly(ANA);
  }

  @Test
  @DisplayName("somebody who is no agent of the tenant is told so")
  void strangers() {
    var stranger = new AgentId("stranger");
    story.refused(new Command.WindowOpens(stranger), ProblemCode.NOT_FOUND);
    story.refused(new Command.PhoneComes(stranger), ProblemCode.NOT_FOUND);
    story.refused(new Command.BecomeReady(stranger), ProblemCode.NOT_FOUND);
  }

  @Test
  @DisplayName("an agent who is removed in a call finishes it and gets no other")
  void removedInACall() {
    story.ready(ANA).arrives("c1", HOTLINE).answers(ANA).configure(new Tenants().without(ANA));
    story.arrives("c2", HOTLINE).tell(new Command.HoldCall(ANA)).tell(new Command.EndCall(ANA));
    story.tell(new Command.FinishWrapUp(ANA, "sold", true));
    assertThat(story.presence(ANA)).isEqualTo(Presence.READY);
    assertThat(story.callOf(ANA)).isNull();
    story.configure(new Tenants());
    assertThat(story.callOf(ANA).id()).as("served once he is back").isEqualTo(id("c2"));
  }

  @Test
  @DisplayName("an agent who is put into a queue gets its waiting calls at once")
  void newQueue() {
    story.ready(ANA).arrives("c1", WARRANTY);
    assertThat(story.callOf(ANA)).isNull();
    story.configure(new Tenants().agent(ANA, "101", SALES, CARE));
    assertThat(story.callOf(ANA).id()).isEqualTo(id("c1"));
    assertThat(List.copyOf(story.center.liveOffers())).containsExactly(story.offerOf(ANA));
  }
}
