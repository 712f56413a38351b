package alo.tenants.hook;

import alo.contract.agent.AgentBoard;
import alo.contract.edge.EventEnvelope;
import alo.contract.hook.EventData;
import alo.contract.hook.EventType;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.Event;
import alo.contract.value.Direction;
import alo.tenants.interaction.FoldedCall;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What of the edge's events other programs are told. The edge's events change with the engine;
/// these do not.
final class Announcements {
  private Announcements() {}

  /// A public event without its place in the stream.
  record Announcement(EventType type, Instant at, EventData data) {}

  /// The announcements of some new events, in their order; agents' lines come last, once each.
  static List<Announcement> of(
      List<EventEnvelope> fresh, List<FoldedCall> calls, List<AgentBoard> boards) {
    Map<InteractionId, CallRecord> records = new HashMap<>();
    calls.forEach(call -> records.put(call.record().id(), call.record()));
    Map<AgentId, Instant> changed = new HashMap<>();
    List<Announcement> all = new ArrayList<>();
    for (EventEnvelope one : fresh) {
      switch (one.event()) {
        case Event.AgentEvent agent -> changed.merge(agent.agent(), one.at(), Announcements::later);
        case Event.CallEvent call -> {
          CallRecord record = records.get(call.call());
          // Without its beginning nobody knows whose call it is or which way it goes.
          Announcement announcement = record == null ? null : of(call, one.at(), record);
          if (announcement != null) {
            all.add(announcement);
          }
        }
      }
    }
    for (AgentBoard board : boards) {
      Instant at = Objects.requireNonNullElse(changed.get(board.agent()), board.since());
      all.add(new Announcement(EventType.AGENT_CHANGED, at, EventData.of(board)));
    }
    return all;
  }

  private static @Nullable Announcement of(Event.CallEvent event, Instant at, CallRecord call) {
    return switch (event) {
      case Event.CallArrived _, Event.CallPlaced _ ->
          new Announcement(EventType.CALL_STARTED, at, EventData.of(call));
      case Event.CallOffered e ->
          new Announcement(
              EventType.CALL_OFFERED, at, EventData.of(call, e.agent(), e.offer(), e.deadline()));
      case Event.OfferAnswered e -> offerAnswered(e, at, call);
      case Event.CallAnswered e ->
          call.direction() == Direction.OUT
              ? new Announcement(
                  EventType.CALL_ANSWERED,
                  Objects.requireNonNullElse(e.answeredAt(), at),
                  EventData.of(call, call.agent(), null, null))
              : null;
      case Event.CallEnded e ->
          new Announcement(
              EventType.CALL_ENDED,
              Objects.requireNonNullElse(e.endedAt(), at),
              EventData.of(call));
      case Event.VoicemailLeft e ->
          new Announcement(
              EventType.MESSAGE_LEFT, at, EventData.of(call, e.recording(), e.seconds()));
      case Event.RecordingStored e ->
          new Announcement(
              EventType.RECORDING_STORED, at, EventData.of(call, e.recording(), e.seconds()));
      case Event.NodeEntered _,
          Event.DigitsTyped _,
          Event.CallQueued _,
          Event.QueueLeft _,
          Event.NumberOffered _,
          Event.OfferEnded _,
          Event.CallHeld _,
          Event.CallResumed _,
          Event.AgentLost _,
          Event.CallFound _,
          Event.RecordingMissing _,
          Event.WrapUpDone _ ->
          null;
    };
  }

  /// Of a call out the agent's own leg is answered first, which nobody waits for.
  private static @Nullable Announcement offerAnswered(
      Event.OfferAnswered e, Instant at, CallRecord call) {
    if (call.direction() == Direction.OUT) {
      return null;
    }
    AgentId agent =
        call.legs().stream()
            .filter(leg -> e.offer().equals(leg.offer()))
            .findFirst()
            .map(CallRecord.Leg::agent)
            .orElse(null);
    return new Announcement(
        EventType.CALL_ANSWERED,
        Objects.requireNonNullElse(e.answeredAt(), at),
        EventData.of(call, agent, e.offer(), null));
  }

  private static Instant later(Instant one, Instant other) {
    return one.isAfter(other) ? one : other;
  }
}
