package alo.engine.contactcenter;

import alo.contract.agent.Presence;
import alo.contract.edge.TenantConfiguration;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.interaction.Event;
import alo.engine.call.CallState;
import alo.engine.call.Phase;
import alo.engine.presence.AgentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// What must hold after every decision, and what must hold of a whole history.
final class Invariants {
  private Invariants() {}

  static void check(ContactCenter center, TenantConfiguration configuration) {
    Map<AgentId, InteractionId> taken = new HashMap<>();
    Set<QueueId> waiting = new HashSet<>();
    for (CallState call : center.state().calls()) {
      if (call.phase() == Phase.ENDED) {
        continue;
      }
      AgentId agent = call.agent();
      if (agent != null) {
        InteractionId other = taken.put(agent, call.id());
        require(other == null, "no agent with two calls: %s has %s, %s", agent, other, call.id());
        checkAgentOf(center, call, agent);
      }
      checkDeadline(call);
      if (call.isWaiting()) {
        waiting.add(call.line().queue());
      }
    }
    for (AgentState agent : center.state().agents()) {
      checkAgent(agent, taken.containsKey(agent.id()));
      CallState shown = agent.call() == null ? null : center.state().call(agent.call());
      require(
          !agent.isResting() || shown == null || shown.phase() == Phase.ENDED,
          "a desk at rest shows no call that goes on: %s",
          agent);
      require(
          agent.presence() != Presence.OFFERED || agent.window() && agent.phone(),
          "nothing rings where nobody can answer: %s",
          agent);
    }
    for (TenantConfiguration.Agent agent : configuration.agents()) {
      AgentState state = center.state().findAgent(agent.id());
      require(
          !agent.locked() || state == null || state.presence() == Presence.LOGGED_OUT,
          "who is locked is out: %s",
          state);
      if (state != null && state.isMatchable()) {
        for (QueueId queue : agent.queues()) {
          require(
              !waiting.contains(queue),
              "no ready agent while a matching call waits: %s, %s",
              agent.id(),
              queue);
        }
      }
    }
  }

  private static void checkAgentOf(ContactCenter center, CallState call, AgentId id) {
    AgentState agent = center.state().findAgent(id);
    require(agent != null && call.id().equals(agent.call()), "%s knows his %s", agent, call);
    Presence expected =
        switch (call.phase()) {
          case QUEUED, DIALLED -> Presence.OFFERED;
          case PLACING -> Presence.DIALING;
          case TALKING, HELD, KEPT -> Presence.TALKING;
          case FLOW, ENDED -> null;
        };
    require(agent.presence() == expected, "%s is %s for %s", agent, expected, call);
  }

  private static void checkDeadline(CallState call) {
    switch (call.phase()) {
      case QUEUED, DIALLED, PLACING, KEPT ->
          require(call.due() != null, "every reservation has a deadline: %s", call);
      case TALKING, HELD -> {
        require(call.offer() != null, "somebody talks: %s", call);
        require(call.due() != null, "every conversation has a longest time: %s", call);
      }
      case FLOW, ENDED -> {}
    }
  }

  private static void checkAgent(AgentState agent, boolean taken) {
    switch (agent.presence()) {
      case OFFERED, DIALING, TALKING -> require(taken, "%s is in a live call", agent);
      case WRAP_UP ->
          require(!taken && agent.deadline() != null, "a wrap-up has a deadline: %s", agent);
      case LOGGED_OUT, NOT_READY, READY -> require(!taken, "%s is in no call", agent);
    }
  }

  /// Every call that began has ended, once and last; every offer too.
  static void checkHistory(List<Event> history) {
    Set<InteractionId> open = new HashSet<>();
    Set<OfferId> offers = new HashSet<>();
    for (Event event : history) {
      switch (event) {
        case Event.CallArrived e -> require(open.add(e.call()), "a call begins once: %s", e);
        case Event.CallPlaced e -> {
          require(open.add(e.call()), "a call begins once: %s", e);
          offers.add(e.offer());
        }
        case Event.CallOffered e -> offers.add(e.offer());
        case Event.NumberOffered e -> offers.add(e.offer());
        case Event.OfferEnded e -> require(offers.remove(e.offer()), "an offer ends once: %s", e);
        case Event.CallEnded e -> require(open.remove(e.call()), "a call ends once: %s", e);
        case Event.WrapUpDone _, Event.RecordingStored _, Event.RecordingMissing _ -> {}
        case Event.CallEvent e -> require(open.contains(e.call()), "nothing after the end: %s", e);
        case Event.AgentEvent _ -> {}
      }
    }
    require(open.isEmpty(), "no call is forgotten: %s", open);
    require(offers.isEmpty(), "no offer is forgotten: %s", offers);
  }

  /// An end that was learnt of later lies between the conversation's beginning and its telling.
  static void checkEnds(List<Event> history, List<Instant> times) {
    Map<InteractionId, Instant> talking = new HashMap<>();
    Map<OfferId, Instant> answers = new HashMap<>();
    for (int i = 0; i < history.size(); i++) {
      Instant at = times.get(i);
      if (history.get(i) instanceof Event.OfferAnswered answered) {
        Instant told = answered.answeredAt();
        require(
            told == null || !told.isAfter(at),
            "no leg was answered after its telling: %s",
            answered);
        talking.put(answered.call(), told == null ? at : told);
        answers.put(answered.offer(), told == null ? at : told);
      } else if (history.get(i) instanceof Event.OfferEnded end && end.endedAt() != null) {
        Instant began = answers.getOrDefault(end.offer(), end.endedAt());
        require(
            !end.endedAt().isAfter(at) && !end.endedAt().isBefore(began),
            "a leg ends between its answer and now: %s",
            end);
      } else if (history.get(i) instanceof Event.CallEnded end && end.endedAt() != null) {
        Instant began = talking.getOrDefault(end.call(), end.endedAt());
        require(
            !end.endedAt().isAfter(at) && !end.endedAt().isBefore(began),
            "a call ends between its conversation's beginning and now: %s",
            end);
      }
    }
  }

  static void require(boolean holds, String what, Object... with) {
    if (!holds) {
      throw new AssertionError("Expected: " + what.formatted(with));
    }
  }

  /// What is left of a history, when what is not needed has been forgotten, gives the same state;
  /// also when that was interrupted half way.
  static void checkRetention(List<Event> history, List<Instant> times, Instant now) {
    List<Event> events = new ArrayList<>(history);
    history.stream().flatMap(event -> Stream.ofNullable(recordingIn(event))).forEach(events::add);
    Retention all = retained(events, times, now, Set.of());
    Instant later = now.plus(Retention.OVER_KEPT).plusSeconds(1);
    for (int acknowledged : List.of(events.size(), history.size() / 2)) {
      List<Long> unneeded = all.unneeded(acknowledged, later);
      for (int forgotten : List.of(unneeded.size(), unneeded.size() / 2, unneeded.size() / 3)) {
        Set<Long> gone = Set.copyOf(unneeded.subList(0, forgotten));
        require(
            all.hasSameStateAs(retained(events, times, now, gone)),
            "replay of what is kept equals replay of all, without %s",
            gone);
      }
    }
  }

  private static Retention retained(
      List<Event> events, List<Instant> times, Instant now, Set<Long> without) {
    var retention = new Retention();
    for (int i = 0; i < events.size(); i++) {
      if (!without.contains(i + 1L)) {
        retention.take(i + 1, events.get(i), i < times.size() ? times.get(i) : now);
      }
    }
    return retention;
  }

  /// The end of a recording that an event asks for.
  private static Event.@Nullable RecordingMissing recordingIn(Event event) {
    return switch (event) {
      case Event.CallQueued e when e.recording() != null ->
          new Event.RecordingMissing(e.call(), e.recording(), "simulated");
      case Event.CallOffered e when e.recording() != null ->
          new Event.RecordingMissing(e.call(), e.recording(), "simulated");
      case Event.CallPlaced e when e.recording() != null ->
          new Event.RecordingMissing(e.call(), e.recording(), "simulated");
      case Event.NumberOffered e when e.recording() != null ->
          new Event.RecordingMissing(e.call(), e.recording(), "simulated");
      case Event.VoicemailLeft e ->
          new Event.RecordingMissing(e.call(), e.recording(), "simulated");
      default -> null;
    };
  }
}
