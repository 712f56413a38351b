package alo.edge.loop;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.Desk;
import alo.contract.agent.Presence;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.problem.ProblemCode;
import alo.contract.value.E164;
import alo.edge.ledger.InMemoryLedger;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.ContactCenter;
import alo.engine.contactcenter.Decision;
import alo.engine.contactcenter.Effect;
import alo.engine.contactcenter.Retention;
import alo.engine.ivr.Step;
import alo.engine.routing.Trunk;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Tenants' loops")
class TenantLoopsTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final TenantId OTHER = new TenantId("other");
  private static final E164 NUMBER = new E164("+842873001001");
  private static final InteractionId CALL = new InteractionId("lab-1-1");
  private static final TrunkId TRUNK = new TrunkId("carrier1");

  private final EdgeId edge = new EdgeId("lab");
  private final HeldLedger ledger = new HeldLedger(new InMemoryLedger(edge, 1));
  private final FakeSwitch phones = new FakeSwitch();
  private volatile Instant now = Instant.parse("2026-11-22T03:00:00Z");
  private TenantLoops loops;

  @BeforeEach
  void start() {
    loops = newLoops();
    phones.then = this::answerSteps;
  }

  private TenantLoops newLoops() {
    InstantSource clock = () -> now;
    var made =
        new TenantLoops(edge, List.of(new Trunk(TRUNK, List.of("+84"))), ledger, phones, clock);
    made.configure(TestTenants.answerAndQueue("demo", 1, NUMBER.value()));
    made.configure(TestTenants.answerAndQueue("other", 1, "+842873001002"));
    return made;
  }

  @AfterEach
  void stop() {
    loops.close();
  }

  private void answerSteps(TenantId tenant, Effect effect) {
    if (effect instanceof Effect.RunStep(var call, var step, Step.Answer _)) {
      var unused = loops.tell(tenant, new Command.StepDone(call, step, new Step.Result.Finished()));
    }
  }

  private Decision tell(TenantId tenant, Command command) {
    return loops.tell(tenant, command).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private void callArrives() {
    tell(DEMO, new Command.CallArrives(CALL, new E164("+84901234567"), NUMBER, TRUNK));
  }

  private void anaIsReady() {
    tell(DEMO, new Command.WindowOpens(TestTenants.ANA));
    tell(DEMO, new Command.PhoneComes(TestTenants.ANA));
    tell(DEMO, new Command.BecomeReady(TestTenants.ANA));
  }

  private static void await(String what, BooleanSupplier condition) {
    long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("Waited in vain for " + what).isLessThan(end);
      LockSupport.parkNanos(5_000_000);
    }
  }

  @Test
  @DisplayName("[A13] a call goes to the ready agent")
  void offers() {
    anaIsReady();
    callArrives();
    await("the ring", () -> !phones.all(Effect.RingAgent.class).isEmpty());
    Effect.RingAgent ring = phones.all(Effect.RingAgent.class).getFirst();
    assertThat(ring.agent()).isEqualTo(TestTenants.ANA);
    tell(DEMO, new Command.LegAnswered(ring.offer()));
    Desk desk = loops.look(DEMO, c -> c.deskOf(TestTenants.ANA, now)).orElseThrow().join();
    assertThat(desk.presence()).isEqualTo(Presence.TALKING);
  }

  @Test
  @DisplayName("no effect is run and no answer given before the events are on disk")
  void effectsAfterCommit() {
    ledger.slow = true;
    var answer =
        loops.tell(DEMO, new Command.CallArrives(CALL, new E164("+84901234567"), NUMBER, TRUNK));
    await("the held commit", () -> !ledger.held.isEmpty());
    assertThat(phones.effects).isEmpty();
    assertThat(answer).isNotDone();
    ledger.release();
    assertThat(answer.orTimeout(30, TimeUnit.SECONDS).join()).isInstanceOf(Decision.Accepted.class);
    await("the effect", () -> !phones.effects.isEmpty());
  }

  @Test
  @DisplayName("a deadline is a command: the ring ends when its time has come")
  void deadlines() {
    anaIsReady();
    callArrives();
    await("the ring", () -> !phones.all(Effect.RingAgent.class).isEmpty());
    now = now.plusSeconds(60);
    loops.wake();
    await("the withdrawal", () -> !phones.all(Effect.Withdraw.class).isEmpty());
  }

  @Test
  @DisplayName("a refusal is a value for whoever asked")
  void refusals() {
    Decision decision = tell(DEMO, new Command.HoldCall(TestTenants.ANA));
    assertThat(decision).isInstanceOf(Decision.Rejected.class);
    assertThat(((Decision.Rejected) decision).rejection().code())
        .isEqualTo(ProblemCode.WRONG_STATE);
  }

  @Test
  @DisplayName("[W2] a command reaches only the tenant that it names; a number has one owner")
  void tenants() {
    callArrives();
    assertThat(loops.ownerOf(NUMBER)).contains(DEMO);
    assertThat(loops.ownerOf(new E164("+842873009999"))).isEmpty();
    assertThat(tell(OTHER, new Command.CustomerGone(CALL, Event.EndedBy.CUSTOMER, 16, null)))
        .isInstanceOf(Decision.Rejected.class);
    assertThat(loops.look(DEMO, ContactCenter::liveCalls).orElseThrow().join())
        .containsExactly(CALL);
    Decision stranger = tell(new TenantId("nobody"), new Command.TimePasses());
    assertThat(((Decision.Rejected) stranger).rejection().code()).isEqualTo(ProblemCode.NOT_FOUND);
  }

  @Test
  @DisplayName("a desk is pushed now and with every change, and only to its agent")
  void desks() throws InterruptedException {
    BlockingQueue<Desk> seen = new LinkedBlockingQueue<>();
    loops.watch(DEMO, TestTenants.ANA, seen::add);
    assertThat(seen.poll(30, TimeUnit.SECONDS).presence()).isEqualTo(Presence.LOGGED_OUT);
    anaIsReady();
    await("ready", () -> seen.stream().anyMatch(desk -> desk.presence() == Presence.READY));
    seen.clear();
    tell(OTHER, new Command.WindowOpens(TestTenants.ANA));
    assertThat(seen).isEmpty();
  }

  @Test
  @DisplayName("a new start replays to the same state, and runs no effect by it")
  void replay() {
    anaIsReady();
    callArrives();
    await("the ring", () -> !phones.all(Effect.RingAgent.class).isEmpty());
    String before = loops.look(DEMO, ContactCenter::fingerprint).orElseThrow().join();
    loops.close();
    phones.effects.clear();
    loops = newLoops();
    assertThat(loops.look(DEMO, ContactCenter::fingerprint).orElseThrow().join()).isEqualTo(before);
    assertThat(phones.effects).isEmpty();
  }

  @Test
  @DisplayName("a kill between commit and effect is settled: the ring that was never sent is sent")
  void killBetweenCommitAndEffect() {
    anaIsReady();
    phones.then =
        (tenant, effect) -> {
          if (effect instanceof Effect.RingAgent) {
            phones.effects.remove(effect);
          } else {
            answerSteps(tenant, effect);
          }
        };
    callArrives();
    await(
        "the offer",
        () -> ledger.after(0).stream().anyMatch(row -> row.json().contains("call-offered")));
    loops.close();
    phones.effects.clear();
    phones.then = this::answerSteps;
    loops = newLoops();
    tell(
        DEMO,
        new Command.TakeStock(
            List.of(new Command.LiveCall(CALL, Command.Where.WAITING)), List.of()));
    await("the ring", () -> !phones.all(Effect.RingAgent.class).isEmpty());
  }

  @Test
  @DisplayName("[G1] no deadline passes and nobody is rung until the stock of the PBX is taken")
  void pbxAway() {
    anaIsReady();
    callArrives();
    await("the ring", () -> !phones.all(Effect.RingAgent.class).isEmpty());
    Effect.RingAgent ring = phones.all(Effect.RingAgent.class).getFirst();
    loops.pbxIsAway();
    now = now.plusSeconds(60);
    loops.wake();
    assertThat(tell(DEMO, new Command.TimePasses())).isInstanceOf(Decision.Accepted.class);
    assertThat(phones.all(Effect.Withdraw.class)).isEmpty();
    loops.takeStock(
        Map.of(
            DEMO,
            new Command.TakeStock(
                List.of(new Command.LiveCall(CALL, Command.Where.TALKING)),
                List.of(new Command.LiveLeg(ring.offer(), CALL, true)))));
    Desk desk = loops.look(DEMO, c -> c.deskOf(TestTenants.ANA, now)).orElseThrow().join();
    assertThat(desk.presence()).isEqualTo(Presence.TALKING);
  }

  @Test
  @DisplayName("when the disk refuses, memory follows the disk")
  void diskFull() {
    ledger.broken = true;
    var answer =
        loops.tell(DEMO, new Command.CallArrives(CALL, new E164("+84901234567"), NUMBER, TRUNK));
    assertThat(answer.handle((decision, failure) -> failure != null).join()).isTrue();
    ledger.broken = false;
    await(
        "the state of the disk",
        () -> loops.look(DEMO, ContactCenter::liveCalls).orElseThrow().join().isEmpty());
    callArrives();
    assertThat(loops.look(DEMO, ContactCenter::liveCalls).orElseThrow().join())
        .containsExactly(CALL);
  }

  @Test
  @DisplayName("after a rebuilding nobody is rung before the PBX was asked what lives there")
  void stockAfterRebuilding() {
    BlockingQueue<TenantId> asked = new LinkedBlockingQueue<>();
    loops.onRebuilt(asked::add);
    anaIsReady();
    ledger.broken = true;
    loops.tell(DEMO, new Command.BecomeNotReady(TestTenants.ANA, "BREAK"));
    await("the question", () -> !asked.isEmpty());
    ledger.broken = false;
    assertThat(asked).containsOnly(DEMO);
    callArrives();
    assertThat(tell(OTHER, new Command.TimePasses())).isInstanceOf(Decision.Accepted.class);
    await(
        "the queue",
        () -> ledger.after(0).stream().anyMatch(row -> row.json().contains("call-queued")));
    assertThat(phones.all(Effect.RingAgent.class)).isEmpty();
    loops.takeStock(
        DEMO,
        new Command.TakeStock(
            List.of(new Command.LiveCall(CALL, Command.Where.WAITING)), List.of()));
    await("the ring", () -> !phones.all(Effect.RingAgent.class).isEmpty());
  }

  @Test
  @DisplayName("a loop that is closed answers, so that nobody waits for it")
  void closed() {
    var hold = new CountDownLatch(1);
    var held = loops.look(DEMO, center -> await(hold)).orElseThrow();
    var waiting = loops.tell(DEMO, new Command.TimePasses());
    loops.close();
    hold.countDown();
    assertThat(held).succeedsWithin(5, TimeUnit.SECONDS);
    assertThat(waiting).failsWithin(5, TimeUnit.SECONDS);
    assertThat(loops.tell(DEMO, new Command.TimePasses())).failsWithin(5, TimeUnit.SECONDS);
  }

  @Test
  @DisplayName("what has happened is heard however much is asked; requests are refused")
  void fullQueue() {
    callArrives();
    var hold = new CountDownLatch(1);
    var held = loops.look(DEMO, center -> await(hold)).orElseThrow();
    for (int i = 0; i < TenantLoop.QUEUE_COMMANDS_MAX + 5; i++) {
      loops.look(DEMO, ContactCenter::liveCalls);
    }
    Decision refused = tell(DEMO, new Command.BecomeReady(TestTenants.ANA));
    assertThat(((Decision.Rejected) refused).rejection().code())
        .isEqualTo(ProblemCode.LIMIT_REACHED);
    var gone = loops.tell(DEMO, new Command.CustomerGone(CALL, Event.EndedBy.CUSTOMER, 16, null));
    hold.countDown();
    assertThat(held.join()).isTrue();
    assertThat(gone.orTimeout(30, TimeUnit.SECONDS).join()).isInstanceOf(Decision.Accepted.class);
  }

  @Test
  @DisplayName(
      "calls that are over are forgotten once they are acknowledged; a restart misses none")
  void forgets() {
    anaIsReady();
    for (int i = 0; i < 20; i++) {
      var call = new InteractionId("lab-2-" + i);
      tell(DEMO, new Command.CallArrives(call, new E164("+84901234567"), NUMBER, TRUNK));
      tell(DEMO, new Command.CustomerGone(call, Event.EndedBy.CUSTOMER, 16, null));
    }
    callArrives();
    await(
        "its ring",
        () -> phones.all(Effect.RingAgent.class).stream().anyMatch(r -> r.call().equals(CALL)));
    long kept = events();
    Set<InteractionId> live = loops.look(DEMO, ContactCenter::liveCalls).orElseThrow().join();
    loops.close();
    Instant noon = now;
    now = noon.plus(Retention.OVER_KEPT).plusSeconds(60);
    loops.forgetWhatIsOver();
    assertThat(events()).as("nothing is acknowledged yet").isEqualTo(kept);
    ledger.acknowledge(ledger.last());
    loops.forgetWhatIsOver();
    assertThat(events()).isLessThan(kept / 3);
    now = noon;
    loops = newLoops();
    assertThat(loops.look(DEMO, ContactCenter::liveCalls).orElseThrow().join())
        .isEqualTo(live)
        .contains(CALL);
  }

  private long events() {
    return ledger.after(0).size();
  }

  private static boolean await(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }
}
