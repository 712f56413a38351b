package alo.edge.loop;

import alo.contract.agent.Desk;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.problem.ProblemCode;
import alo.contract.value.E164;
import alo.edge.ledger.Ledger;
import alo.edge.phone.Switch;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.ContactCenter;
import alo.engine.contactcenter.Decision;
import alo.engine.routing.Trunk;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// All tenants of this edge, and the gate between them: a number belongs to one tenant, and a
/// command reaches only the loop of the tenant that it names.
public final class TenantLoops implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TenantLoops.class);

  private final EdgeId edge;
  private final List<Trunk> trunks;
  private final Ledger ledger;
  private final InstantSource clock;
  private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
  private final CallLanes lanes;
  private final SecureRandom chance = new SecureRandom();
  private final Map<TenantId, TenantLoop> loops = new ConcurrentHashMap<>();
  private final List<EventListener> listeners = new CopyOnWriteArrayList<>();
  private final Map<TenantId, TenantConfiguration> configurations = new HashMap<>();
  private boolean pbxAway;
  private volatile @Nullable Consumer<TenantId> stockTaker;
  private volatile Map<E164, TenantId> owners = Map.of();

  /// No tenants yet.
  public TenantLoops(
      EdgeId edge, List<Trunk> trunks, Ledger ledger, Switch phones, InstantSource clock) {
    this.edge = edge;
    this.trunks = List.copyOf(trunks);
    this.ledger = ledger;
    this.clock = clock;
    this.lanes = new CallLanes(phones, threads);
  }

  /// Must be added before the first tenant.
  public void listen(EventListener listener) {
    listeners.add(listener);
  }

  /// Puts a configuration into force; starts the tenant's loop if it is the first.
  public synchronized void configure(TenantConfiguration configuration) {
    TenantId tenant = configuration.tenant();
    configurations.put(tenant, configuration);
    TenantLoop running = loops.get(tenant);
    if (running != null) {
      running.configure(configuration);
    } else {
      var loop =
          new TenantLoop(
              tenant,
              () -> new ContactCenter(edge, trunks, chance),
              ledger,
              lanes,
              clock,
              this::happened,
              this::askForStock);
      loop.start(configuration, pbxAway);
      loops.put(tenant, loop);
    }
    indexNumbers();
  }

  /// The PBX can not be reached: nobody is rung and no deadline passes until stock is taken. Said
  /// before the first tenant, it holds from the start.
  public synchronized void pbxIsAway() {
    pbxAway = true;
    loops.values().forEach(TenantLoop::pbxIsAway);
  }

  /// Tells every tenant what lives in the PBX; a tenant of whom nothing lives is told that.
  public synchronized void takeStock(Map<TenantId, Command.TakeStock> stocks) {
    pbxAway = false;
    loops.forEach(
        (tenant, loop) -> {
          Command.TakeStock stock =
              stocks.getOrDefault(tenant, new Command.TakeStock(List.of(), List.of()));
          LOG.infof(
              "%s: %d calls and %d legs are alive in the PBX",
              tenant, stock.calls().size(), stock.legs().size());
          loop.takeStock(stock);
        });
  }

  /// Tells one tenant what lives in the PBX, unless that can not be reached any more: then stock of
  /// all is taken as soon as it can.
  public synchronized void takeStock(TenantId tenant, Command.TakeStock stock) {
    TenantLoop loop = loops.get(tenant);
    if (loop != null && !pbxAway) {
      loop.takeStock(stock);
    }
  }

  /// Who is asked for a tenant's stock when his state had to be built again. He must answer with
  /// [#takeStock(TenantId, Command.TakeStock)], later and on a thread of his own.
  public void onRebuilt(Consumer<TenantId> taker) {
    stockTaker = taker;
  }

  private boolean askForStock(TenantId tenant) {
    Consumer<TenantId> taker = stockTaker;
    if (taker == null) {
      return false;
    }
    threads.execute(() -> taker.accept(tenant));
    return true;
  }

  /// The tenant is not this edge's any more.
  public synchronized void forget(TenantId tenant) {
    configurations.remove(tenant);
    indexNumbers();
    TenantLoop loop = loops.remove(tenant);
    if (loop != null) {
      loop.close();
    }
  }

  private void indexNumbers() {
    Map<E164, TenantId> next = new HashMap<>();
    configurations.forEach(
        (tenant, configuration) ->
            configuration.numbers().forEach(number -> next.putIfAbsent(number.number(), tenant)));
    owners = Map.copyOf(next);
  }

  /// Takes from the ledger what no restart needs any more. Reads all that is there: not for a
  /// thread that somebody waits for.
  public void forgetWhatIsOver() {
    var forgetting = new Forgetting(ledger);
    tenants().forEach(tenant -> forgetting.forget(tenant, clock.instant()));
  }

  /// Whose number it is.
  public Optional<TenantId> ownerOf(E164 number) {
    return Optional.ofNullable(owners.get(number));
  }

  /// The tenants of this edge.
  public Set<TenantId> tenants() {
    return Set.copyOf(loops.keySet());
  }

  /// Tells a tenant's loop; the decision comes once its events are on disk. A tenant that is not
  /// here answers NOT_FOUND.
  public CompletableFuture<Decision> tell(TenantId tenant, Command command) {
    TenantLoop loop = loops.get(tenant);
    if (loop == null) {
      return CompletableFuture.completedFuture(
          Decision.rejected(
              ProblemCode.NOT_FOUND,
              "Expected a tenant of edge %s, but %s is not".formatted(edge, tenant)));
    }
    return loop.tell(command);
  }

  /// What an agent's screen shows now; empty when the tenant is not here.
  public Optional<CompletableFuture<Desk>> deskOf(TenantId tenant, AgentId agent) {
    return look(tenant, center -> center.deskOf(agent, clock.instant()));
  }

  /// Asks a tenant's state something; empty when the tenant is not here.
  public <T> Optional<CompletableFuture<T>> look(
      TenantId tenant, Function<ContactCenter, T> question) {
    return Optional.ofNullable(loops.get(tenant)).map(loop -> loop.look(question));
  }

  /// Tells of an agent's desk now and with every change.
  ///
  /// @return false when the tenant is not here
  public boolean watch(TenantId tenant, AgentId agent, Consumer<Desk> watcher) {
    TenantLoop loop = loops.get(tenant);
    if (loop == null) {
      return false;
    }
    loop.watch(agent, watcher);
    return true;
  }

  /// Ends [#watch].
  public void unwatch(TenantId tenant, AgentId agent, Consumer<Desk> watcher) {
    TenantLoop loop = loops.get(tenant);
    if (loop != null) {
      loop.unwatch(agent, watcher);
    }
  }

  /// Makes all loops look at the clock; for tests that move it.
  void wake() {
    loops.values().forEach(TenantLoop::wake);
  }

  private void happened(TenantId tenant, Instant at, Event event) {
    listeners.forEach(listener -> listener.happened(tenant, at, event));
  }

  @Override
  public void close() {
    loops.values().forEach(TenantLoop::close);
    threads.shutdownNow();
  }
}
