package alo.edge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.edge.ledger.SqliteLedger;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Decision;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Answers of tenants' loops")
class AnswersTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final TenantId OTHER = new TenantId("other");
  private static final Command OPENS = new Command.WindowOpens(TestTenants.ANA);

  @TempDir Path folder;
  private final CountDownLatch gate = new CountDownLatch(1);
  private final CountDownLatch held = new CountDownLatch(1);
  private SqliteLedger ledger;
  private TenantLoops loops;

  @BeforeEach
  void start() {
    var edge = new EdgeId("lab");
    ledger = new SqliteLedger(edge, folder.resolve("ledger.sqlite"), Instant.EPOCH);
    loops = new TenantLoops(edge, List.of(), ledger, (tenant, effect) -> {}, Clock.systemUTC());
    loops.configure(TestTenants.answerAndQueue("demo", 1, "+842873001001"));
    loops.configure(TestTenants.answerAndQueue("other", 1, "+842873001002"));
  }

  @AfterEach
  void stop() {
    gate.countDown();
    held.countDown();
    loops.close();
    ledger.close();
  }

  private static void await(CountDownLatch latch) {
    try {
      assertThat(latch.await(30, TimeUnit.SECONDS)).isTrue();
    } catch (InterruptedException e) {
      throw new IllegalStateException(e);
    }
  }

  /// The loop works off nothing until all is in place: else an answer may be there before somebody
  /// waits for it.
  private void holdLoop() {
    var unused =
        loops.look(
            DEMO,
            center -> {
              await(gate);
              return true;
            });
  }

  private void others() throws Exception {
    assertThat(loops.tell(OTHER, OPENS).get(10, TimeUnit.SECONDS))
        .isInstanceOf(Decision.Accepted.class);
    assertThat(
            loops
                .tell(DEMO, new Command.BecomeNotReady(TestTenants.ANA, "BREAK"))
                .get(10, TimeUnit.SECONDS))
        .isInstanceOf(Decision.Accepted.class);
  }

  @Test
  @DisplayName("who takes his time with an answer holds up nobody's commit, nor his own tenant")
  void accepted() throws Exception {
    holdLoop();
    CompletableFuture<Void> slow = loops.tell(DEMO, OPENS).thenRun(() -> await(held));
    gate.countDown();
    others();
    assertThat(slow).isNotDone();
    held.countDown();
    slow.get(10, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("nor does one with a refusal, or with what he looked at")
  void refused() throws Exception {
    holdLoop();
    var opened = loops.tell(DEMO, OPENS);
    CompletableFuture<Void> refused =
        loops
            .tell(DEMO, new Command.FinishWrapUp(TestTenants.ANA, null, true))
            .thenRun(() -> await(held));
    CompletableFuture<Void> seen =
        loops.look(DEMO, center -> 1).orElseThrow().thenRun(() -> await(held));
    gate.countDown();
    opened.get(10, TimeUnit.SECONDS);
    others();
    held.countDown();
    refused.get(10, TimeUnit.SECONDS);
    seen.get(10, TimeUnit.SECONDS);
  }
}
