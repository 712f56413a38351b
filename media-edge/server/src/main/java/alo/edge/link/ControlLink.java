package alo.edge.link;

import alo.contract.edge.LinkMessage;
import alo.contract.edge.LinkMessage.ToEdge;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.EdgeId;
import alo.edge.config.Configurations;
import alo.edge.ledger.Ledger;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.jboss.logging.Logger;

/// Keeps one connection to the control plane, for ever, and sends the ledger through it: one batch
/// at a time, the next one when it is acknowledged.
public final class ControlLink implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(ControlLink.class);
  static final Duration RETRY_FIRST = Duration.ofMillis(500);
  static final Duration RETRY_MAX = Duration.ofSeconds(10);
  private static final Duration WELCOME_MAX = Duration.ofSeconds(10);
  private static final Duration ACKNOWLEDGED_MAX = Duration.ofSeconds(30);
  private static final Duration PING_EVERY = Duration.ofSeconds(5);

  /// @param edge who we are
  /// @param key opens the link
  /// @param control address of the control plane, `http://` or `https://`
  /// @param agentSocket address that agents' browsers open
  public record Ends(EdgeId edge, String key, URI control, String agentSocket) {
    @Override
    public String toString() {
      return edge + " to " + control;
    }
  }

  /// What the control plane says, other than about events.
  public interface Hearer {
    /// Trust these ticket keys.
    void trust(List<String> ticketKeys);

    /// Put into force; returns the version that is in force now.
    long configure(TenantConfiguration configuration);

    /// Not ours any more.
    void forget(LinkMessage.Forget forget);
  }

  private final Ends ends;
  private final Ledger ledger;
  private final Configurations configurations;
  private final Hearer hearer;
  private final Relays relays;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition changed = lock.newCondition();
  private final Thread thread = Thread.ofVirtual().name("link").unstarted(this::run);
  private volatile boolean closed;
  private volatile boolean linked;
  private volatile String trouble = "not linked yet";
  private boolean grown;
  private long acknowledged;

  /// A link that is not yet started.
  public ControlLink(
      Ends ends, Ledger ledger, Configurations configurations, Hearer hearer, Relays relays) {
    this.ends = ends;
    this.ledger = ledger;
    this.configurations = configurations;
    this.hearer = hearer;
    this.relays = relays;
  }

  /// Connects in the background, again and again.
  public void start() {
    ledger.onCommit(() -> signal(() -> grown = true));
    thread.start();
  }

  /// Whether events flow.
  public boolean linked() {
    return linked;
  }

  /// What is wrong, empty when nothing is.
  public String trouble() {
    return linked ? "" : trouble;
  }

  /// Events that the control plane has not yet acknowledged.
  public long backlog() {
    return ledger.last() - ledger.acknowledged();
  }

  private void signal(Runnable change) {
    lock.lock();
    try {
      change.run();
      changed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void run() {
    Duration pause = RETRY_FIRST;
    while (!closed) {
      try {
        if (served()) {
          pause = RETRY_FIRST;
        }
        waitAtMost(pause);
        Duration next = pause.multipliedBy(2);
        pause = next.compareTo(RETRY_MAX) > 0 ? RETRY_MAX : next;
      } catch (InterruptedException e) {
        return;
      }
    }
  }

  /// A bug is followed by the same pause as a control plane that is away.
  private boolean served() throws InterruptedException {
    try {
      return serve();
    } catch (RuntimeException e) {
      LOG.error("The link met a bug", e);
      return false;
    }
  }

  /// One connection from its opening to its end.
  ///
  /// @return whether it got as far as the welcome
  private boolean serve() throws InterruptedException {
    Wire wire;
    try {
      wire = Wire.open(ends, () -> signal(() -> {}));
    } catch (ExecutionException | TimeoutException e) {
      failed("the control plane at %s can not be reached".formatted(ends.control()));
      return false;
    }
    try (wire) {
      wire.send(hello());
      LinkMessage.Welcome welcome = wire.welcome(WELCOME_MAX);
      hearer.trust(welcome.ticketKeys());
      long from = welcome.acknowledged() > 0 ? welcome.acknowledged() : ledger.acknowledged();
      acknowledged = from;
      linked = true;
      LOG.infof("Linked %s, %d events to send", ends, ledger.last() - from);
      wire.hear(message -> heard(wire, message));
      pump(wire, from);
      failed("the control plane closed the link");
      return true;
    } catch (ExecutionException | TimeoutException e) {
      failed("the link broke: " + e.getMessage());
      return linked;
    } finally {
      linked = false;
    }
  }

  private void failed(String reason) {
    if (!reason.equals(trouble) || linked) {
      LOG.warnf("Not linked: %s", reason);
    }
    trouble = reason;
  }

  private LinkMessage.Hello hello() {
    List<LinkMessage.Held> held =
        configurations.all().stream()
            .map(c -> new LinkMessage.Held(c.tenant(), c.version()))
            .toList();
    return new LinkMessage.Hello(ends.edge(), ledger.epoch(), ends.agentSocket(), held);
  }

  private void pump(Wire wire, long from)
      throws InterruptedException, ExecutionException, TimeoutException {
    long sent = from;
    while (!closed && wire.isOpen()) {
      List<Ledger.Row> batch = oneEpoch(ledger.after(sent));
      if (batch.isEmpty()) {
        waitForMore(wire);
        continue;
      }
      wire.send(EventFrame.of(batch));
      sent = batch.getLast().id().sequence();
      awaitAcknowledged(wire, sent);
      ledger.acknowledge(sent);
    }
  }

  /// The control plane counts for each epoch; a batch is of one.
  private static List<Ledger.Row> oneEpoch(List<Ledger.Row> events) {
    if (events.isEmpty()) {
      return events;
    }
    long epoch = events.getFirst().id().epoch();
    return events.stream().takeWhile(event -> event.id().epoch() == epoch).toList();
  }

  private void waitForMore(Wire wire)
      throws InterruptedException, ExecutionException, TimeoutException {
    lock.lock();
    try {
      if (!grown && wire.isOpen() && !closed) {
        var unused = changed.await(PING_EVERY.toMillis(), TimeUnit.MILLISECONDS);
      }
      grown = false;
    } finally {
      lock.unlock();
    }
    wire.pingIfQuiet(PING_EVERY);
  }

  private void awaitAcknowledged(Wire wire, long sequence)
      throws InterruptedException, TimeoutException {
    long left = ACKNOWLEDGED_MAX.toNanos();
    lock.lock();
    try {
      while (acknowledged < sequence && wire.isOpen() && !closed) {
        if (left <= 0) {
          throw new TimeoutException("events were not acknowledged");
        }
        left = changed.awaitNanos(left);
      }
      if (acknowledged < sequence) {
        throw new TimeoutException("the link closed before events were acknowledged");
      }
    } finally {
      lock.unlock();
    }
  }

  private void heard(Wire wire, ToEdge message) {
    switch (message) {
      case LinkMessage.Welcome again -> hearer.trust(again.ticketKeys());
      case LinkMessage.Acknowledged done -> signal(() -> acknowledged = done.sequence());
      case LinkMessage.Configure configure -> {
        long version = hearer.configure(configure.configuration());
        reply(wire, new LinkMessage.Configured(configure.configuration().tenant(), version));
      }
      case LinkMessage.Forget forget -> hearer.forget(forget);
      case LinkMessage.Relay relay -> {
        var unused =
            relays
                .carryOut(relay)
                .thenAcceptAsync(answer -> reply(wire, answer), Thread::startVirtualThread);
      }
    }
  }

  private static void reply(Wire wire, LinkMessage.FromEdge message) {
    try {
      wire.send(message);
    } catch (ExecutionException | TimeoutException e) {
      LOG.infof("An answer was not sent: %s", e.getMessage());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void waitAtMost(Duration time) throws InterruptedException {
    lock.lock();
    try {
      long left = time.toNanos();
      while (left > 0 && !closed) {
        left = changed.awaitNanos(left);
      }
    } finally {
      lock.unlock();
    }
  }

  @Override
  public void close() {
    closed = true;
    thread.interrupt();
  }
}
