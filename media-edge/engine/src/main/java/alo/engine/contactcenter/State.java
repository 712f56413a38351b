package alo.engine.contactcenter;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.AgentEvent;
import alo.contract.interaction.Event.CallArrived;
import alo.contract.interaction.Event.CallEnded;
import alo.contract.interaction.Event.CallEvent;
import alo.contract.interaction.Event.CallPlaced;
import alo.contract.interaction.Event.CallQueued;
import alo.contract.interaction.Event.PresenceChanged;
import alo.contract.interaction.Event.RecordingMissing;
import alo.contract.interaction.Event.RecordingStored;
import alo.contract.interaction.Event.RestChosen;
import alo.engine.acd.Matcher;
import alo.engine.call.CallState;
import alo.engine.call.Phase;
import alo.engine.presence.AgentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// All calls and agents, and the indexes that follow from them: deadlines, offers, lines.
///
/// A decision is made on the state itself: it applies its own events one by one, so that each of
/// its steps sees what the last one did, and then takes them back. That is cheaper than a copy,
/// and there is only one way in which an event changes anything.
final class State {
  /// Recordings and calls that are remembered as settled or over, against late and double reports.
  private static final int REMEMBERED_MAX = 2_000;

  private final Map<InteractionId, CallState> calls = new HashMap<>();
  private final Map<AgentId, AgentState> agents = new HashMap<>();
  private final Map<OfferId, InteractionId> offers = new HashMap<>();
  private final Map<QueueId, Integer> depths = new HashMap<>();
  private final TreeSet<Due> dues = new TreeSet<>();
  private final LinkedHashSet<RecordingId> settled = new LinkedHashSet<>();
  private final LinkedHashSet<InteractionId> over = new LinkedHashSet<>();
  private final Matcher matcher = new Matcher();
  private final List<Runnable> undo = new ArrayList<>();
  private boolean drafting;
  private long order;
  private int outside;
  private int live;

  // --- looking ---

  @Nullable CallState call(InteractionId id) {
    return calls.get(id);
  }

  Iterable<CallState> calls() {
    return calls.values();
  }

  Iterable<AgentState> agents() {
    return agents.values();
  }

  /// The call that is not over and has this offer out or connected; null if there is none.
  @Nullable CallState callOf(OfferId offer) {
    InteractionId id = offers.get(offer);
    return id == null ? null : calls.get(id);
  }

  @Nullable AgentState findAgent(AgentId id) {
    return agents.get(id);
  }

  /// An agent of whom nothing was heard is logged out.
  AgentState agent(AgentId id, Instant now) {
    AgentState known = agents.get(id);
    return known != null ? known : AgentState.unknown(id, now);
  }

  Matcher matcher() {
    return matcher;
  }

  /// Calls of a queue that are in line or ring an agent.
  int depth(QueueId queue) {
    return depths.getOrDefault(queue, 0);
  }

  /// Calls that occupy a line to the outside.
  int outside() {
    return outside;
  }

  /// Calls that are not over.
  int live() {
    return live;
  }

  boolean isSettled(RecordingId recording) {
    return settled.contains(recording);
  }

  /// Whether a call has ended lately.
  boolean isOver(InteractionId call) {
    return over.contains(call);
  }

  @Nullable Due firstDue() {
    return dues.isEmpty() ? null : dues.first();
  }

  // --- changing ---

  void apply(Event event, Instant at) {
    switch (event) {
      case AgentEvent e -> apply(e, at);
      case CallEvent e -> apply(e, at);
    }
  }

  private void apply(AgentEvent event, Instant at) {
    AgentState before = agent(event.agent(), at);
    boolean becomesReady =
        event instanceof PresenceChanged changed && changed.presence() == Presence.READY
            || event instanceof RestChosen chosen && chosen.rest() == Presence.READY;
    AgentState changed = before.after(event, at, becomesReady ? nextOrder() : 0);
    AgentState after = changed.isResting() && isLive(changed.call()) ? changed.cleared() : changed;
    put(after);
    InteractionId left = before.call();
    if (left != null && !left.equals(after.call())) {
      forgetIfOver(left);
    }
  }

  private void apply(CallEvent event, Instant at) {
    if (event instanceof RecordingStored stored) {
      remember(settled, stored.recording());
    } else if (event instanceof RecordingMissing missing) {
      remember(settled, missing.recording());
    } else if (event instanceof CallEnded) {
      remember(over, event.call());
    }
    CallState before = calls.get(event.call());
    CallState after =
        switch (event) {
          case CallArrived e -> CallState.begin(e, at);
          case CallPlaced e -> CallState.begin(e, at);
          case CallEvent e when before == null -> null;
          case CallQueued e -> before.after(e, at, nextOrder());
          case CallEvent e -> before.after(e, at, 0);
        };
    if (after != null && after != before) {
      put(event.call(), after.phase() == Phase.ENDED && !isShown(after) ? null : after);
    }
  }

  private long nextOrder() {
    long now = order;
    record(() -> order = now);
    return ++order;
  }

  /// An ended call is kept as long as it stands on an agent's desk.
  private boolean isShown(CallState call) {
    AgentId id = call.agent();
    AgentState agent = id == null ? null : agents.get(id);
    return agent != null && call.id().equals(agent.call());
  }

  private boolean isLive(@Nullable InteractionId id) {
    CallState call = id == null ? null : calls.get(id);
    return call != null && call.phase() != Phase.ENDED;
  }

  private void forgetIfOver(InteractionId id) {
    CallState call = calls.get(id);
    if (call != null && call.phase() == Phase.ENDED) {
      put(id, null);
    }
  }

  private <T> void remember(LinkedHashSet<T> set, T what) {
    if (set.add(what)) {
      record(() -> set.remove(what));
      if (!drafting && set.size() > REMEMBERED_MAX) {
        set.removeFirst();
      }
    }
  }

  private void put(AgentState next) {
    AgentState before = agents.put(next.id(), next);
    index(before, next);
    record(
        () -> {
          if (before == null) {
            agents.remove(next.id());
          } else {
            agents.put(next.id(), before);
          }
          index(next, before);
        });
  }

  private void put(InteractionId id, @Nullable CallState next) {
    CallState before = next == null ? calls.remove(id) : calls.put(id, next);
    index(before, next);
    record(
        () -> {
          if (before == null) {
            calls.remove(id);
          } else {
            calls.put(id, before);
          }
          index(next, before);
        });
  }

  private void index(@Nullable AgentState before, @Nullable AgentState next) {
    AgentState any = next != null ? next : before;
    if (any == null) {
      return;
    }
    replaceDue(any.id(), before == null ? null : before.due(), next == null ? null : next.due());
    boolean was = before != null && before.isMatchable();
    boolean is = next != null && next.isMatchable();
    if (was && !is) {
      matcher.away(any.id());
    } else if (next != null && is && (!was || before == null || before.idle() != next.idle())) {
      matcher.ready(next.id(), next.idle());
    }
  }

  private void index(@Nullable CallState before, @Nullable CallState next) {
    if (before != null) {
      indexAway(before, next);
    }
    if (next != null) {
      if (next.due() != null) {
        dues.add(new Due(next.due(), next.id()));
      }
      if (next.phase() != Phase.ENDED) {
        live++;
        if (next.offer() != null) {
          offers.put(next.offer().id(), next.id());
        }
      }
      outside += next.isOutside() ? 1 : 0;
      if (next.phase() == Phase.QUEUED && next.line() != null) {
        depths.merge(next.line().queue(), 1, Integer::sum);
        if (next.isWaiting()) {
          matcher.waits(next.id(), next.line().queue(), next.line().order());
        }
      }
    }
  }

  private void indexAway(CallState before, @Nullable CallState next) {
    if (before.due() != null) {
      dues.remove(new Due(before.due(), before.id()));
    }
    if (before.phase() != Phase.ENDED) {
      live--;
      if (before.offer() != null) {
        offers.remove(before.offer().id());
      }
    }
    outside -= before.isOutside() ? 1 : 0;
    if (before.phase() == Phase.QUEUED && before.line() != null) {
      depths.merge(before.line().queue(), -1, State::sumOrNone);
      if (before.isWaiting() && (next == null || !next.isWaiting())) {
        matcher.leaves(before.id());
      }
    }
  }

  private static @Nullable Integer sumOrNone(Integer a, Integer b) {
    int sum = a + b;
    return sum == 0 ? null : sum;
  }

  private void replaceDue(AgentId id, @Nullable Instant before, @Nullable Instant next) {
    if (before != null) {
      dues.remove(new Due(before, id));
    }
    if (next != null) {
      dues.add(new Due(next, id));
    }
  }

  // --- drafting ---

  private void record(Runnable reverse) {
    if (drafting) {
      undo.add(reverse);
    }
  }

  /// From here on, changes are provisional.
  void beginDraft() {
    drafting = true;
  }

  /// Takes back everything since [#beginDraft()].
  void endDraft() {
    drafting = false;
    for (int i = undo.size() - 1; i >= 0; i--) {
      undo.get(i).run();
    }
    undo.clear();
  }

  /// The whole state as text, equal for equal states.
  String picture() {
    var byId = new TreeMap<String, Object>();
    calls.forEach((id, call) -> byId.put("call " + id, call));
    agents.forEach((id, agent) -> byId.put("agent " + id, agent));
    return byId
        + "\n"
        + dues
        + "\n"
        + new TreeMap<>(depthsByName())
        + "\norder "
        + order
        + " outside "
        + outside
        + " live "
        + live
        + " settled "
        + settled
        + " over "
        + over;
  }

  private Map<String, Integer> depthsByName() {
    var byName = new HashMap<String, Integer>();
    depths.forEach((queue, depth) -> byName.put(queue.value(), depth));
    return byName;
  }
}
