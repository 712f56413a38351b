package alo.edge.asterisk;

import alo.contract.id.InteractionId;
import alo.engine.contactcenter.Command;
import alo.engine.contactcenter.Effect;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;

/// The legs that are in their flow now, and who calls on them.
final class FlowSessions {
  private final Map<InteractionId, FlowSession> sessions = new ConcurrentHashMap<>();
  private final Map<InteractionId, String> callers = new ConcurrentHashMap<>();

  void open(FlowSession session) {
    sessions.put(session.call(), session);
  }

  void close(FlowSession session) {
    sessions.remove(session.call(), session);
  }

  boolean isOpen(InteractionId call) {
    return sessions.containsKey(call);
  }

  Collection<FlowSession> all() {
    return List.copyOf(sessions.values());
  }

  boolean offer(Effect effect) {
    FlowSession session = sessions.get(effect.call());
    return session != null && session.offer(effect);
  }

  boolean offerIfIdle(Effect effect) {
    FlowSession session = sessions.get(effect.call());
    return session != null && session.offerIfIdle(effect);
  }

  /// Whether a session takes care of telling.
  boolean gone(InteractionId call, Command command) {
    callers.remove(call);
    FlowSession session = sessions.get(call);
    return session != null && session.gone(command);
  }

  void remember(InteractionId call, String caller) {
    callers.put(call, caller);
  }

  /// The number that is shown to an agent's telephone.
  Optional<String> callerOf(InteractionId call) {
    return Optional.ofNullable(callers.get(call));
  }
}
