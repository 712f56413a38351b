package alo.edge.loop;

import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.edge.log.About;
import alo.edge.phone.Switch;
import alo.engine.contactcenter.Effect;
import java.util.ArrayDeque;
import java.util.HashMap;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.Executor;
import org.jboss.logging.Logger;

/// Runs effects: those of one call one after the other, calls side by side.
final class CallLanes {
  private static final Logger LOG = Logger.getLogger(CallLanes.class);

  private record Lane(TenantId tenant, InteractionId call) {}

  private final Switch phones;
  private final Executor threads;
  private final Map<Lane, Queue<Effect>> lanes = new HashMap<>();

  CallLanes(Switch phones, Executor threads) {
    this.phones = phones;
    this.threads = threads;
  }

  void run(TenantId tenant, Effect effect) {
    var lane = new Lane(tenant, effect.call());
    synchronized (lanes) {
      Queue<Effect> waiting = lanes.get(lane);
      if (waiting != null) {
        waiting.add(effect);
        return;
      }
      waiting = new ArrayDeque<>();
      waiting.add(effect);
      lanes.put(lane, waiting);
    }
    threads.execute(() -> drain(lane));
  }

  private void drain(Lane lane) {
    while (true) {
      Effect effect;
      synchronized (lanes) {
        Queue<Effect> waiting = lanes.get(lane);
        effect = waiting == null ? null : waiting.poll();
        if (effect == null) {
          lanes.remove(lane);
          return;
        }
      }
      try (var _ = About.call(lane.tenant(), lane.call())) {
        run(lane, effect);
      }
    }
  }

  private void run(Lane lane, Effect effect) {
    try {
      phones.run(lane.tenant(), effect);
    } catch (RuntimeException e) {
      LOG.errorf(e, "%s of call %s failed", effect.getClass().getSimpleName(), lane.call().value());
    }
  }
}
