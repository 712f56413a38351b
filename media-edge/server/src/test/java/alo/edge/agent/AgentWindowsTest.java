package alo.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.edge.TenantConfiguration;
import alo.contract.problem.ProblemCode;
import alo.edge.loop.TestTenants;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Agents' windows")
class AgentWindowsTest extends WindowsFixture {

  @Test
  @DisplayName("sockets that do not say hello are closed after 10 s, and there are not too many")
  void strangers() {
    var silent = new FakeSession();
    window(silent);
    for (int i = 1; i < Strangers.STRANGERS_MAX; i++) {
      window(new FakeSession());
    }
    var tooMany = new FakeSession();
    window(tooMany);
    await(tooMany.closed::isDone);
    now = now.plus(Strangers.HELLO_MAX).minusMillis(1);
    windows.tick();
    assertThat(silent.closed).isNotDone();
    now = now.plusMillis(1);
    windows.tick();
    assertThat(silent.closed).isDone();
    var next = new FakeSession();
    hello(window(next), "t1", Duration.ofHours(1));
    assertThat(welcomed(next).phone().user()).startsWith("demo_");
  }

  @Test
  @DisplayName("a clock that is set closes no window, and tickets follow it")
  void clockIsSet() {
    var session = new FakeSession();
    hello(window(session), "t1", Duration.ofHours(2));
    welcomed(session);
    windows.tick();
    for (Duration by : List.of(Duration.ofMinutes(80), Duration.ofMinutes(-30))) {
      step = step.plus(by);
      now = now.plus(by);
      windows.tick();
      assertThat(session.closed).as("%s", by).isNotDone();
      assertThat(windows.count()).isEqualTo(1);
      assertThat(windowIsOpen()).isTrue();
    }
    now = now.plus(Duration.ofMinutes(45));
    step = step.plus(Duration.ofMinutes(45));
    windows.tick();
    assertThat(session.all(AgentSocketMessage.Prolonged.class))
        .as("less than half an hour before its end, by the clock")
        .hasSize(1);
    now = now.plus(AgentWindows.SILENCE_MAX).plusMillis(1);
    windows.tick();
    assertThat(session.closed).as("silence is time that passes").isDone();
  }

  private void lock(boolean locked, long version) {
    configure(
        TestTenants.withAgents(
            TestTenants.answerAndQueue("demo", version, "+842873001001"),
            List.of(
                new TenantConfiguration.Agent(
                    ANA, "Ana", "101", List.of(TestTenants.SALES), null, locked))));
  }

  @Test
  @DisplayName(
      "[D5] who is locked loses his window and his telephone, and comes back when unlocked (in"
          + " part: at the edge)")
  void locked() {
    var session = new FakeSession();
    hello(window(session), "t1", Duration.ofHours(1));
    welcomed(session);
    windows.tick();
    lock(true, 2);
    now = now.plus(AgentWindows.LOOK_EVERY);
    windows.tick();
    await(session.closed::isDone);
    assertThat(session.closed.join().getReasonPhrase()).contains("ticket");
    assertThat(session.hasRefusal(ProblemCode.USER_LOCKED)).isTrue();
    await(() -> telephones.userOf(DEMO, ANA).isEmpty());
    var again = new FakeSession();
    hello(window(again), "t2", Duration.ofHours(1));
    assertThat(again.hasRefusal(ProblemCode.USER_LOCKED)).isTrue();
    assertThat(again.closed).isDone();
    lock(false, 3);
    var unlocked = new FakeSession();
    hello(window(unlocked), "t3", Duration.ofHours(1));
    assertThat(welcomed(unlocked).phone().user()).startsWith("demo_");
  }

  @Test
  @DisplayName("an agent who comes back as his window is given up stays logged in")
  void backInTheLastMoment() {
    for (int i = 0; i < 50; i++) {
      var session = new FakeSession();
      var window = window(session);
      hello(window, "t" + i, Duration.ofHours(1));
      welcomed(session);
      windows.gone(window);
      now = now.plus(AgentWindows.SILENCE_MAX);
      Thread tick = Thread.startVirtualThread(windows::tick);
      var again = new FakeSession();
      var back = window(again);
      hello(back, "t" + i, Duration.ofHours(1));
      welcomed(again);
      assertThat(tick).satisfies(Thread::join);
      now = now.plusSeconds(70);
      back.alive(now);
      loops.look(DEMO, center -> center.nextDeadline()).orElseThrow().join();
      assertThat(windowIsOpen()).as("round %d", i).isTrue();
      windows.gone(back);
    }
  }

  @Test
  @DisplayName(
      "[G1][W5] a machine that wakes does not take the phone from where the agent works; when that"
          + " window is silent it does")
  void wakes() {
    var atThePc = new FakeSession();
    var pc = window(atThePc);
    comesBack(pc, "pc");
    welcomed(atThePc);
    windows.gone(pc);
    var onTheLaptop = new FakeSession();
    var laptop = window(onTheLaptop);
    comesBack(laptop, "laptop");
    String user = welcomed(onTheLaptop).phone().user();
    // Nobody is a second late who has a beat every two.
    now = now.plusMillis(2_600);
    windows.tick();
    var awake = new FakeSession();
    comesBack(window(awake), "pc");
    assertThat(awake.all(AgentSocketMessage.Refused.class))
        .extracting(AgentSocketMessage.Refused::code)
        .containsExactly(ProblemCode.PHONE_ELSEWHERE.name());
    assertThat(onTheLaptop.closed).isNotDone();
    assertThat(telephones.userOf(DEMO, ANA)).contains(user);
    now = now.plusSeconds(2);
    var later = new FakeSession();
    comesBack(window(later), "pc");
    welcomed(later);
    assertThat(onTheLaptop.closed).isDone();
  }

  @Test
  @DisplayName("[G1] a page that comes back over a new network is known, also with a new ticket")
  void known() {
    var before = new FakeSession();
    comesBack(window(before), "laptop");
    String user = welcomed(before).phone().user();
    var after = new FakeSession();
    comesBack(window(after), "laptop");
    assertThat(welcomed(after).phone().user()).isEqualTo(user);
    assertThat(before.closed).isDone();
    assertThat(before.all(AgentSocketMessage.Refused.class)).isEmpty();
  }

  @Test
  @DisplayName("a window that closes before it is welcomed does not silence the next one")
  void closedBeforeItsWelcome() {
    for (int i = 0; i < 20; i++) {
      var first = window(new FakeSession());
      hello(first, "t", Duration.ofHours(1));
      windows.gone(first);
      var session = new FakeSession();
      var second = window(session);
      hello(second, "t", Duration.ofHours(1));
      welcomed(session);
      windows.receive(second, new AgentSocketMessage.NotReady("ROUND_" + i));
      String reason = "ROUND_" + i;
      await(
          () ->
              session.all(AgentSocketMessage.DeskChanged.class).stream()
                  .anyMatch(changed -> reason.equals(changed.desk().reason())));
      windows.gone(second);
    }
  }
}
