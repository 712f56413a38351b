package alo.engine.presence;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.interaction.Event.PhoneChanged;
import alo.contract.interaction.Event.PresenceChanged;
import alo.contract.interaction.Event.RestChosen;
import alo.contract.interaction.Event.WindowChanged;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class AgentStateTest {
  private static final AgentId ANA = new AgentId("ana");
  private static final InteractionId CALL = new InteractionId("c1");
  private static final Instant T0 = Instant.parse("2026-03-02T03:00:00Z");

  private final AgentState there =
      AgentState.unknown(ANA, T0)
          .after(new WindowChanged(ANA, true), T0, 0)
          .after(new PhoneChanged(ANA, true), T0, 0);

  private static AgentState to(AgentState agent, Presence presence, long order) {
    return agent.after(new PresenceChanged(ANA, presence, null, null, null), T0, order);
  }

  private static AgentState toCall(AgentState agent, Presence presence) {
    return agent.after(new PresenceChanged(ANA, presence, null, CALL, null), T0, 99);
  }

  @Test
  @DisplayName("calls are offered only to those who are ready, with window and telephone")
  void matchable() {
    assertThat(to(there, Presence.NOT_READY, 1).isMatchable()).isFalse();
    AgentState ready = to(there, Presence.READY, 1);
    assertThat(ready.isMatchable()).isTrue();
    assertThat(ready.after(new WindowChanged(ANA, false), T0, 0).isMatchable()).isFalse();
    assertThat(ready.after(new PhoneChanged(ANA, false), T0, 0).isMatchable()).isFalse();
  }

  @Test
  @DisplayName("who becomes ready is last among the idle; who is offered in vain keeps his place")
  void placeAmongTheIdle() {
    AgentState ready = to(there, Presence.READY, 5);
    assertThat(ready.idle()).isEqualTo(5);
    assertThat(to(toCall(ready, Presence.OFFERED), Presence.READY, 9).idle()).isEqualTo(5);
    assertThat(to(toCall(ready, Presence.TALKING), Presence.READY, 9).idle()).isEqualTo(9);
    assertThat(to(to(ready, Presence.NOT_READY, 0), Presence.READY, 9).idle()).isEqualTo(9);
  }

  @Test
  @DisplayName("a call that ended stays on the desk until the next step")
  void shown() {
    AgentState after =
        to(toCall(to(there, Presence.READY, 1), Presence.TALKING), Presence.READY, 2);
    assertThat(after.call()).isEqualTo(CALL);
    assertThat(to(after, Presence.NOT_READY, 3).call()).isNull();
    assertThat(after.cleared().call()).isNull();
    AgentState wrapUp = toCall(toCall(there, Presence.TALKING), Presence.WRAP_UP);
    assertThat(wrapUp.call()).isEqualTo(CALL);
    assertThat(to(wrapUp, Presence.READY, 4).call()).isNull();
    AgentState offered = toCall(to(there, Presence.READY, 1), Presence.OFFERED);
    assertThat(to(offered, Presence.NOT_READY, 0).call()).isNull();
  }

  @Test
  @DisplayName("[A20] he rests as he last wished, with the reason")
  void rest() {
    AgentState onBreak =
        there.after(new PresenceChanged(ANA, Presence.NOT_READY, "BREAK", null, null), T0, 0);
    assertThat(toCall(onBreak, Presence.DIALING).rest())
        .isEqualTo(new AgentState.Rest(Presence.NOT_READY, "BREAK"));
    assertThat(onBreak.isResting()).isTrue();
    assertThat(toCall(onBreak, Presence.DIALING).isResting()).isFalse();
  }

  @Test
  @DisplayName("[A20] what he will do after a call can be chosen in it, and is no presence yet")
  void restChosen() {
    AgentState talking = toCall(to(there, Presence.READY, 1), Presence.TALKING);
    assertThat(talking.pause()).isNull();
    AgentState pausing = talking.after(new RestChosen(ANA, Presence.NOT_READY, "LUNCH"), T0, 0);
    assertThat(pausing.presence()).isEqualTo(Presence.TALKING);
    assertThat(pausing.pause()).isEqualTo("LUNCH");
    AgentState ready = pausing.after(new RestChosen(ANA, Presence.READY, null), T0, 7);
    assertThat(ready.pause()).isNull();
    AgentState offered = toCall(to(there, Presence.NOT_READY, 0), Presence.OFFERED);
    AgentState after = offered.after(new RestChosen(ANA, Presence.READY, null), T0, 7);
    assertThat(to(after, Presence.READY, 9).idle())
        .as("a break is no place among the idle")
        .isEqualTo(7);
    assertThat(to(pausing, Presence.NOT_READY, 0).pause()).as("now he is").isNull();
  }

  @Test
  @DisplayName("a window that stays away has a deadline, but not in a call")
  void due() {
    AgentState ready = to(there, Presence.READY, 1);
    assertThat(ready.due()).isNull();
    AgentState gone = ready.after(new WindowChanged(ANA, false), T0.plusSeconds(5), 0);
    assertThat(gone.due()).isEqualTo(T0.plusSeconds(65));
    assertThat(toCall(gone, Presence.TALKING).due()).isNull();
    assertThat(to(gone, Presence.LOGGED_OUT, 0).due()).isNull();
    Instant until = T0.plusSeconds(30);
    AgentState wrapUp =
        gone.after(new PresenceChanged(ANA, Presence.WRAP_UP, null, CALL, until), T0, 0);
    assertThat(wrapUp.due()).isEqualTo(until);
  }
}
