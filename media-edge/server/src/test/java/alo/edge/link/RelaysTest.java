package alo.edge.link;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.edge.LinkMessage;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.value.DialString;
import alo.edge.agent.AgentCommands;
import alo.edge.ledger.InMemoryLedger;
import alo.edge.ledger.Ledger;
import alo.edge.loop.TenantLoops;
import alo.edge.loop.TestTenants;
import alo.engine.contactcenter.Command;
import alo.engine.routing.Trunk;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Relayed commands")
class RelaysTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");

  private final EdgeId edge = new EdgeId("lab");
  private final Ledger ledger = new InMemoryLedger(edge, 1);

  private TenantLoops started() {
    var loops =
        new TenantLoops(
            edge,
            List.of(new Trunk(new TrunkId("carrier1"), List.of("+84"))),
            ledger,
            (tenant, effect) -> {},
            () -> NOW);
    loops.configure(TestTenants.answerAndQueue("demo", 1, "+842873001001"));
    return loops;
  }

  private LinkMessage.Relayed dial(TenantLoops loops, String request) {
    return new Relays(new AgentCommands(edge, loops))
        .carryOut(
            new LinkMessage.Relay(
                request,
                DEMO,
                TestTenants.ANA,
                null,
                new AgentSocketMessage.Dial(new DialString("0901234567"))))
        .orTimeout(30, TimeUnit.SECONDS)
        .join();
  }

  private long placed() {
    return ledger.after(0).stream().filter(row -> row.json().contains("call-placed")).count();
  }

  @Test
  @DisplayName("[P25] a call is placed once, also when its request is repeated after a restart")
  void dialsOnce() {
    LinkMessage.Relayed first;
    try (TenantLoops loops = started()) {
      loops.tell(DEMO, new Command.WindowOpens(TestTenants.ANA)).join();
      loops.tell(DEMO, new Command.PhoneComes(TestTenants.ANA)).join();
      first = dial(loops, "one");
      assertThat(first.problem()).isNull();
      assertThat(first.call()).isNotNull();
    }
    try (TenantLoops loops = started()) {
      assertThat(dial(loops, "one")).isEqualTo(first);
      assertThat(placed()).isEqualTo(1);
      assertThat(dial(loops, "two").problem()).as("she is in the first").isNotNull();
    }
  }
}
