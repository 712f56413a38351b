package alo.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentSocketMessage;
import alo.engine.contactcenter.Command;
import alo.engine.presence.AgentState;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("The telephone's identity of an agent, and who loses it")
class AgentIdentityTest extends WindowsFixture {

  @Test
  @DisplayName("a ticket is prolonged for agents only: who was removed is let go")
  void removed() {
    var session = new FakeSession();
    var window = window(session);
    hello(window, "t1", Duration.ofMinutes(31));
    welcomed(session);
    windows.tick();
    assertThat(session.all(AgentSocketMessage.Prolonged.class)).isEmpty();
    now = now.plus(Duration.ofMinutes(2));
    window.alive(now);
    windows.tick();
    assertThat(session.all(AgentSocketMessage.Prolonged.class)).hasSize(1);
    removeAll();
    now = now.plus(Duration.ofMinutes(45));
    window.alive(now);
    windows.tick();
    assertThat(session.closed).isDone();
    assertThat(session.all(AgentSocketMessage.Prolonged.class)).hasSize(1);
  }

  @Test
  @DisplayName("who is removed loses his telephone at once, not when his ticket ends")
  void removedAtOnce() {
    var session = new FakeSession();
    var window = window(session);
    hello(window, "t1", Duration.ofHours(1));
    welcomed(session);
    removeAll();
    now = now.plus(AgentWindows.LOOK_EVERY);
    window.alive(now);
    windows.tick();
    assertThat(session.closed).isDone();
    await(() -> telephones.userOf(DEMO, ANA).isEmpty());
  }

  /// Time passes for the windows and for the loop.
  private void pass(Duration time) {
    now = now.plus(time);
    windows.tick();
    loops.tell(DEMO, new Command.TimePasses()).join();
    now = now.plus(AgentWindows.LOOK_EVERY);
    windows.tick();
  }

  @Test
  @DisplayName(
      "who closes his page and stays away is logged out and his telephone's identity is nobody's;"
          + " who comes back before keeps it")
  void staysAway() {
    var session = new FakeSession();
    var window = window(session);
    comesBack(window, "laptop");
    String user = welcomed(session).phone().user();
    windows.gone(window);
    pass(AgentWindows.SILENCE_MAX);
    assertThat(telephones.userOf(DEMO, ANA)).contains(user);
    var again = new FakeSession();
    var back = window(again);
    comesBack(back, "laptop");
    assertThat(welcomed(again).phone().user()).isEqualTo(user);
    windows.gone(back);
    pass(AgentWindows.SILENCE_MAX);
    pass(AgentState.WINDOW_AWAY_MAX);
    await(() -> telephones.userOf(DEMO, ANA).isEmpty());
    var tomorrow = new FakeSession();
    comesBack(window(tomorrow), "laptop");
    assertThat(welcomed(tomorrow).phone().user()).isNotEqualTo(user);
  }

  @Test
  @DisplayName("when a tenant has left, nobody of his has a telephone here")
  void departed() {
    var session = new FakeSession();
    var window = window(session);
    hello(window, "t1", Duration.ofHours(1));
    welcomed(session);
    windows.gone(window);
    loops.forget(DEMO);
    configurations.forget(DEMO);
    windows.tick();
    await(() -> telephones.userOf(DEMO, ANA).isEmpty());
  }

  @Test
  @DisplayName("another session gets another telephone, also when no window stands")
  void anotherSession() {
    var atThePc = new FakeSession();
    var pc = window(atThePc);
    comesBack(pc, "pc");
    String before = welcomed(atThePc).phone().user();
    windows.gone(pc);
    var onTheLaptop = new FakeSession();
    comesBack(window(onTheLaptop), "laptop");
    String after = welcomed(onTheLaptop).phone().user();
    assertThat(after).isNotEqualTo(before);
    assertThat(telephones.userOf(DEMO, ANA)).contains(after);
  }
}
