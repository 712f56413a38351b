package alo.tenants.live;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.wire.json.Json;
import jakarta.websocket.CloseReason;
import jakarta.websocket.CloseReason.CloseCode;
import jakarta.websocket.CloseReason.CloseCodes;
import jakarta.websocket.Session;
import java.io.IOException;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Sends a tenant's feed to one socket, on a thread of its own. It reads what is committed, so it
/// needs no queue; a socket that takes too long is closed and may come back where it was.
final class FeedReader implements Runnable {
  private static final Logger LOG = Logger.getLogger(FeedReader.class);
  private static final int BATCH = 200;
  private static final long SEND_SECONDS_MAX = 5;
  private static final long LOOK_MILLIS = 1_000;

  private final Session session;
  private final TenantId tenant;
  private final AgentId person;
  private final Feed feed;
  private final @Nullable Long seen;
  private final Semaphore news = new Semaphore(0);

  /// What he saw last; null while he goes on where another socket was.
  private Feed.@Nullable View view;

  FeedReader(Session session, TenantId tenant, AgentId person, Feed feed, @Nullable Long seen) {
    this.session = session;
    this.tenant = tenant;
    this.person = person;
    this.feed = feed;
    this.seen = seen;
  }

  AgentId person() {
    return person;
  }

  void wake() {
    news.release();
  }

  @Override
  public void run() {
    try {
      long at = begin();
      while (session.isOpen()) {
        Optional<Feed.Batch> allowed = feed.after(tenant, person, at, BATCH);
        if (allowed.isEmpty()) {
          close(session, CloseCodes.VIOLATED_POLICY, "You may not read this feed any more");
          return;
        }
        List<Feed.Stored> next = allowed.get().messages();
        boolean forgotten = !next.isEmpty() && next.getFirst().sequence() > at + 1;
        if (forgotten || isOther(allowed.get().view())) {
          at = sendBoard();
          continue;
        }
        for (Feed.Stored message : next) {
          if (message.body() != null) {
            send(message.body());
          }
          at = message.sequence();
        }
        if (next.isEmpty()) {
          // Also looks without being woken: another process may have committed.
          boolean woken = news.tryAcquire(LOOK_MILLIS, TimeUnit.MILLISECONDS);
          LOG.tracef("Reader of %s goes on, woken %s", tenant, woken);
          news.drainPermits();
        }
      }
    } catch (InterruptedException _) {
      Thread.currentThread().interrupt();
    } catch (TimeoutException _) {
      close(session, CloseCodes.TRY_AGAIN_LATER, "Reading too slowly; come back with after");
    } catch (ExecutionException e) {
      LOG.debugf(e, "A reader of %s is gone", tenant);
    } catch (RuntimeException e) {
      LOG.warnf(e, "The feed of %s could not be read", tenant);
      close(session, CloseCodes.TRY_AGAIN_LATER, "The control plane failed; try again");
    }
  }

  static void close(Session session, CloseCode code, String reason) {
    try {
      if (session.isOpen()) {
        session.close(new CloseReason(code, reason));
      }
    } catch (IOException e) {
      LOG.debug("The socket was gone", e);
    }
  }

  private long begin() throws InterruptedException, ExecutionException, TimeoutException {
    if (seen != null && feed.canResume(tenant, seen)) {
      return seen;
    }
    return sendBoard();
  }

  /// Whether he sees other people than before: lines only come, so those that are none of his any
  /// more go with a whole board. What another socket showed to somebody who does not see all,
  /// nobody knows; whoever sees all comes back with a sequence only after a board of all.
  private boolean isOther(Feed.View now) {
    boolean other = view == null ? !now.isWhole() : !view.equals(now);
    view = now;
    return other;
  }

  private long sendBoard() throws InterruptedException, ExecutionException, TimeoutException {
    Optional<Feed.Shown> shown = feed.board(tenant, person);
    if (shown.isEmpty()) {
      // He is told when he asks for what comes behind it.
      return 0;
    }
    view = shown.get().view();
    send(Json.write(shown.get().board()));
    return shown.get().board().sequence();
  }

  private void send(String body) throws InterruptedException, ExecutionException, TimeoutException {
    session.getAsyncRemote().sendText(body).get(SEND_SECONDS_MAX, TimeUnit.SECONDS);
  }
}
