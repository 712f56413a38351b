package alo.tenants.interaction;

import alo.contract.edge.EventEnvelope;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.CallRecord.Disposition;
import alo.contract.interaction.CallRecord.LegKind;
import alo.contract.interaction.Event;
import alo.contract.value.Direction;
import alo.contract.value.E164;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Folds a call's events into its record. Always from the first event on and in the order of their
/// ids: so it does not matter in which batches, how often or how late they came.
public final class CallFold {
  private final InteractionId call;
  private final CallClock clock = new CallClock();
  private final Map<OfferId, LegFold> offers = new LinkedHashMap<>();
  private final Map<RecordingId, CallRecord.Recording> recordings = new LinkedHashMap<>();
  private final List<String> path = new ArrayList<>();
  private final Set<AgentId> agents = new LinkedHashSet<>();

  private @Nullable LegFold customer;
  private Direction direction = Direction.IN;
  private String ours = "";
  private @Nullable String theirs;
  private @Nullable E164 callerId;
  private @Nullable FlowRef flow;
  private @Nullable QueueId queue;
  private @Nullable QueueId waitingIn;
  private @Nullable Instant waitingSince;
  private @Nullable AgentId agent;
  private @Nullable String wrapUp;
  private Event.@Nullable CallEnded ended;
  private boolean connected;

  private CallFold(InteractionId call) {
    this.call = call;
  }

  /// What the events say; nothing if the call's beginning is not among them yet.
  public static Optional<FoldedCall> fold(InteractionId call, List<EventEnvelope> events) {
    CallFold fold = new CallFold(call);
    Instant over = endOf(call, events);
    events.stream()
        .sorted(Comparator.comparing(EventEnvelope::id))
        .forEach(
            envelope -> {
              if (envelope.event() instanceof Event.CallEvent event && event.call().equals(call)) {
                Instant at = envelope.at();
                fold.take(event, at.isAfter(over) ? over : at);
              }
            });
    return fold.customer == null ? Optional.empty() : Optional.of(fold.result(fold.customer));
  }

  /// Nothing of a call happens after its end. What an edge noted after it, since its program was
  /// away, lasted until the end: no leg is charged and no talk counted behind it.
  private static Instant endOf(InteractionId call, List<EventEnvelope> events) {
    return events.stream()
        .map(EventEnvelope::event)
        .filter(event -> event instanceof Event.CallEnded end && end.call().equals(call))
        .map(event -> ((Event.CallEnded) event).endedAt())
        .filter(Objects::nonNull)
        .findFirst()
        .orElse(Instant.MAX);
  }

  private void take(Event.CallEvent event, Instant at) {
    switch (event) {
      case Event.CallArrived e -> arrived(e, at);
      case Event.CallPlaced e -> placed(e, at);
      case Event.CallAnswered e -> answered(earlier(e.answeredAt(), at));
      case Event.CallEnded e -> ended(e, at);
      case Event.NodeEntered e -> path.add(e.node());
      case Event.DigitsTyped _, Event.CallFound _ -> {}
      case Event.CallQueued e -> queued(e, at);
      case Event.QueueLeft _ -> leftQueue(at);
      case Event.VoicemailLeft e -> pending(e.recording(), true, e.seconds());
      case Event.CallOffered e -> {
        agents.add(e.agent());
        offers.put(e.offer(), new LegFold(LegKind.AGENT, e.offer(), e.agent(), null, null, at));
        if (e.recording() != null) {
          pending(e.recording(), false, 0);
        }
      }
      case Event.NumberOffered e -> {
        offers.put(
            e.offer(),
            new LegFold(LegKind.OUTSIDE, e.offer(), null, e.to().value(), e.callerId(), at));
        if (e.recording() != null) {
          pending(e.recording(), false, 0);
        }
      }
      case Event.OfferAnswered e -> connected(e.offer(), earlier(e.answeredAt(), at));
      case Event.OfferEnded e -> disconnected(e, at);
      case Event.CallHeld _ -> clock.hold(at);
      case Event.CallResumed _ -> clock.talk(at);
      case Event.AgentLost _ -> clock.pause(at);
      case Event.RecordingStored e -> stored(e);
      case Event.RecordingMissing e ->
          recordings.computeIfPresent(
              e.recording(),
              (id, r) -> new CallRecord.Recording(id, r.voicemail(), 0, "MISSING", null));
      case Event.WrapUpDone e -> wrapUp = e.code();
    }
  }

  /// What an edge learnt of later has its true time, never a later one than that of its telling.
  private static Instant earlier(@Nullable Instant told, Instant at) {
    return told == null || told.isAfter(at) ? at : told;
  }

  private void arrived(Event.CallArrived e, Instant at) {
    direction = Direction.IN;
    ours = e.dialled().value();
    theirs = e.from() == null ? null : e.from().value();
    callerId = e.from();
    flow = e.flow();
    customer = new LegFold(LegKind.CUSTOMER, null, null, theirs, callerId, at);
  }

  private void placed(Event.CallPlaced e, Instant at) {
    direction = Direction.OUT;
    ours = e.callerId().value();
    theirs = e.to().value();
    callerId = e.callerId();
    agent = e.agent();
    agents.add(e.agent());
    customer = new LegFold(LegKind.CUSTOMER, null, null, theirs, callerId, at);
    offers.put(e.offer(), new LegFold(LegKind.AGENT, e.offer(), e.agent(), null, null, at));
    if (e.recording() != null) {
      pending(e.recording(), false, 0);
    }
  }

  private void answered(Instant at) {
    if (customer != null) {
      customer.answered(at);
    }
    if (direction == Direction.OUT) {
      // The agent was there first: he heard it ring.
      connected = true;
      offers.values().forEach(leg -> leg.answered(at));
      clock.talk(at);
    }
  }

  private void queued(Event.CallQueued e, Instant at) {
    queue = e.queue();
    waitingIn = e.queue();
    waitingSince = at;
    clock.waiting(at);
    if (e.recording() != null) {
      pending(e.recording(), false, 0);
    }
  }

  private void leftQueue(Instant at) {
    waitingIn = null;
    waitingSince = null;
    clock.pause(at);
  }

  private void connected(OfferId offer, Instant at) {
    LegFold leg = offers.get(offer);
    if (leg == null) {
      return;
    }
    leg.answered(at);
    if (leg.agent() != null) {
      agent = leg.agent();
    }
    if (direction == Direction.OUT && !connected) {
      return; // His own leg; the far end has not answered.
    }
    connected = true;
    waitingIn = null;
    waitingSince = null;
    clock.talk(at);
  }

  private void disconnected(Event.OfferEnded e, Instant at) {
    LegFold leg = offers.get(e.offer());
    if (leg == null) {
      return;
    }
    Instant when = earlier(e.endedAt(), at);
    leg.ended(when, e.outcome(), e.cause());
    boolean talksOn = offers.values().stream().anyMatch(LegFold::isConnected);
    if (leg.wasAnswered() && !talksOn && waitingIn == null) {
      clock.pause(when);
    }
  }

  private void ended(Event.CallEnded e, Instant at) {
    Instant when = earlier(e.endedAt(), at);
    ended = e;
    clock.pause(when);
    waitingIn = null;
    waitingSince = null;
    if (customer != null) {
      customer.ended(when, null, e.cause());
    }
  }

  private void pending(RecordingId id, boolean voicemail, int seconds) {
    recordings.putIfAbsent(id, new CallRecord.Recording(id, voicemail, seconds, "PENDING", null));
  }

  private void stored(Event.RecordingStored e) {
    CallRecord.Recording known = recordings.get(e.recording());
    recordings.put(
        e.recording(),
        new CallRecord.Recording(
            e.recording(), known != null && known.voicemail(), e.seconds(), "STORED", e.sha256()));
  }

  /// Where the far end of a call out said no, the agent's telephone had been reached: it is the
  /// customer's leg that failed.
  private void farEnd(LegFold first) {
    if (direction == Direction.OUT && !connected && ended != null && ended.sip() != null) {
      first.went(Dispositions.ofFarEnd(ended));
      offers.values().stream().filter(leg -> leg.agent() != null).forEach(leg -> leg.went(null));
    }
  }

  private FoldedCall result(LegFold first) {
    farEnd(first);
    List<CallRecord.Leg> legs = new ArrayList<>();
    legs.add(first.toContract());
    offers.values().forEach(leg -> legs.add(leg.toContract()));
    Event.CallEnded end = ended;
    CallRecord record =
        new CallRecord(
            call,
            direction,
            ours,
            theirs,
            null,
            flow,
            List.copyOf(path),
            queue,
            agent,
            first.startedAt(),
            first.answeredAt(),
            first.endedAt(),
            end == null ? null : end.by(),
            end == null ? null : end.cause(),
            end == null ? null : end.sip(),
            end == null ? Disposition.IN_PROGRESS : disposition(end, first),
            clock.waitSeconds(),
            clock.talkSeconds(),
            clock.holdSeconds(),
            wrapUp,
            List.copyOf(legs),
            recordings.values().stream().filter(this::isOwed).toList(),
            end == null,
            clock.heldSince());
    return new FoldedCall(record, waitingIn, waitingSince, Set.copyOf(agents), carrierLegs(first));
  }

  /// What was asked for and never begun, since nobody answered, is neither owed nor missing.
  private boolean isOwed(CallRecord.Recording recording) {
    return ended == null
        || connected
        || recording.voicemail()
        || !recording.state().equals("PENDING");
  }

  private Disposition disposition(Event.CallEnded end, LegFold first) {
    if (connected) {
      return Disposition.ANSWERED;
    }
    if (recordings.values().stream().anyMatch(r -> r.voicemail() && r.seconds() > 0)) {
      return Disposition.VOICEMAIL;
    }
    return direction == Direction.OUT
        ? Dispositions.ofCallOut(end)
        : Dispositions.ofCallIn(end, first.wasAnswered());
  }

  private List<CarrierLeg> carrierLegs(LegFold first) {
    List<CarrierLeg> legs = new ArrayList<>();
    String number = direction == Direction.IN || theirs == null ? ours : theirs;
    first.charge(call.value(), direction, number).ifPresent(legs::add);
    Instant end = first.endedAt();
    for (LegFold leg : offers.values()) {
      if (leg.kind() == LegKind.OUTSIDE) {
        leg.endedBy(end);
        leg.charge(leg.id(), Direction.OUT, leg.number()).ifPresent(legs::add);
      }
    }
    return List.copyOf(legs);
  }
}
