package alo.edge.asterisk;

import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Effect;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;

/// A customer's leg that is in its flow: the effects for it, in order, until it leaves or is gone.
final class FlowSession {
  /// What the session does next.
  sealed interface Next {
    /// An effect.
    record Do(Effect effect) implements Next {}

    /// The leg is gone.
    record Gone() implements Next {}
  }

  private final TenantId tenant;
  private final InteractionId call;
  private final BlockingQueue<Next> mailbox = new LinkedBlockingQueue<>();
  private @Nullable Command gone;
  private boolean idle = true;
  private int lastStep;
  private boolean leaving;
  private boolean closed;
  private final KeysAhead ahead = new KeysAhead();

  FlowSession(TenantId tenant, InteractionId call) {
    this.tenant = tenant;
    this.call = call;
  }

  TenantId tenant() {
    return tenant;
  }

  InteractionId call() {
    return call;
  }

  /// False when the leg is already on its way out of the flow.
  synchronized boolean offer(Effect effect) {
    if (leaving) {
      return false;
    }
    if (effect instanceof Effect.RunStep(_, var step, _)) {
      if (step == lastStep) {
        // Repeated because stock was taken, but this session has it in hand.
        return true;
      }
      lastStep = step;
    }
    leaving = !(effect instanceof Effect.RunStep);
    mailbox.add(new Next.Do(effect));
    return true;
  }

  /// Only if no step is running; a running one is not waited for.
  synchronized boolean offerIfIdle(Effect effect) {
    return idle && mailbox.isEmpty() && offer(effect);
  }

  KeysAhead ahead() {
    return ahead;
  }

  /// The leg's end, told once the session has said its last word (a message that was being left).
  ///
  /// @return false when it has said it already: the end is to be told by whoever heard of it
  synchronized boolean gone(Command command) {
    if (closed) {
      return false;
    }
    gone = command;
    mailbox.add(new Next.Gone());
    return true;
  }

  /// The program stops: the caller's dialplan asks the next one.
  synchronized void abandon() {
    mailbox.add(new Next.Gone());
  }

  synchronized @Nullable Command takeGone() {
    leaving = true;
    closed = true;
    return gone;
  }

  Next take() throws InterruptedException {
    synchronized (this) {
      idle = true;
    }
    try {
      return mailbox.take();
    } finally {
      synchronized (this) {
        idle = false;
      }
    }
  }
}
