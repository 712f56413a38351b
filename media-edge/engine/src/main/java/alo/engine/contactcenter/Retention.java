package alo.engine.contactcenter;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.AgentEvent;
import alo.contract.interaction.Event.CallEvent;
import alo.contract.interaction.Event.PresenceChanged;
import alo.engine.call.CallState;
import alo.engine.call.Line;
import alo.engine.presence.AgentState;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// Which events of a tenant's history its present state no longer needs, so that a restart need not
/// read all that ever happened.
///
/// Needed are the events of calls that live, stand on a desk, ended within [#OVER_KEPT] or owe a
/// recording, and of each agent those that made him what he is. A replay of these gives a state
/// that [#hasSameStateAs] the replay of all.
public final class Retention {
  /// A call that is over stays known for so long, against late and double reports of it.
  public static final Duration OVER_KEPT = Duration.ofHours(1);

  private final State state = new State();
  private final Map<InteractionId, CallTrace> calls = new HashMap<>();
  private final Map<AgentId, AgentTrace> agents = new HashMap<>();
  private long last;

  /// Sees the history, event by event, in order.
  public void take(long sequence, Event event, Instant at) {
    AgentState before = event instanceof AgentEvent e ? state.findAgent(e.agent()) : null;
    state.apply(event, at);
    last = sequence;
    switch (event) {
      case CallEvent e ->
          calls.computeIfAbsent(e.call(), id -> new CallTrace()).take(sequence, e, at);
      case AgentEvent e ->
          agents.computeIfAbsent(e.agent(), id -> new AgentTrace()).take(sequence, e, before);
    }
  }

  /// The last event that was seen.
  public long last() {
    return last;
  }

  /// The events that may be forgotten, in the order in which that must be done: the beginning of a
  /// call first, since one without its beginning is nothing, and one without its end would live.
  ///
  /// @param acknowledged no event behind this one is named
  public List<Long> unneeded(long acknowledged, Instant now) {
    Set<Long> found = new TreeSet<>();
    calls.forEach(
        (id, trace) -> {
          if (state.call(id) == null && trace.isDone(acknowledged, now.minus(OVER_KEPT))) {
            found.addAll(trace.sequences);
          }
        });
    agents.forEach(
        (id, trace) -> {
          AgentState agent = state.findAgent(id);
          Set<Long> needed = agent == null ? Set.of() : trace.needed(agent);
          for (long sequence : trace.sequences) {
            if (sequence <= acknowledged && !needed.contains(sequence)) {
              found.add(sequence);
            }
          }
        });
    return List.copyOf(found);
  }

  /// Whether whatever happens next would be decided alike. Numbers that only order calls or agents
  /// among each other are compared by that order.
  public boolean hasSameStateAs(Retention other) {
    return picture().equals(other.picture());
  }

  private Map<String, Object> picture() {
    Map<String, Object> picture = new TreeMap<>();
    List<CallState> inOrder = new ArrayList<>();
    state.calls().forEach(inOrder::add);
    inOrder.sort(Comparator.comparingLong(Retention::inLine).thenComparing(c -> c.id().value()));
    for (int i = 0; i < inOrder.size(); i++) {
      picture.put("call " + inOrder.get(i).id(), placed(inOrder.get(i), i));
    }
    List<AgentState> idle = new ArrayList<>();
    state.agents().forEach(idle::add);
    idle.sort(Comparator.comparingLong(Retention::idle).thenComparing(a -> a.id().value()));
    for (int i = 0; i < idle.size(); i++) {
      picture.put("agent " + idle.get(i).id(), placed(idle.get(i), i));
    }
    return picture;
  }

  private static long inLine(CallState call) {
    return call.line() == null ? -1 : call.line().order();
  }

  /// Who is neither idle nor rung gets a new place before he is idle again.
  private static long idle(AgentState agent) {
    return keepsPlace(agent.presence()) ? agent.idle() : -1;
  }

  private static boolean keepsPlace(Presence presence) {
    return presence == Presence.READY || presence == Presence.OFFERED;
  }

  private static CallState placed(CallState call, int rank) {
    Line line = call.line();
    return new CallState(
        call.party(),
        call.phase(),
        call.answeredAt(),
        call.progress(),
        line == null
            ? null
            : new Line(line.queue(), rank, line.since(), line.deadline(), line.patience()),
        call.offer(),
        call.lost(),
        call.recording(),
        call.sip());
  }

  private static AgentState placed(AgentState a, int rank) {
    return new AgentState(
        a.id(),
        a.presence(),
        a.reason(),
        a.since(),
        a.deadline(),
        a.call(),
        a.rest(),
        // Looked at only while he is logged in.
        a.presence() == Presence.LOGGED_OUT ? null : a.windowGoneAt(),
        a.phone(),
        keepsPlace(a.presence()) ? rank : 0);
  }

  /// The events of one call.
  private static final class CallTrace {
    private final List<Long> sequences = new ArrayList<>();
    private final Set<RecordingId> asked = new HashSet<>();
    private final Set<RecordingId> owed = new HashSet<>();
    private Instant lastAt = Instant.MIN;

    void take(long sequence, CallEvent event, Instant at) {
      sequences.add(sequence);
      lastAt = at;
      switch (event) {
        case Event.CallQueued e -> ask(e.recording());
        case Event.CallOffered e -> ask(e.recording());
        case Event.CallPlaced e -> ask(e.recording());
        case Event.NumberOffered e -> ask(e.recording());
        // Only what somebody said to somebody is recorded.
        case Event.OfferAnswered _ -> owed.addAll(asked);
        case Event.VoicemailLeft e -> owed.add(e.recording());
        case Event.RecordingStored e -> owed.remove(e.recording());
        case Event.RecordingMissing e -> owed.remove(e.recording());
        case Event.CallArrived _,
            Event.CallAnswered _,
            Event.CallEnded _,
            Event.NodeEntered _,
            Event.DigitsTyped _,
            Event.QueueLeft _,
            Event.OfferEnded _,
            Event.CallHeld _,
            Event.CallResumed _,
            Event.AgentLost _,
            Event.CallFound _,
            Event.WrapUpDone _ -> {}
      }
    }

    private void ask(@Nullable RecordingId recording) {
      if (recording != null) {
        asked.add(recording);
      }
    }

    boolean isDone(long acknowledged, Instant before) {
      return owed.isEmpty() && lastAt.isBefore(before) && sequences.getLast() <= acknowledged;
    }
  }

  /// The events of one agent.
  private static final class AgentTrace {
    private record Change(long sequence, PresenceChanged event) {}

    private final List<Long> sequences = new ArrayList<>();
    private final List<Change> changes = new ArrayList<>();
    private long window;
    private long phone;
    private long rest;
    private long idleSince;

    void take(long sequence, AgentEvent event, @Nullable AgentState before) {
      sequences.add(sequence);
      switch (event) {
        case Event.WindowChanged _ -> window = sequence;
        case Event.PhoneChanged _ -> phone = sequence;
        case Event.RestChosen e -> {
          rest = sequence;
          if (e.rest() == Presence.READY) {
            idleSince = sequence;
          }
        }
        case PresenceChanged e -> {
          changes.add(new Change(sequence, e));
          if (e.presence() == Presence.READY || e.presence() == Presence.NOT_READY) {
            rest = sequence;
          }
          if (e.presence() == Presence.READY
              && (before == null || !keepsPlace(before.presence()))) {
            idleSince = sequence;
          }
        }
      }
    }

    Set<Long> needed(AgentState agent) {
      if (window == 0) {
        // Nobody works without a window; should it be, the beginning tells since when.
        return Set.copyOf(sequences);
      }
      Set<Long> needed = new HashSet<>();
      needed.add(window);
      needed.add(phone);
      needed.add(rest);
      if (keepsPlace(agent.presence())) {
        needed.add(idleSince);
      }
      if (!changes.isEmpty()) {
        needed.add(changes.getLast().sequence());
      }
      InteractionId shown = agent.call();
      if (shown != null) {
        changes.stream()
            .dropWhile(change -> !shown.equals(change.event().call()))
            .forEach(change -> needed.add(change.sequence()));
      }
      return needed;
    }
  }
}
