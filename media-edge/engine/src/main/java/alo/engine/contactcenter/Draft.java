package alo.engine.contactcenter;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.Event;
import alo.contract.interaction.Event.PresenceChanged;
import alo.engine.call.CallState;
import alo.engine.presence.AgentState;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;

/// A decision being made: its events so far, which the state already shows, and its effects.
final class Draft {
  /// Bytes of chance in an offer id, which is a token nobody may guess.
  private static final int OFFER_BYTES = 16;

  private final EdgeId edge;
  private final State state;
  private final Directory directory;
  private final RandomGenerator chance;
  private final Instant now;
  private final List<Event> events = new ArrayList<>();
  private final List<Effect> effects = new ArrayList<>();

  Draft(EdgeId edge, State state, Directory directory, RandomGenerator chance, Instant now) {
    this.edge = edge;
    this.state = state;
    this.directory = directory;
    this.chance = chance;
    this.now = now;
  }

  State state() {
    return state;
  }

  Directory directory() {
    return directory;
  }

  Instant now() {
    return now;
  }

  AgentState agent(AgentId id) {
    return state.agent(id, now);
  }

  /// A call that is known to be there.
  CallState call(InteractionId id) {
    CallState call = state.call(id);
    if (call == null) {
      throw new IllegalStateException("Expected call %s, but it is forgotten".formatted(id));
    }
    return call;
  }

  void emit(Event event) {
    state.apply(event, now);
    events.add(event);
  }

  /// The agent's presence changes, with nothing more to say.
  void presence(AgentId agent, Presence presence, @Nullable String reason) {
    emit(new PresenceChanged(agent, presence, reason, null, null));
  }

  void effect(Effect effect) {
    effects.add(effect);
  }

  /// The customer's leg goes to the waiting room, to the music of its queue.
  void toWait(InteractionId call, @Nullable QueueId queue, @Nullable RecordingId recording) {
    effect(new Effect.Wait(call, queue, recording, directory.music(queue)));
  }

  /// The agent puts his customer on hold, to the music of the queue through which the call came.
  void toHold(CallState call, OfferId offer) {
    effect(new Effect.Hold(call.id(), offer, directory.music(call.queue())));
  }

  OfferId newOffer() {
    byte[] bytes = new byte[OFFER_BYTES];
    chance.nextBytes(bytes);
    return new OfferId(edge.value() + "-" + HexFormat.of().formatHex(bytes));
  }

  Decision.Accepted accepted() {
    return new Decision.Accepted(events, effects);
  }
}
