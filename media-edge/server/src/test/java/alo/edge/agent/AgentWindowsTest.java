package alo.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.Desk;
import alo.contract.agent.Presence;
import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.edge.config.Configurations;
import alo.edge.ledger.InMemoryLedger;
import alo.edge.loop.TenantLoops;
import alo.edge.loop.TestTenants;
import alo.edge.phone.Endpoints;
import alo.engine.contactcenter.Command;
import alo.engine.presence.AgentState;
import alo.engine.presence.Reasons;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The windows with a clock that the test moves.
@DisplayName("Agents' windows")
class AgentWindowsTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final AgentId ANA = TestTenants.ANA;

  @TempDir Path folder;
  private final OneByOne telephones = new OneByOne();
  private static final Instant START = Instant.parse("2026-11-22T03:00:00Z");
  private volatile Instant now = START;

  /// By how much the clock was set, which took no time.
  private volatile Duration step = Duration.ZERO;
  private Configurations configurations;
  private TicketVerifier tickets;
  private TenantLoops loops;
  private AgentWindows windows;

  /// Identities with a number each.
  private static final class OneByOne implements Endpoints {
    private final Map<AgentId, Identity> issued = new ConcurrentHashMap<>();
    private final Map<AgentId, String> sessions = new ConcurrentHashMap<>();
    private final AtomicInteger count = new AtomicInteger();

    @Override
    public Identity issue(TenantId tenant, AgentId agent, String session) {
      if (!session.equals(sessions.put(agent, session))) {
        issued.remove(agent);
      }
      return issued.computeIfAbsent(
          agent, id -> new Identity("demo_" + count.incrementAndGet(), "secret"));
    }

    @Override
    public void revoke(TenantId tenant, AgentId agent) {
      issued.remove(agent);
    }

    @Override
    public Set<Owner> owners() {
      return issued.keySet().stream()
          .map(agent -> new Owner(DEMO, agent))
          .collect(Collectors.toSet());
    }

    @Override
    public Optional<Owner> ownerOf(String user) {
      return Optional.empty();
    }

    @Override
    public Optional<String> userOf(TenantId tenant, AgentId agent) {
      return Optional.ofNullable(issued.get(agent)).map(Identity::user);
    }
  }

  @BeforeEach
  void start() {
    configurations = new Configurations(folder.resolve("config"));
    tickets = new TicketVerifier(folder.resolve("keys"), () -> now);
    var ledger = new InMemoryLedger(new EdgeId("lab"), 1);
    loops =
        new TenantLoops(new EdgeId("lab"), List.of(), ledger, (tenant, effect) -> {}, () -> now);
    configure(TestTenants.answerAndQueue("demo", 1, "+842873001001"));
    windows =
        new AgentWindows(
            loops,
            new AgentCommands(new EdgeId("lab"), loops),
            telephones,
            tickets,
            configurations,
            new AgentWindows.Place("ws://edge/ws", "edge"),
            new SteadyClock(() -> now, () -> Duration.between(START, now.minus(step)).toNanos()));
  }

  @AfterEach
  void stop() {
    loops.close();
  }

  private void configure(TenantConfiguration configuration) {
    loops.configure(configurations.keep(configuration));
  }

  /// Nobody is an agent any more.
  private void removeAll() {
    var c = TestTenants.answerAndQueue("demo", 2, "+842873001001");
    configure(
        new TenantConfiguration(
            c.tenant(),
            c.version(),
            c.name(),
            c.state(),
            c.zone(),
            c.country(),
            c.language(),
            c.numbers(),
            c.flows(),
            c.queues(),
            List.of(),
            c.prompts(),
            c.music(),
            c.outbound(),
            c.recordingKey()));
  }

  private AgentWindow window(FakeSession session) {
    var window = new AgentWindow(session.session(), now);
    windows.opened(window);
    return window;
  }

  private void hello(AgentWindow window, String id, Duration life) {
    var claims = new TicketClaims(id, "AGENT", DEMO, ANA, "Ana", now.plus(life));
    windows.receive(
        window, new AgentSocketMessage.Hello(tickets.prolong(claims, claims.expiresAt()), true));
  }

  /// A page that comes by itself, with a new ticket.
  private void comesBack(AgentWindow window, String session) {
    var claims =
        new TicketClaims(
            "t" + UUID.randomUUID(), "AGENT", DEMO, ANA, "Ana", now.plus(Duration.ofHours(1)));
    windows.receive(
        window,
        new AgentSocketMessage.Hello(tickets.prolong(claims, claims.expiresAt()), false, session));
  }

  private AgentSocketMessage.Welcome welcomed(FakeSession session) {
    await(() -> !session.all(AgentSocketMessage.Welcome.class).isEmpty());
    return session.all(AgentSocketMessage.Welcome.class).getFirst();
  }

  private static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(10);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  private boolean windowIsOpen() {
    return loops
        .look(DEMO, center -> center.deskOf(ANA, now).presence() != Presence.LOGGED_OUT)
        .orElseThrow()
        .join();
  }

  @Test
  @DisplayName("sockets that do not say hello are closed after 10 s, and there are not too many")
  void strangers() {
    var silent = new FakeSession();
    window(silent);
    for (int i = 1; i < Strangers.STRANGERS_MAX; i++) {
      window(new FakeSession());
    }
    var tooMany = new FakeSession();
    window(tooMany);
    await(tooMany.closed::isDone);
    now = now.plus(Strangers.HELLO_MAX).minusMillis(1);
    windows.tick();
    assertThat(silent.closed).isNotDone();
    now = now.plusMillis(1);
    windows.tick();
    assertThat(silent.closed).isDone();
    var next = new FakeSession();
    hello(window(next), "t1", Duration.ofHours(1));
    assertThat(welcomed(next).phone().user()).startsWith("demo_");
  }

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

  @Test
  @DisplayName("a clock that is set closes no window, and tickets follow it")
  void clockIsSet() {
    var session = new FakeSession();
    hello(window(session), "t1", Duration.ofHours(2));
    welcomed(session);
    windows.tick();
    for (Duration by : List.of(Duration.ofMinutes(80), Duration.ofMinutes(-30))) {
      step = step.plus(by);
      now = now.plus(by);
      windows.tick();
      assertThat(session.closed).as("%s", by).isNotDone();
      assertThat(windows.count()).isEqualTo(1);
      assertThat(windowIsOpen()).isTrue();
    }
    now = now.plus(Duration.ofMinutes(45));
    step = step.plus(Duration.ofMinutes(45));
    windows.tick();
    assertThat(session.all(AgentSocketMessage.Prolonged.class))
        .as("less than half an hour before its end, by the clock")
        .hasSize(1);
    now = now.plus(AgentWindows.SILENCE_MAX).plusMillis(1);
    windows.tick();
    assertThat(session.closed).as("silence is time that passes").isDone();
  }

  @Test
  @DisplayName("an agent who comes back as his window is given up stays logged in")
  void backInTheLastMoment() {
    for (int i = 0; i < 50; i++) {
      var session = new FakeSession();
      var window = window(session);
      hello(window, "t" + i, Duration.ofHours(1));
      welcomed(session);
      windows.gone(window);
      now = now.plus(AgentWindows.SILENCE_MAX);
      Thread tick = Thread.startVirtualThread(windows::tick);
      var again = new FakeSession();
      var back = window(again);
      hello(back, "t" + i, Duration.ofHours(1));
      welcomed(again);
      assertThat(tick).satisfies(Thread::join);
      now = now.plusSeconds(70);
      back.alive(now);
      loops.look(DEMO, center -> center.nextDeadline()).orElseThrow().join();
      assertThat(windowIsOpen()).as("round %d", i).isTrue();
      windows.gone(back);
    }
  }

  @Test
  @DisplayName(
      "[G1][W5] a machine that wakes does not take the phone from where the agent works; when that"
          + " window is silent it does")
  void wakes() {
    var atThePc = new FakeSession();
    var pc = window(atThePc);
    comesBack(pc, "pc");
    welcomed(atThePc);
    windows.gone(pc);
    var onTheLaptop = new FakeSession();
    var laptop = window(onTheLaptop);
    comesBack(laptop, "laptop");
    String user = welcomed(onTheLaptop).phone().user();
    // Nobody is a second late who has a beat every two.
    now = now.plusMillis(2_600);
    windows.tick();
    var awake = new FakeSession();
    comesBack(window(awake), "pc");
    assertThat(awake.all(AgentSocketMessage.Refused.class))
        .extracting(AgentSocketMessage.Refused::code)
        .containsExactly(ProblemCode.PHONE_ELSEWHERE.name());
    assertThat(onTheLaptop.closed).isNotDone();
    assertThat(telephones.userOf(DEMO, ANA)).contains(user);
    now = now.plusSeconds(2);
    var later = new FakeSession();
    comesBack(window(later), "pc");
    welcomed(later);
    assertThat(onTheLaptop.closed).isDone();
  }

  @Test
  @DisplayName("[G1] a page that comes back over a new network is known, also with a new ticket")
  void known() {
    var before = new FakeSession();
    comesBack(window(before), "laptop");
    String user = welcomed(before).phone().user();
    var after = new FakeSession();
    comesBack(window(after), "laptop");
    assertThat(welcomed(after).phone().user()).isEqualTo(user);
    assertThat(before.closed).isDone();
    assertThat(before.all(AgentSocketMessage.Refused.class)).isEmpty();
  }

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

  @Test
  @DisplayName("a window that closes before it is welcomed does not silence the next one")
  void closedBeforeItsWelcome() {
    for (int i = 0; i < 20; i++) {
      var first = window(new FakeSession());
      hello(first, "t", Duration.ofHours(1));
      windows.gone(first);
      var session = new FakeSession();
      var second = window(session);
      hello(second, "t", Duration.ofHours(1));
      welcomed(session);
      windows.receive(second, new AgentSocketMessage.NotReady("ROUND_" + i));
      String reason = "ROUND_" + i;
      await(
          () ->
              session.all(AgentSocketMessage.DeskChanged.class).stream()
                  .anyMatch(changed -> reason.equals(changed.desk().reason())));
      windows.gone(second);
    }
  }
}
