package alo.edge.loop;

import alo.contract.agent.Desk;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.problem.ProblemCode;
import alo.edge.ledger.Ledger;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.ContactCenter;
import alo.engine.contactcenter.Decision;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The only thread that touches a tenant's [ContactCenter]. Whoever wants something puts it into
/// the
/// queue and gets the decision once its events are on disk.
///
/// A bug in the engine or a ledger that does not take the events leaves memory and disk apart; then
/// the
/// state is thrown away and built again from the ledger.
final class TenantLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TenantLoop.class);

  /// Commands that wait; more are refused.
  static final int QUEUE_COMMANDS_MAX = 20_000;

  private static final Duration IDLE_MAX = Duration.ofSeconds(60);

  private final TenantId tenant;
  private final Supplier<ContactCenter> makeCenter;
  private final Ledger ledger;
  private final CallLanes lanes;
  private final InstantSource clock;
  private final EventListener listener;
  private final BlockingQueue<Runnable> queue = new ArrayBlockingQueue<>(QUEUE_COMMANDS_MAX);
  private final Map<AgentId, Consumer<Desk>> watchers = new HashMap<>();
  private final Thread thread;
  private ContactCenter center;
  private @Nullable TenantConfiguration configuration;
  private boolean pbxAway;
  private volatile boolean closed;
  private volatile boolean broken;

  TenantLoop(
      TenantId tenant,
      Supplier<ContactCenter> makeCenter,
      Ledger ledger,
      CallLanes lanes,
      InstantSource clock,
      EventListener listener) {
    this.tenant = tenant;
    this.makeCenter = makeCenter;
    this.ledger = ledger;
    this.lanes = lanes;
    this.clock = clock;
    this.listener = listener;
    this.center = makeCenter.get();
    this.thread = Thread.ofVirtual().name("loop-" + tenant).unstarted(this::loop);
  }

  /// Takes what the ledger holds and begins to work.
  ///
  /// @param away no stock of the PBX was taken yet
  void start(TenantConfiguration first, boolean away) {
    configuration = first;
    pbxAway = away;
    center.configure(first);
    ledger.replay(
        tenant,
        row -> {
          center.apply(row.event(), row.at());
          listener.happened(tenant, row.at(), row.event());
        });
    if (away) {
      center.pbxIsAway();
    }
    thread.start();
  }

  CompletableFuture<Decision> tell(Command command) {
    var answer = new CompletableFuture<Decision>();
    if (!queue.offer(() -> decide(command, answer))) {
      answer.complete(
          Decision.rejected(
              ProblemCode.LIMIT_REACHED,
              "Expected at most %d waiting commands".formatted(QUEUE_COMMANDS_MAX)));
    }
    return answer;
  }

  /// Looks at the state between two decisions.
  <T> CompletableFuture<T> look(Function<ContactCenter, T> question) {
    var answer = new CompletableFuture<T>();
    enqueue(() -> answer.complete(question.apply(center)));
    return answer;
  }

  /// Waits for its place in the queue: unlike other commands this one is never refused.
  void takeStock(Command.TakeStock stock) {
    enqueue(() -> decide(stock, new CompletableFuture<>()));
  }

  /// Nobody is rung and no deadline passes until `Command.TakeStock`.
  void pbxIsAway() {
    enqueue(
        () -> {
          pbxAway = true;
          center.pbxIsAway();
        });
  }

  void configure(TenantConfiguration next) {
    enqueue(
        () -> {
          configuration = next;
          center.configure(next);
          decide(new Command.TimePasses(), new CompletableFuture<>());
        });
  }

  /// Tells of an agent's desk now and with every change; one watcher for each agent.
  void watch(AgentId agent, Consumer<Desk> watcher) {
    enqueue(
        () -> {
          watchers.put(agent, watcher);
          watcher.accept(center.deskOf(agent, now()));
        });
  }

  void unwatch(AgentId agent, Consumer<Desk> watcher) {
    enqueue(() -> watchers.remove(agent, watcher));
  }

  /// Looks at the clock again; for tests that move it.
  void wake() {
    enqueue(() -> {});
  }

  private void enqueue(Runnable task) {
    try {
      queue.put(task);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private Instant now() {
    // The ledger keeps milliseconds: what is replayed must equal what was live.
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void loop() {
    while (!closed) {
      try {
        if (broken) {
          rebuild();
        }
        Runnable task = queue.poll(untilDeadline().toNanos(), TimeUnit.NANOSECONDS);
        if (task != null) {
          task.run();
        }
        if (center.nextDeadline().filter(deadline -> !deadline.isAfter(now())).isPresent()) {
          decide(new Command.TimePasses(), new CompletableFuture<>());
        }
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        LOG.errorf(e, "The loop of %s met a bug", tenant);
        broken = true;
      }
    }
  }

  private Duration untilDeadline() {
    Instant now = now();
    return center
        .nextDeadline()
        .map(deadline -> Duration.between(now, deadline))
        .filter(wait -> wait.compareTo(IDLE_MAX) < 0)
        .map(wait -> wait.isNegative() ? Duration.ZERO : wait.plusMillis(1))
        .orElse(IDLE_MAX);
  }

  private void decide(Command command, CompletableFuture<Decision> answer) {
    Instant now = now();
    if (command instanceof Command.TakeStock) {
      pbxAway = false;
    }
    try {
      switch (center.decide(command, now)) {
        case Decision.Rejected rejected -> {
          LOG.debugf("%s: %s refused: %s", tenant, command, rejected.rejection().detail());
          answer.complete(rejected);
        }
        case Decision.Accepted accepted -> accept(accepted, now, answer);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      answer.completeExceptionally(e);
      throw e;
    }
  }

  private void accept(Decision.Accepted accepted, Instant now, CompletableFuture<Decision> answer) {
    List<Event> events = accepted.events();
    for (Event event : events) {
      center.apply(event, now);
    }
    Map<Consumer<Desk>, Desk> desks = changedDesks(events, now);
    var unused =
        ledger
            .append(tenant, now, events)
            .whenComplete(
                (sequence, failure) -> {
                  if (failure != null) {
                    broken = true;
                    answer.completeExceptionally(failure);
                    return;
                  }
                  accepted.effects().forEach(effect -> lanes.run(tenant, effect));
                  events.forEach(event -> listener.happened(tenant, now, event));
                  desks.forEach(Consumer::accept);
                  answer.complete(accepted);
                });
  }

  private Map<Consumer<Desk>, Desk> changedDesks(List<Event> events, Instant now) {
    if (events.isEmpty() || watchers.isEmpty()) {
      return Map.of();
    }
    Map<Consumer<Desk>, Desk> desks = new HashMap<>();
    for (AgentId agent : center.desksTouchedBy(events)) {
      Consumer<Desk> watcher = watchers.get(agent);
      if (watcher != null) {
        desks.put(watcher, center.deskOf(agent, now));
      }
    }
    return desks;
  }

  private void rebuild() {
    LOG.warnf("The state of %s is built again from the ledger", tenant);
    ContactCenter fresh = makeCenter.get();
    if (configuration != null) {
      fresh.configure(configuration);
    }
    // Waits for what is still being written, successfully or not.
    try {
      ledger.append(tenant, now(), List.of()).get(10, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (java.util.concurrent.ExecutionException | java.util.concurrent.TimeoutException e) {
      LOG.warnf("The ledger does not answer: %s", e.getMessage());
    }
    ledger.replay(tenant, row -> fresh.apply(row.event(), row.at()));
    if (pbxAway) {
      fresh.pbxIsAway();
    }
    center = fresh;
    broken = false;
    watchers.forEach((agent, watcher) -> watcher.accept(center.deskOf(agent, now())));
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
