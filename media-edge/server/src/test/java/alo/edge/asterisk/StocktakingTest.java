package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.E164;
import alo.edge.ledger.InMemoryLedger;
import alo.edge.loop.TenantLoops;
import alo.edge.loop.TestTenants;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.ContactCenter;
import alo.engine.contactcenter.Effect;
import alo.engine.ivr.Step;
import alo.engine.routing.Trunk;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import org.asteriskjava.manager.event.CoreShowChannelEvent;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Taking stock of the PBX")
class StocktakingTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final TenantId OTHER = new TenantId("other");
  private static final E164 NUMBER = new E164("+842873001001");
  private static final InteractionId CALL = new InteractionId("1700000000-1");
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  private static final TrunkId TRUNK = new TrunkId("carrier1");

  @TempDir Path folder;
  private final AtomicLong nanos = new AtomicLong();
  private final CallBook book = new CallBook(nanos::get);
  private final BlockingQueue<Effect.RingAgent> rings = new LinkedBlockingQueue<>();
  private volatile Instant clock = NOW;
  private InMemoryLedger ledger;
  private TenantLoops loops;

  @BeforeEach
  void start() throws InterruptedException {
    var edge = new EdgeId("lab");
    ledger = new InMemoryLedger(edge, 1);
    loops =
        new TenantLoops(
            edge, List.of(new Trunk(TRUNK, List.of("+84"))), ledger, this::run, () -> clock);
    loops.configure(TestTenants.answerAndQueue("demo", 1, NUMBER.value()));
    loops.configure(TestTenants.answerAndQueue("other", 1, "+842873001002"));
  }

  @AfterEach
  void stop() {
    loops.close();
  }

  /// Answers steps at once and originates a leg for a ring.
  private void run(TenantId tenant, Effect effect) {
    if (effect instanceof Effect.RunStep(var call, var step, Step.Answer _)) {
      var unused = loops.tell(tenant, new Command.StepDone(call, step, new Step.Result.Finished()));
    } else if (effect instanceof Effect.RingAgent ring) {
      book.originate(new CallBook.Leg(tenant, ring.call(), ring.offer(), false, null));
      rings.add(ring);
    }
  }

  private OfferId rung() throws InterruptedException {
    tell(new Command.WindowOpens(TestTenants.ANA));
    tell(new Command.PhoneComes(TestTenants.ANA));
    tell(new Command.BecomeReady(TestTenants.ANA));
    tell(new Command.CallArrives(CALL, null, NUMBER, TRUNK));
    book.put(new CallBook.Customer(DEMO, CALL, "1700000000.1", false, true));
    return rings.poll(5, TimeUnit.SECONDS).offer();
  }

  private void tell(Command command) {
    loops.tell(DEMO, command).orTimeout(5, TimeUnit.SECONDS).join();
  }

  private <T> T look(java.util.function.Function<ContactCenter, T> question) {
    return loops.look(DEMO, question).orElseThrow().orTimeout(5, TimeUnit.SECONDS).join();
  }

  private @Nullable Instant aliveAt;

  private Stocktaking stock(CoreShowChannelEvent... channels) {
    return new Stocktaking(
        () -> List.of(channels), loops, book, new FlowSessions(), new EndedLegs(folder), aliveAt);
  }

  private static CoreShowChannelEvent customer(TenantId tenant, InteractionId call) {
    var event = new CoreShowChannelEvent(StocktakingTest.class);
    event.setUniqueid(call.value().replace('-', '.'));
    event.setChannelStateDesc("Up");
    event.setContext("acd-wait");
    event.setChanVariables(Map.of("TEN", tenant.value(), "IX", call.value(), "LEG", "cust"));
    return event;
  }

  @Test
  @DisplayName("a ring that the PBX was only just asked for is no lost ring")
  void underWay() throws InterruptedException {
    OfferId offer = rung();
    stock(customer(DEMO, CALL)).run();
    assertThat(look(ContactCenter::liveOffers)).containsExactly(offer);
    assertThat(rings).isEmpty();
    nanos.addAndGet(Duration.ofSeconds(30).toNanos());
    stock(customer(DEMO, CALL)).run();
    assertThat(rings.poll(5, TimeUnit.SECONDS)).as("rung anew").isNotNull();
    assertThat(look(ContactCenter::liveOffers)).doesNotContain(offer);
  }

  @Test
  @DisplayName("one tenant's stock ends nothing of another's")
  void oneTenant() throws InterruptedException {
    rung();
    stock().run(OTHER);
    assertThat(look(ContactCenter::liveCalls)).containsExactly(CALL);
    assertThat(book.customer(CALL)).isPresent();
    stock().run(DEMO);
    assertThat(look(ContactCenter::liveCalls)).isEqualTo(Set.of());
    assertThat(book.customer(CALL)).isEmpty();
  }

  @Test
  @DisplayName("[B1] what is gone without a witness ended when the PBX was last heard of")
  void endsWithTheLastBeat() throws InterruptedException {
    rung();
    loops.pbxIsAway();
    look(ContactCenter::liveCalls);
    aliveAt = NOW;
    List<Event.CallEnded> told = new ArrayList<>();
    clock = NOW.plus(Duration.ofHours(14));
    stock().run();
    assertThat(look(ContactCenter::liveCalls)).isEmpty();
    ledger.settle(DEMO).orTimeout(5, TimeUnit.SECONDS).join();
    ledger.replay(
        DEMO,
        row -> {
          if (row.event() instanceof Event.CallEnded ended) {
            told.add(ended);
          }
        });
    assertThat(told).extracting(Event.CallEnded::endedAt).containsExactly(NOW);
  }

  @Test
  @DisplayName(
      "a call that is missing twice in a row is a case for stock, one that is there is not")
  void audit() throws Exception {
    OfferId offer = rung();
    var leg = new CoreShowChannelEvent(StocktakingTest.class);
    leg.setUniqueid(offer.value());
    leg.setChanVariables(Map.of("TEN", "demo", "IX", CALL.value(), "LEG", "agent"));
    List<CoreShowChannelEvent> listed = new ArrayList<>(List.of(customer(DEMO, CALL), leg));
    var audit = new Audit(() -> listed, loops);
    assertThat(audit.look()).isEmpty();
    assertThat(audit.look()).isEmpty();
    listed.remove(leg);
    assertThat(audit.look()).as("may have ended just now").isEmpty();
    assertThat(audit.look()).containsExactly(DEMO);
    listed.add(leg);
    listed.removeFirst();
    assertThat(audit.look()).isEmpty();
    assertThat(audit.look()).containsExactly(DEMO);
  }
}
