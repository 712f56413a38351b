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
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.function.Supplier;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The only thread that touches a tenant's [ContactCenter]. Whoever wants something puts it into
/// the queue and gets the decision once its events are on disk.
///
/// A bug in the engine or a ledger that does not take the events leaves memory and disk apart; then
/// the state is thrown away and built again from the ledger, and compared with the PBX, which has
/// gone on meanwhile.
final class TenantLoop implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(TenantLoop.class);

  /// Commands that wait; more requests are refused. What has happened is never refused: there is no
  /// more of it than there are legs.
  static final int QUEUE_COMMANDS_MAX = 20_000;

  /// From one rebuilding to the next, so that a bug that comes back at once leaves the machine to
  /// others.
  private static final Duration REBUILD_EVERY = Duration.ofSeconds(1);

  private static final Duration SETTLE_MAX = Duration.ofSeconds(10);

  private static final Duration IDLE_MAX = Duration.ofSeconds(60);

  /// Who asked goes on with his answer here: neither the ledger's writer, on which all tenants
  /// wait, nor the loop is held up by what he does with it.
  private static final Executor ANSWERS = Thread::startVirtualThread;

  private final TenantId tenant;
  private final Supplier<ContactCenter> makeCenter;
  private final Ledger ledger;
  private final CallLanes lanes;
  private final InstantSource clock;
  private final EventListener listener;
  private final Predicate<TenantId> stockTaker;
  private final BlockingQueue<Runnable> queue = new LinkedBlockingQueue<>();
  private final Map<AgentId, Consumer<Desk>> watchers = new HashMap<>();
  private final Thread thread;
  private ContactCenter center;
  private @Nullable TenantConfiguration configuration;
  private boolean pbxAway;
  private long rebuiltNanos = System.nanoTime() - REBUILD_EVERY.toNanos();
  private final CountDownLatch closing = new CountDownLatch(1);
  private volatile boolean closed;
  private volatile boolean broken;

  /// @param stockTaker is asked to compare with the PBX after a rebuilding; says whether it will
  TenantLoop(
      TenantId tenant,
      Supplier<ContactCenter> makeCenter,
      Ledger ledger,
      CallLanes lanes,
      InstantSource clock,
      EventListener listener,
      Predicate<TenantId> stockTaker) {
    this.tenant = tenant;
    this.makeCenter = makeCenter;
    this.ledger = ledger;
    this.lanes = lanes;
    this.clock = clock;
    this.listener = listener;
    this.stockTaker = stockTaker;
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
    if (queue.size() >= QUEUE_COMMANDS_MAX && isRequest(command)) {
      answer.complete(
          Decision.rejected(
              ProblemCode.LIMIT_REACHED,
              "Expected at most %d waiting commands".formatted(QUEUE_COMMANDS_MAX)));
    } else {
      queue.add(() -> decide(command, answer));
      if (closed) {
        answer.completeExceptionally(closedFailure());
      }
    }
    return answer;
  }

  private IllegalStateException closedFailure() {
    return new IllegalStateException("Expected a loop of %s, but it is closed".formatted(tenant));
  }

  /// Whether somebody asks for something, rather than tells what has happened.
  private static boolean isRequest(Command command) {
    return switch (command) {
      case Command.CallArrives _,
          Command.FlowWaits _,
          Command.WindowOpens _,
          Command.BecomeReady _,
          Command.BecomeNotReady _,
          Command.LogOut _,
          Command.DeclineOffer _,
          Command.HoldCall _,
          Command.ResumeCall _,
          Command.EndCall _,
          Command.PlaceCall _,
          Command.FinishWrapUp _,
          // Repeated by the spool until they are taken.
          Command.RecordingSafe _,
          Command.RecordingGone _ ->
          true;
      case Command.StepDone _,
          Command.CustomerGone _,
          Command.FarEndAnswered _,
          Command.FarEndFailed _,
          Command.LegAnswered _,
          Command.LegFailed _,
          Command.LegGone _,
          Command.WindowCloses _,
          Command.PhoneComes _,
          Command.PhoneGoes _,
          Command.TimePasses _,
          Command.TakeStock _,
          Command.EndedMeanwhile _ ->
          false;
    };
  }

  /// Looks at the state between two decisions.
  <T> CompletableFuture<T> look(Function<ContactCenter, T> question) {
    var answer = new CompletableFuture<T>();
    queue.add(
        () -> {
          T seen = question.apply(center);
          answer.completeAsync(() -> seen, ANSWERS);
        });
    return answer;
  }

  /// What lives in the PBX.
  void takeStock(Command.TakeStock stock) {
    queue.add(() -> decide(stock, new CompletableFuture<>()));
  }

  /// Nobody is rung and no deadline passes until `Command.TakeStock`.
  void pbxIsAway() {
    queue.add(
        () -> {
          pbxAway = true;
          center.pbxIsAway();
        });
  }

  void configure(TenantConfiguration next) {
    queue.add(
        () -> {
          configuration = next;
          center.configure(next);
          decide(new Command.TimePasses(), new CompletableFuture<>());
        });
  }

  /// Tells of an agent's desk now and with every change; one watcher for each agent.
  void watch(AgentId agent, Consumer<Desk> watcher) {
    queue.add(
        () -> {
          watchers.put(agent, watcher);
          watcher.accept(center.deskOf(agent, now()));
        });
  }

  void unwatch(AgentId agent, Consumer<Desk> watcher) {
    queue.add(() -> watchers.remove(agent, watcher));
  }

  /// Looks at the clock again; for tests that move it.
  void wake() {
    queue.add(() -> {});
  }

  private Instant now() {
    // The ledger keeps milliseconds: what is replayed must equal what was live.
    return clock.instant().truncatedTo(ChronoUnit.MILLIS);
  }

  private void loop() {
    work();
    // Nobody waits for an answer that does not come.
    for (Runnable left = queue.poll(); left != null; left = queue.poll()) {
      left.run();
    }
  }

  private void work() {
    while (!closed) {
      try {
        heal();
        Runnable task = queue.poll(untilDeadline().toNanos(), TimeUnit.NANOSECONDS);
        heal();
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
    if (closed) {
      answer.completeExceptionally(closedFailure());
      return;
    }
    Instant now = now();
    if (command instanceof Command.TakeStock) {
      pbxAway = false;
    }
    try {
      switch (center.decide(command, now)) {
        case Decision.Rejected rejected -> {
          LOG.debugf("%s: %s refused: %s", tenant, command, rejected.rejection().detail());
          answer.completeAsync(() -> rejected, ANSWERS);
        }
        case Decision.Accepted accepted -> accept(accepted, now, answer);
      }
    } catch (RuntimeException | LinkageError | StackOverflowError e) {
      fail(answer, e);
      throw e;
    }
  }

  private static void fail(CompletableFuture<?> answer, Throwable failure) {
    ANSWERS.execute(() -> answer.completeExceptionally(failure));
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
                    wake();
                    fail(answer, failure);
                    return;
                  }
                  accepted.effects().forEach(effect -> lanes.run(tenant, effect));
                  events.forEach(event -> listener.happened(tenant, now, event));
                  desks.forEach(Consumer::accept);
                  answer.completeAsync(() -> accepted, ANSWERS);
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

  /// Nothing is decided on a state that is not that of the disk.
  private void heal() throws InterruptedException {
    while (broken && !closed) {
      try {
        rebuild();
      } catch (RuntimeException | LinkageError | StackOverflowError e) {
        LOG.errorf(e, "The state of %s can not be built again", tenant);
        broken = true;
      }
    }
  }

  private void rebuild() throws InterruptedException {
    long since = System.nanoTime() - rebuiltNanos;
    if (closing.await(REBUILD_EVERY.toNanos() - since, TimeUnit.NANOSECONDS)) {
      return;
    }
    rebuiltNanos = System.nanoTime();
    LOG.warnf("The state of %s is built again from the ledger", tenant);
    while (!settled()) {
      LOG.errorf("The ledger does not answer; %s waits", tenant);
    }
    ContactCenter fresh = makeCenter.get();
    if (configuration != null) {
      fresh.configure(configuration);
    }
    broken = false;
    ledger.replay(tenant, row -> fresh.apply(row.event(), row.at()));
    pbxAway = stockTaker.test(tenant) || pbxAway;
    if (pbxAway) {
      fresh.pbxIsAway();
    }
    center = fresh;
    watchers.forEach((agent, watcher) -> watcher.accept(center.deskOf(agent, now())));
  }

  /// Waits for what is still being written, successfully or not: only then it can be replayed.
  private boolean settled() throws InterruptedException {
    try {
      ledger.settle(tenant).get(SETTLE_MAX.toMillis(), TimeUnit.MILLISECONDS);
      return true;
    } catch (ExecutionException e) {
      throw new IllegalStateException("Expected a ledger that settles", e);
    } catch (TimeoutException e) {
      return closed;
    }
  }

  @Override
  public void close() {
    closed = true;
    closing.countDown();
    thread.interrupt();
  }
}
