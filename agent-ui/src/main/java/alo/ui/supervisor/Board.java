package alo.ui.supervisor;

import alo.contract.agent.AgentBoard;
import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.interaction.CallRecord;
import alo.contract.live.FeedMessage;
import alo.contract.queue.QueueBoard;
import java.time.Instant;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The state of a tenant as its feed tells it: a whole board first, then changes.
final class Board {
  private final Map<AgentId, AgentBoard> agents = new HashMap<>();
  private final Map<QueueId, QueueBoard> queues = new HashMap<>();
  private final Map<InteractionId, CallRecord> calls = new HashMap<>();
  private @Nullable Long sequence;
  private boolean whole;

  void apply(FeedMessage message) {
    sequence = message.sequence();
    switch (message) {
      case FeedMessage.Board b -> {
        agents.clear();
        queues.clear();
        calls.clear();
        whole = b.whole();
        b.agents().forEach(a -> agents.put(a.agent(), a));
        b.queues().forEach(q -> queues.put(q.queue(), q));
        b.calls().forEach(c -> calls.put(c.id(), c));
      }
      case FeedMessage.AgentChanged a -> agents.put(a.agent().agent(), a.agent());
      case FeedMessage.QueueChanged q -> queues.put(q.queue().queue(), q.queue());
      case FeedMessage.CallChanged c -> {
        if (c.call().live()) {
          calls.put(c.call().id(), c.call());
        } else {
          calls.remove(c.call().id());
        }
      }
    }
  }

  /// The sequence behind which a feed goes on; null before the first message, and where a part was
  /// shown: who sees more meanwhile would lack what he did not see.
  @Nullable Long sequence() {
    return whole ? sequence : null;
  }

  /// Agents: who is there first, then by name, so that lines do not jump with every change.
  List<AgentBoard> agents() {
    return agents.values().stream()
        .sorted(
            Comparator.comparing((AgentBoard a) -> a.presence() == Presence.LOGGED_OUT)
                .thenComparing(AgentBoard::name))
        .toList();
  }

  List<QueueBoard> queues() {
    return queues.values().stream().sorted(Comparator.comparing(QueueBoard::name)).toList();
  }

  List<CallRecord> calls() {
    return calls.values().stream().sorted(Comparator.comparing(CallRecord::startedAt)).toList();
  }

  int waiting() {
    return queues.values().stream().mapToInt(QueueBoard::waiting).sum();
  }

  Optional<Instant> waitingSince() {
    return queues.values().stream()
        .map(QueueBoard::waitingSince)
        .filter(Objects::nonNull)
        .min(Comparator.naturalOrder());
  }

  /// Since when an agent's call is held, if it is.
  Optional<Instant> heldSince(AgentBoard agent) {
    return agent.presence() == Presence.TALKING && agent.call() != null
        ? Optional.ofNullable(calls.get(agent.call())).map(CallRecord::heldSince)
        : Optional.empty();
  }

  long ready() {
    return agents.values().stream().filter(a -> a.presence() == Presence.READY).count();
  }

  /// Who is in a call. One that only rings is still among the waiting.
  long busy() {
    return agents.values().stream()
        .filter(
            a ->
                switch (a.presence()) {
                  case DIALING, TALKING -> true;
                  case LOGGED_OUT, NOT_READY, READY, OFFERED, WRAP_UP -> false;
                })
        .count();
  }
}
