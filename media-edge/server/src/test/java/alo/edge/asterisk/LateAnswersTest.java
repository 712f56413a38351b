package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.value.E164;
import alo.edge.ledger.InMemoryLedger;
import alo.edge.loop.TenantLoops;
import alo.edge.loop.TestTenants;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Effect;
import alo.engine.ivr.Step;
import alo.engine.routing.Trunk;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Answers that come too late")
class LateAnswersTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final AgentId ANA = TestTenants.ANA;
  private static final InteractionId CALL = new InteractionId("lab-1-1");
  private static final E164 NUMBER = new E164("+842873001001");
  private static final TrunkId TRUNK = new TrunkId("carrier1");
  private static final PbxAccess NOWHERE =
      new PbxAccess("127.0.0.1", 1, "nobody", "", 1, 1, Path.of("nowhere"), EdgeLab.TRUNKS, false);

  private final BlockingQueue<Effect.RingAgent> rings = new LinkedBlockingQueue<>();
  private final BlockingQueue<InteractionId> told = new LinkedBlockingQueue<>();
  private final CallBook book = new CallBook();
  private TenantLoops loops;
  private PbxEvents events;

  @BeforeEach
  void start() {
    loops =
        new TenantLoops(
            new EdgeId("lab"),
            List.of(new Trunk(TRUNK, List.of("+84"))),
            new InMemoryLedger(new EdgeId("lab"), 1),
            this::run,
            Instant::now);
    loops.configure(TestTenants.answerAndQueue("demo", 1, NUMBER.value()));
    var ami = new Ami(NOWHERE, Instant::now, event -> {}, () -> {});
    var lateAnswers = new LateAnswers(() -> ami, book);
    lateAnswers.listen((tenant, agent, call) -> told.add(call));
    events = new PbxEvents(loops, book, new FlowSessions(), lateAnswers);
    rungBy = lateAnswers;
  }

  private LateAnswers rungBy;

  @AfterEach
  void stop() {
    loops.close();
  }

  private void run(TenantId tenant, Effect effect) {
    if (effect instanceof Effect.RunStep(var call, var step, Step.Answer _)) {
      var unused = loops.tell(tenant, new Command.StepDone(call, step, new Step.Result.Finished()));
    } else if (effect instanceof Effect.RingAgent ring) {
      book.put(new CallBook.Leg(tenant, ring.call(), ring.offer(), false, null));
      rungBy.rings(ring.offer(), ring.agent());
      rings.add(ring);
    }
  }

  private void tell(Command command) {
    loops.tell(DEMO, command).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private void answers(OfferId offer) {
    var up = new LegUpEvent(this);
    up.setLeg(offer.value());
    events.onManagerEvent(up);
  }

  private OfferId ring() throws InterruptedException {
    tell(new Command.BecomeReady(ANA));
    return rings.poll(30, TimeUnit.SECONDS).offer();
  }

  @Test
  @DisplayName("whoever answers what was taken back is told; who answers in time, or twice, is not")
  void taken() throws InterruptedException {
    tell(new Command.WindowOpens(ANA));
    tell(new Command.PhoneComes(ANA));
    tell(new Command.CallArrives(CALL, null, NUMBER, TRUNK));
    OfferId first = ring();
    tell(new Command.DeclineOffer(ANA, CALL));
    OfferId second = ring();
    answers(second);
    answers(second);
    answers(first);
    assertThat(told.poll(30, TimeUnit.SECONDS)).isEqualTo(CALL);
    assertThat(told).isEmpty();
    var desk = loops.look(DEMO, center -> center.deskOf(ANA, Instant.now())).orElseThrow();
    assertThat(desk.join().call().offer()).isEqualTo(second);
  }
}
