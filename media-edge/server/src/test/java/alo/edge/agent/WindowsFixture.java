package alo.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentSocketMessage;
import alo.contract.agent.Presence;
import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.edge.config.Configurations;
import alo.edge.ledger.InMemoryLedger;
import alo.edge.loop.TenantLoops;
import alo.edge.loop.TestTenants;
import alo.edge.phone.Endpoints;
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
import org.junit.jupiter.api.io.TempDir;

/// The windows of one tenant, with a clock that the test moves.
abstract class WindowsFixture {
  static final TenantId DEMO = new TenantId("demo");
  static final AgentId ANA = TestTenants.ANA;
  static final Instant START = Instant.parse("2026-11-22T03:00:00Z");

  @TempDir Path folder;
  final OneByOne telephones = new OneByOne();
  volatile Instant now = START;

  /// By how much the clock was set, which took no time.
  volatile Duration step = Duration.ZERO;
  Configurations configurations;
  TicketVerifier tickets;
  TenantLoops loops;
  AgentWindows windows;

  /// Identities with a number each.
  static final class OneByOne implements Endpoints {
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

  void configure(TenantConfiguration configuration) {
    loops.configure(configurations.keep(configuration));
  }

  /// Nobody is an agent any more.
  void removeAll() {
    configure(TestTenants.withoutAgents(TestTenants.answerAndQueue("demo", 2, "+842873001001")));
  }

  AgentWindow window(FakeSession session) {
    var window = new AgentWindow(session.session(), now);
    windows.opened(window);
    return window;
  }

  void hello(AgentWindow window, String id, Duration life) {
    var claims = new TicketClaims(id, "AGENT", DEMO, ANA, "Ana", now.plus(life));
    windows.receive(
        window, new AgentSocketMessage.Hello(tickets.prolong(claims, claims.expiresAt()), true));
  }

  /// A page that comes by itself, with a new ticket.
  void comesBack(AgentWindow window, String session) {
    var claims =
        new TicketClaims(
            "t" + UUID.randomUUID(), "AGENT", DEMO, ANA, "Ana", now.plus(Duration.ofHours(1)));
    windows.receive(
        window,
        new AgentSocketMessage.Hello(tickets.prolong(claims, claims.expiresAt()), false, session));
  }

  AgentSocketMessage.Welcome welcomed(FakeSession session) {
    await(() -> !session.all(AgentSocketMessage.Welcome.class).isEmpty());
    return session.all(AgentSocketMessage.Welcome.class).getFirst();
  }

  static void await(BooleanSupplier condition) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("waited in vain").isLessThan(end);
      java.util.concurrent.locks.LockSupport.parkNanos(5_000_000);
    }
  }

  boolean windowIsOpen() {
    return loops
        .look(DEMO, center -> center.deskOf(ANA, now).presence() != Presence.LOGGED_OUT)
        .orElseThrow()
        .join();
  }
}
