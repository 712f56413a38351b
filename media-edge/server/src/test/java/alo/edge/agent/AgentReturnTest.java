package alo.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Desk;
import alo.contract.agent.Presence;
import alo.engine.contactcenter.Command;
import alo.engine.presence.Reasons;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Agents after the start of the edge's program")
class AgentReturnTest extends WindowsFixture {

  /// As the ledger has it: he was ready when the program died.
  private void wasReady() {
    loops.tell(DEMO, new Command.WindowOpens(ANA)).join();
    loops.tell(DEMO, new Command.BecomeReady(ANA)).join();
  }

  private Desk desk() {
    return loops.look(DEMO, center -> center.deskOf(ANA, now)).orElseThrow().join();
  }

  @Test
  @DisplayName(
      "[G15] after a start agents have 20 s to come back, counted from when they can: they stay"
          + " ready")
  void readyAfterAStart() {
    wasReady();
    // The ledger was long.
    now = now.plusSeconds(60);
    windows.tick();
    now = now.plus(AgentWindows.RETURN_MAX);
    windows.tick();
    assertThat(desk().presence()).isEqualTo(Presence.READY);
    var session = new FakeSession();
    var window = window(session);
    hello(window, "t1", Duration.ofHours(1));
    assertThat(welcomed(session).desk().presence()).isEqualTo(Presence.READY);
    now = now.plusSeconds(1);
    window.alive(now);
    windows.tick();
    assertThat(desk().presence()).isEqualTo(Presence.READY);
  }

  @Test
  @DisplayName("[G15] who has not come back 20 s after a start is not ready, once")
  void notBackAfterAStart() {
    wasReady();
    windows.tick();
    now = now.plus(AgentWindows.RETURN_MAX).plusMillis(1);
    windows.tick();
    await(() -> desk().presence() == Presence.NOT_READY);
    assertThat(desk().reason()).isEqualTo(Reasons.CONNECTION_LOST);
  }
}
