package alo.engine.contactcenter;

import static alo.engine.Tenants.ANA;
import static alo.engine.Tenants.BAO;
import static alo.engine.Tenants.HOTLINE;
import static alo.engine.contactcenter.Story.id;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.interaction.Event;
import alo.contract.problem.ProblemCode;
import alo.contract.queue.QueueView;
import alo.engine.Tenants;
import alo.engine.call.CallState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class ContactCenterTest {
  private static final Instant NOW = Story.MORNING;

  private static ContactCenter center(long seed) {
    return new ContactCenter(new EdgeId("hn1"), List.of(Tenants.VIETTEL), new Random(seed));
  }

  @Test
  @DisplayName("without a configuration every command is refused")
  void unconfigured() {
    Decision decision = center(1).decide(new Command.TimePasses(), NOW);
    assertThat(decision)
        .isEqualTo(
            Decision.rejected(
                ProblemCode.WRONG_STATE, "Expected a configuration, but there is none yet"));
  }

  @Test
  @DisplayName("a decision that is not applied leaves no trace, however often it is made")
  void decidingIsPure() {
    var story = new Story().ready(ANA).arrives("c1", HOTLINE);
    String before = story.center.fingerprint();
    for (int i = 0; i < 10; i++) {
      story.center.decide(new Command.LegAnswered(story.offerOf(ANA)), story.now);
      story.center.decide(new Command.DeclineOffer(ANA), story.now);
    }
    assertThat(story.center.fingerprint()).isEqualTo(before);
    story.answers(ANA);
    assertThat(story.presence(ANA)).isEqualTo(Presence.TALKING);
  }

  @Test
  @DisplayName("the fingerprint differs where the state does")
  void fingerprints() {
    var one = new Story().ready(ANA);
    var two = new Story().ready(ANA);
    assertThat(one.center.fingerprint()).isEqualTo(two.center.fingerprint());
    two.tell(new Command.BecomeNotReady(ANA, "BREAK"));
    assertThat(one.center.fingerprint()).isNotEqualTo(two.center.fingerprint());
  }

  @Test
  @DisplayName("offer ids come from the chance that was handed in, and never twice")
  void offerIds() {
    var story = new Story().ready(ANA).arrives("c1", HOTLINE);
    var seen = new HashSet<>();
    for (int i = 0; i < 50; i++) {
      var offer = story.offerOf(ANA);
      assertThat(offer.value()).matches("hn1-[0-9a-f]{32}");
      assertThat(seen.add(offer)).isTrue();
      story.tell(new Command.DeclineOffer(ANA)).tell(new Command.BecomeReady(ANA));
    }
  }

  @Test
  @DisplayName("the next deadline is the earliest of all calls and agents")
  void deadlines() {
    var story = new Story();
    assertThat(story.center.nextDeadline()).isEmpty();
    story.arrives("c1", HOTLINE);
    assertThat(story.center.nextDeadline()).contains(NOW.plusSeconds(120));
    story.ready(ANA);
    assertThat(story.center.nextDeadline()).as("ring and margin").contains(NOW.plusSeconds(20));
    story.answers(ANA);
    assertThat(story.center.nextDeadline())
        .as("the longest conversation")
        .contains(NOW.plusSeconds(CallState.TALK_SECONDS_MAX));
    story.tell(new Command.PhoneGoes(ANA));
    assertThat(story.center.nextDeadline()).contains(NOW.plusSeconds(30));
  }

  @Test
  @DisplayName("a deadline that was slept through is met late, all of them at once")
  void sleptThrough() {
    var story = new Story().ready(ANA, BAO).arrives("c1", HOTLINE).arrives("c2", HOTLINE);
    story.now = story.now.plus(Duration.ofHours(1));
    story.tell(new Command.TimePasses());
    assertThat(story.desk(ANA).reason()).isEqualTo("RING_NO_ANSWER");
    assertThat(story.desk(BAO).reason()).isEqualTo("RING_NO_ANSWER");
    assertThat(story.events().stream().filter(Event.QueueLeft.class::isInstance)).hasSize(2);
    assertThat(story.center.nextDeadline()).get().matches(due -> due.isAfter(story.now));
  }

  @Test
  @DisplayName("a caller of whose step nothing more is heard is ended at last")
  void deadStep() {
    var story = new Story();
    story.tell(new Command.CallArrives(id("c1"), Tenants.CALLER, HOTLINE, Tenants.TRUNK));
    story.later(Duration.ofMinutes(19));
    assertThat(story.center.liveCalls()).containsExactly(id("c1"));
    story.later(Duration.ofMinutes(1));
    assertThat(story.event(Event.CallEnded.class).by()).isEqualTo(Event.EndedBy.UNKNOWN);
    assertThat(story.effects()).containsExactly(new Effect.EndCall(id("c1"), 21));
  }

  @Test
  @DisplayName("a call that is over does not arrive again, however late its double comes")
  void lateDouble() {
    var story = new Story().arrives("c1", HOTLINE);
    story.tell(new Command.CustomerGone(id("c1"), Event.EndedBy.CUSTOMER, 16, null));
    story.refused(
        new Command.CallArrives(id("c1"), Tenants.CALLER, HOTLINE, Tenants.TRUNK),
        ProblemCode.CONFLICT);
    story.replayed();
  }

  @Test
  @DisplayName("time that passes without a deadline changes nothing")
  void nothingDue() {
    var story = new Story().ready(ANA).tell(new Command.TimePasses());
    assertThat(story.events()).isEmpty();
    assertThat(story.effects()).isEmpty();
  }

  @Test
  @DisplayName("an agent of whom nothing was heard is logged out")
  void unknownDesk() {
    var desk = center(1).deskOf(new AgentId("nobody"), NOW);
    assertThat(desk.presence()).isEqualTo(Presence.LOGGED_OUT);
    assertThat(desk.call()).isNull();
  }

  @Test
  @DisplayName("events of calls that are not known are passed over")
  void strangeEvents() {
    var center = center(1);
    String empty = center.fingerprint();
    center.apply(new Event.CallAnswered(id("c9")), NOW);
    center.apply(new Event.WrapUpDone(id("c9"), ANA, null), NOW);
    assertThat(center.fingerprint()).isEqualTo(empty);
  }

  @Test
  @DisplayName("an ended call is forgotten when no desk shows it any more")
  void forgetting() {
    var story = new Story().ready(ANA).arrives("c1", HOTLINE).answers(ANA);
    story.tell(new Command.EndCall(ANA));
    assertThat(story.center.state().call(id("c1"))).isNotNull();
    story.tell(new Command.FinishWrapUp(ANA, null, true));
    assertThat(story.center.state().call(id("c1"))).isNull();
    assertThat(story.center.liveOffers()).isEmpty();
  }

  @Test
  @DisplayName("waiting calls are served in the order in which they came")
  void inOrder() {
    var story = new Story(new Tenants().queue(patient()));
    List<String> came = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      came.add("c" + i);
      story.arrives("c" + i, HOTLINE);
    }
    story.ready(ANA);
    List<String> served = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      served.add(story.callOf(ANA).id().value());
      story.answers(ANA).tell(new Command.EndCall(ANA));
    }
    assertThat(served).isEqualTo(came);
  }

  private static QueueView patient() {
    return new QueueView(Tenants.SALES, "Sales", 15, 2_000, 0, List.of(), false, null);
  }
}
