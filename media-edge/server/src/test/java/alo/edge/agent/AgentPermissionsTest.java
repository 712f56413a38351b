package alo.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TicketClaims;
import alo.contract.identity.Permission;
import alo.contract.problem.ProblemCode;
import alo.contract.value.DialString;
import alo.edge.loop.TestTenants;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("What somebody may do in an agent's window")
class AgentPermissionsTest extends WindowsFixture {
  private static final AgentSocketMessage.Dial DIAL =
      new AgentSocketMessage.Dial(new DialString("0901234567"));

  @Test
  @DisplayName(
      "[D3] who may take calls only is refused to dial, and who may not take them to enter")
  void obeysTheTicket() {
    var clerk = new FakeSession();
    var window = window(clerk);
    greet(window, Set.of("calls.take", "something.newer"));
    welcomed(clerk);
    windows.receive(window, DIAL);
    await(() -> clerk.hasRefusal(ProblemCode.FORBIDDEN));
    var stranger = new FakeSession();
    greet(window(stranger), Set.of("calls.place"));
    await(stranger.closed::isDone);
    assertThat(stranger.hasRefusal(ProblemCode.FORBIDDEN)).isTrue();
  }

  @Test
  @DisplayName("[D3] who may not place calls any more is refused to dial in his open window")
  void obeysWhatWasTaken() {
    var session = new FakeSession();
    var window = window(session);
    greet(window, Set.of("calls.take", "calls.place"));
    welcomed(session);
    configure(
        TestTenants.withAgents(
            TestTenants.answerAndQueue("demo", 2, "+842873001001"),
            List.of(
                new TenantConfiguration.Agent(
                    ANA, "Ana", "101", List.of(TestTenants.SALES), Set.of("calls.take"), false))));
    windows.receive(window, DIAL);
    await(() -> session.hasRefusal(ProblemCode.FORBIDDEN));
    assertThat(session.closed).isNotDone();
  }

  @Test
  @DisplayName("[D3] a prolonged ticket allows what the first one did")
  void prolongsNoMore() {
    var claims = new TicketClaims("t1", "AGENT", DEMO, ANA, "Ana", now, Set.of("calls.take"));
    var next = tickets.verify(tickets.prolong(claims, now.plusSeconds(60)));
    assertThat(next.allows(Permission.CALLS_TAKE)).isTrue();
    assertThat(next.allows(Permission.CALLS_PLACE)).isFalse();
  }

  private void greet(AgentWindow window, Set<String> permissions) {
    var claims =
        new TicketClaims("t1", "AGENT", DEMO, ANA, "Ana", now.plusSeconds(60), permissions);
    windows.receive(
        window, new AgentSocketMessage.Hello(tickets.prolong(claims, claims.expiresAt()), true));
  }
}
