package alo.edge.asterisk;

import static java.util.Locale.ROOT;

import java.io.IOException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import org.asteriskjava.manager.AuthenticationFailedException;
import org.asteriskjava.manager.EventTimeoutException;
import org.asteriskjava.manager.ManagerConnection;
import org.asteriskjava.manager.ManagerConnectionFactory;
import org.asteriskjava.manager.ManagerEventListener;
import org.asteriskjava.manager.TimeoutException;
import org.asteriskjava.manager.action.EventGeneratingAction;
import org.asteriskjava.manager.action.ManagerAction;
import org.asteriskjava.manager.action.SetVarAction;
import org.asteriskjava.manager.event.DisconnectEvent;
import org.asteriskjava.manager.event.ManagerEvent;
import org.asteriskjava.manager.event.ResponseEvent;
import org.asteriskjava.manager.response.ManagerError;
import org.asteriskjava.manager.response.ManagerResponse;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The manager connection, kept up: one thread connects, takes stock, beats every 2 s and connects
/// anew when a beat is not answered.
final class Ami implements AutoCloseable {
  private static final Logger LOG = Logger.getLogger(Ami.class);
  private static final long ACTION_MILLIS_MAX = 5_000;
  private static final long LIST_MILLIS_MAX = 10_000;
  private static final long BEAT_MILLIS = 2_000;
  private static final int CONNECT_MILLIS_MAX = 3_000;
  private static final String NO_CHANNEL = "no such channel";
  private static final String HEARTBEAT = "ALO_BEAT";

  private final PbxAccess access;
  private final InstantSource clock;
  private final ManagerEventListener events;
  private final Runnable whenConnected;
  private final LastBeat lastBeat;
  private final Thread supervisor;
  private final ReentrantLock lock = new ReentrantLock();
  private final Condition disturbed = lock.newCondition();
  private volatile @Nullable ManagerConnection connection;
  private volatile boolean closed;

  /// The dialplan asks only whether it is another one than before, also than before a restart.
  private long beats = System.nanoTime();

  private volatile String trouble = "not connected yet";

  Ami(PbxAccess access, InstantSource clock, ManagerEventListener events, Runnable whenConnected) {
    this.lastBeat = new LastBeat(access.folder());
    this.access = access;
    this.clock = clock;
    this.events = events;
    this.whenConnected = whenConnected;
    this.supervisor = Thread.ofVirtual().name("ami").unstarted(this::supervise);
  }

  /// The PBX it speaks to.
  PbxAccess access() {
    return access;
  }

  void start() {
    supervisor.start();
  }

  boolean up() {
    return connection != null;
  }

  /// What is wrong, empty when nothing is.
  String trouble() {
    return connection != null ? "" : trouble;
  }

  /// What became of an action.
  sealed interface Outcome {
    /// Done; what a question was answered, or null.
    record Done(@Nullable String value) implements Outcome {}

    /// The PBX did not do it.
    ///
    /// @param channelGone because the channel is not there any more
    record Refused(boolean channelGone) implements Outcome {}

    /// The PBX can not be reached: it may be done or not.
    record Away() implements Outcome {}
  }

  /// Sends an action.
  ///
  /// @return false when the PBX refused it, e.g. because the channel is gone, or can not be reached
  boolean send(ManagerAction action) {
    return ask(action) instanceof Outcome.Done;
  }

  /// Sends an action and says what became of it.
  Outcome ask(ManagerAction action) {
    ManagerConnection now = connection;
    if (now == null) {
      LOG.debugf("%s not sent: the PBX can not be reached", action.getAction());
      return new Outcome.Away();
    }
    try {
      ManagerResponse response = now.sendAction(action, ACTION_MILLIS_MAX);
      if (response instanceof ManagerError) {
        LOG.debugf("%s refused: %s", action.getAction(), response.getMessage());
        String why = response.getMessage();
        return new Outcome.Refused(why != null && why.toLowerCase(ROOT).contains(NO_CHANNEL));
      }
      return new Outcome.Done(response.getAttribute("Value"));
    } catch (IOException | TimeoutException | IllegalStateException e) {
      LOG.warnf("%s failed: %s", action.getAction(), e.getMessage());
      disturb();
      return new Outcome.Away();
    }
  }

  /// Asks for a list.
  <T extends ResponseEvent> List<T> list(EventGeneratingAction action, Class<T> kind)
      throws IOException {
    ManagerConnection now = connection;
    if (now == null) {
      throw new IOException("The PBX can not be reached");
    }
    try {
      return now.sendEventGeneratingAction(action, LIST_MILLIS_MAX).getEvents().stream()
          .filter(kind::isInstance)
          .map(kind::cast)
          .toList();
    } catch (EventTimeoutException e) {
      throw new IOException(e);
    }
  }

  private void supervise() {
    while (!closed) {
      try {
        if (connection == null) {
          connect();
        } else {
          keepBeating(connection);
        }
        pause();
      } catch (InterruptedException e) {
        return;
      } catch (RuntimeException e) {
        LOG.error("The manager connection's supervisor met a bug", e);
      }
    }
  }

  private void pause() throws InterruptedException {
    lock.lock();
    try {
      disturbed.await(BEAT_MILLIS, TimeUnit.MILLISECONDS);
    } finally {
      lock.unlock();
    }
  }

  private void disturb() {
    lock.lock();
    try {
      disturbed.signalAll();
    } finally {
      lock.unlock();
    }
  }

  private void keepBeating(ManagerConnection now) {
    Instant asked = clock.instant();
    if (beat()) {
      lastBeat.heard(asked);
    } else {
      drop(now, "the heartbeat was not answered");
    }
  }

  /// When the PBX last answered a beat. The first beat of a connection does not count: until stock
  /// is taken, what was before it matters.
  @Nullable Instant aliveAt() {
    return lastBeat.at();
  }

  private boolean beat() {
    return send(new SetVarAction(HEARTBEAT, String.valueOf(++beats)));
  }

  private void connect() {
    ManagerConnection next =
        new ManagerConnectionFactory(
                access.address(), access.amiPort(), access.amiUser(), access.amiSecret())
            .createManagerConnection();
    next.setSocketTimeout(CONNECT_MILLIS_MAX);
    next.setSocketReadTimeout(0);
    next.registerUserEventClass(LegUpEvent.class);
    next.registerUserEventClass(OutLegEvent.class);
    next.registerUserEventClass(OutUpEvent.class);
    next.registerUserEventClass(OutFailedEvent.class);
    next.addEventListener(event -> receive(next, event));
    try {
      next.login();
      connection = next;
      beat();
      LOG.infof("Connected with the %s", access);
    } catch (IOException | TimeoutException | IllegalStateException e) {
      fail(next, "the " + access + " does not answer: " + e.getMessage());
    } catch (AuthenticationFailedException e) {
      fail(next, "the " + access + " refuses the manager's secret");
    }
    if (next.equals(connection)) {
      takeStock(next);
    }
  }

  /// Without its stock the connection is of no use: nobody is rung before it.
  private void takeStock(ManagerConnection fresh) {
    try {
      whenConnected.run();
    } catch (RuntimeException e) {
      LOG.error("The stock of the PBX could not be taken", e);
      drop(fresh, "its stock could not be taken: " + e.getMessage());
    }
  }

  /// Connects anew, which takes stock of everything.
  void giveUp(String reason) {
    drop(connection, reason);
  }

  private void receive(ManagerConnection from, ManagerEvent event) {
    if (event instanceof DisconnectEvent) {
      if (from.equals(connection)) {
        Thread.startVirtualThread(() -> drop(from, "the PBX closed the connection"));
      }
      return;
    }
    events.onManagerEvent(event);
  }

  private void fail(ManagerConnection failed, String reason) {
    if (!reason.equals(trouble)) {
      LOG.warn(reason);
    }
    trouble = reason;
    logoff(failed);
  }

  private synchronized void drop(@Nullable ManagerConnection lost, String reason) {
    if (lost == null || !lost.equals(connection)) {
      return;
    }
    // Told before anybody can connect anew, else the absence would be heard of after the stock.
    events.onManagerEvent(new DisconnectEvent(this));
    connection = null;
    trouble = reason;
    LOG.warnf("The manager connection is lost: %s", reason);
    logoff(lost);
    disturb();
  }

  private static void logoff(ManagerConnection connection) {
    try {
      connection.logoff();
    } catch (IllegalStateException e) {
      LOG.debugf("Log-off: %s", e.getMessage());
    }
  }

  @Override
  public void close() {
    closed = true;
    supervisor.interrupt();
    ManagerConnection last = connection;
    connection = null;
    if (last != null) {
      logoff(last);
    }
  }
}
