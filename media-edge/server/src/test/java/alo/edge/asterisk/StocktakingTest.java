package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.edge.ledger.InMemoryLedger;
import alo.edge.loop.TenantLoops;
import alo.edge.loop.TestTenants;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.ContactCenter;
import alo.engine.contactcenter.Effect;
import alo.engine.ivr.Step;
import alo.engine.routing.Trunk;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
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
    return rings.poll(30, TimeUnit.SECONDS).offer();
  }

  private void tell(Command command) {
    loops.tell(DEMO, command).orTimeout(30, TimeUnit.SECONDS).join();
  }

  private <T> T look(java.util.function.Function<ContactCenter, T> question) {
    return loops.look(DEMO, question).orElseThrow().orTimeout(30, TimeUnit.SECONDS).join();
  }

  private @Nullable Instant aliveAt;

  private Stocktaking stock(CoreShowChannelEvent... channels) {
    return new Stocktaking(
        () -> List.of(channels), loops, book, new FlowSessions(), new LegNotes(folder), aliveAt);
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
    assertThat(rings.poll(30, TimeUnit.SECONDS)).as("rung anew").isNotNull();
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
    away();
    aliveAt = NOW;
    clock = NOW.plus(Duration.ofHours(14));
    stock().run();
    assertThat(look(ContactCenter::liveCalls)).isEmpty();
    assertThat(told(Event.CallEnded.class))
        .extracting(Event.CallEnded::endedAt)
        .containsExactly(NOW);
  }

  /// From here no deadline passes.
  private void away() {
    loops.pbxIsAway();
    look(ContactCenter::liveCalls);
  }

  /// A line of the PBX's own list.
  private void ended(String account, String channel, Instant at, int cause) throws IOException {
    noted("HANGUP", account, channel, at, "{\"\"hangupcause\"\":%d}".formatted(cause));
  }

  private void answered(String account, String channel, Instant at) throws IOException {
    noted("ANSWER", account, channel, at, "");
  }

  private void noted(String type, String account, String channel, Instant at, String extra)
      throws IOException {
    Path file = folder.resolve("log/cel-custom/legs.csv");
    Files.createDirectories(file.getParent());
    String line =
        "\"%d.%03d\",\"%s\",\"%s\",\"%s\",\"%s\"%n"
            .formatted(
                at.getEpochSecond(), at.getNano() / 1_000_000, account, channel, type, extra);
    Files.writeString(file, line, StandardOpenOption.CREATE, StandardOpenOption.APPEND);
  }

  private <E extends Event> List<E> told(Class<E> kind) {
    List<E> told = new ArrayList<>();
    ledger.settle(DEMO).orTimeout(30, TimeUnit.SECONDS).join();
    ledger.replay(
        DEMO,
        row -> {
          if (kind.isInstance(row.event())) {
            told.add(kind.cast(row.event()));
          }
        });
    return told;
  }

  @Test
  @DisplayName("[B1] a leg that left its customer while nobody listened ended then, with its cause")
  void legEnded() throws Exception {
    OfferId offer = rung();
    tell(new Command.LegAnswered(offer));
    Instant left = NOW.plusSeconds(20);
    clock = NOW.plusSeconds(620);
    ended(LegNotes.legAccount(DEMO, CALL), offer.value(), left, 44);
    ended(LegNotes.legAccount(OTHER, CALL), offer.value(), NOW, 16);
    nanos.addAndGet(Duration.ofSeconds(620).toNanos());
    stock(customer(DEMO, CALL)).run();
    assertThat(look(ContactCenter::liveCalls)).containsExactly(CALL);
    assertThat(told(Event.OfferEnded.class))
        .containsExactly(new Event.OfferEnded(CALL, offer, Event.OfferOutcome.LOST, 44, left));
  }

  @Test
  @DisplayName("[B1] a leg whose customer left minutes after it is not ended by his end")
  void legEndedBeforeItsCustomer() throws Exception {
    OfferId offer = rung();
    tell(new Command.LegAnswered(offer));
    Instant left = NOW.plusSeconds(20);
    Instant gone = NOW.plusSeconds(320);
    clock = NOW.plusSeconds(620);
    ended(LegNotes.legAccount(DEMO, CALL), offer.value(), left, 44);
    ended(LegNotes.account(DEMO, CALL), "1700000000.1", gone, 16);
    stock().run();
    assertThat(look(ContactCenter::liveCalls)).isEmpty();
    assertThat(told(Event.OfferEnded.class))
        .containsExactly(new Event.OfferEnded(CALL, offer, Event.OfferOutcome.TALKED, 44, left));
    assertThat(told(Event.CallEnded.class))
        .extracting(Event.CallEnded::endedAt)
        .containsExactly(gone);
  }

  @Test
  @DisplayName("[B1] a leg that was answered and ended while nobody listened has both its times")
  void legAnsweredAndEnded() throws Exception {
    OfferId offer = rung();
    away();
    Instant talked = NOW.plusSeconds(7);
    Instant left = NOW.plusSeconds(20);
    clock = NOW.plusSeconds(620);
    answered(LegNotes.legAccount(DEMO, CALL), offer.value(), talked);
    ended(LegNotes.legAccount(DEMO, CALL), offer.value(), left, 16);
    ended(LegNotes.account(DEMO, CALL), "1700000000.1", left, 16);
    stock().run();
    assertThat(look(ContactCenter::liveCalls)).isEmpty();
    assertThat(told(Event.OfferAnswered.class))
        .containsExactly(new Event.OfferAnswered(CALL, offer, talked));
    assertThat(told(Event.OfferEnded.class))
        .containsExactly(new Event.OfferEnded(CALL, offer, Event.OfferOutcome.TALKED, 16, left));
  }

  @Test
  @DisplayName("[B1] a leg that was answered when its customer was gone talked to nobody")
  void legAnsweredTooLate() throws Exception {
    OfferId offer = rung();
    away();
    Instant gone = NOW.plusSeconds(7);
    clock = NOW.plusSeconds(620);
    answered(LegNotes.legAccount(DEMO, CALL), offer.value(), gone.plusMillis(1));
    ended(LegNotes.account(DEMO, CALL), "1700000000.1", gone, 16);
    stock().run();
    assertThat(look(ContactCenter::liveCalls)).isEmpty();
    assertThat(told(Event.OfferAnswered.class)).isEmpty();
  }

  @Test
  @DisplayName("[B1] a leg that the dialplan let go at its answer talked to nobody")
  void staleLegAnswered() throws Exception {
    OfferId offer = rung();
    away();
    clock = NOW.plusSeconds(60);
    answered(LegNotes.legAccount(DEMO, CALL), offer.value(), NOW.plusSeconds(7));
    ended(LegNotes.legAccount(DEMO, CALL), offer.value(), NOW.plusSeconds(7), 26);
    nanos.addAndGet(Duration.ofSeconds(60).toNanos());
    stock(customer(DEMO, CALL)).run();
    assertThat(told(Event.OfferAnswered.class)).isEmpty();
    assertThat(look(ContactCenter::liveCalls)).containsExactly(CALL);
  }

  @Test
  @DisplayName("[B1] the far end of a call out that answered and left has both its times")
  void farEndAnsweredAndEnded() throws Exception {
    tell(new Command.WindowOpens(TestTenants.ANA));
    tell(new Command.PhoneComes(TestTenants.ANA));
    var call = new InteractionId("lab-out-9f");
    tell(new Command.PlaceCall(TestTenants.ANA, call, new DialString("+84912345671")));
    away();
    Instant talked = NOW.plusSeconds(7);
    Instant left = NOW.plusSeconds(20);
    clock = NOW.plusSeconds(620);
    String own = look(ContactCenter::liveOffers).iterator().next().value();
    answered(LegNotes.legAccount(DEMO, call), own, NOW.plusSeconds(1));
    answered(LegNotes.account(DEMO, call), "1700000000.7", talked);
    ended(LegNotes.account(DEMO, call), "1700000000.7", left, 16);
    ended(LegNotes.legAccount(DEMO, call), own, left, 16);
    nanos.addAndGet(Duration.ofSeconds(620).toNanos());
    stock().run();
    assertThat(look(ContactCenter::liveCalls)).isEmpty();
    assertThat(told(Event.CallAnswered.class))
        .containsExactly(new Event.CallAnswered(call, talked));
    assertThat(told(Event.CallEnded.class))
        .extracting(Event.CallEnded::endedAt)
        .containsExactly(left);
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
