package alo.engine.presence;

import alo.contract.agent.Presence;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.interaction.Event.AgentEvent;
import alo.contract.interaction.Event.PhoneChanged;
import alo.contract.interaction.Event.PresenceChanged;
import alo.contract.interaction.Event.RestChosen;
import alo.contract.interaction.Event.WindowChanged;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// One agent at one moment. Never changes; each event gives the next one.
///
/// @param reason why he is not ready
/// @param since when this presence began
/// @param deadline when it ends by itself
/// @param call the call on his desk: the one he is in, or the last one until his next step
/// @param rest what he does when no call is on him
/// @param windowGoneAt since when his window is away, null while it is there
/// @param phone whether his telephone is registered
/// @param idle place among idle agents: smaller is longer idle
public record AgentState(
    AgentId id,
    Presence presence,
    @Nullable String reason,
    Instant since,
    @Nullable Instant deadline,
    @Nullable InteractionId call,
    Rest rest,
    @Nullable Instant windowGoneAt,
    boolean phone,
    long idle) {
  /// An agent whose window stays away for so long, and who is in no call, is logged out.
  public static final Duration WINDOW_AWAY_MAX = Duration.ofSeconds(60);

  /// Ready, or not ready for a reason.
  public record Rest(Presence presence, @Nullable String reason) {}

  /// An agent of whom nothing has been heard.
  public static AgentState unknown(AgentId id, Instant at) {
    return new AgentState(
        id,
        Presence.LOGGED_OUT,
        null,
        at,
        null,
        null,
        new Rest(Presence.NOT_READY, Reasons.LOGGED_IN),
        at,
        false,
        0);
  }

  public boolean window() {
    return windowGoneAt == null;
  }

  /// Whether a call of a queue may be offered to him.
  public boolean isMatchable() {
    return presence == Presence.READY && window() && phone;
  }

  /// Whether a call for his own extension rings him: it is personal, so he need not be ready.
  public boolean isReachable() {
    return isResting() && window() && phone;
  }

  /// Why he will be not ready after what he is in; null if he is in nothing, or will be ready.
  public @Nullable String pause() {
    return switch (presence) {
      case OFFERED, DIALING, TALKING, WRAP_UP ->
          rest.presence() == Presence.NOT_READY ? rest.reason() : null;
      case LOGGED_OUT, NOT_READY, READY -> null;
    };
  }

  /// Whether he is in no call and in no wrap-up.
  public boolean isResting() {
    return presence == Presence.READY || presence == Presence.NOT_READY;
  }

  /// When something has to be done about him, null if he may stay as he is. In calls, the call's
  /// deadline counts.
  public @Nullable Instant due() {
    return switch (presence) {
      case WRAP_UP -> deadline;
      case READY, NOT_READY -> windowGoneAt == null ? null : windowGoneAt.plus(WINDOW_AWAY_MAX);
      case LOGGED_OUT, OFFERED, DIALING, TALKING -> null;
    };
  }

  /// With an empty desk: the call that was on it goes on without him.
  public AgentState cleared() {
    return new AgentState(
        id, presence, reason, since, deadline, null, rest, windowGoneAt, phone, idle);
  }

  /// What an event makes of him.
  ///
  /// @param order the place among idle agents for one who becomes ready, or will be after his call
  public AgentState after(AgentEvent event, Instant at, long order) {
    return switch (event) {
      case PresenceChanged e -> changed(e, at, order);
      case RestChosen e ->
          new AgentState(
              id,
              presence,
              reason,
              since,
              deadline,
              call,
              new Rest(e.rest(), e.reason()),
              windowGoneAt,
              phone,
              e.rest() == Presence.READY ? order : idle);
      case WindowChanged e ->
          new AgentState(
              id,
              presence,
              reason,
              since,
              deadline,
              call,
              rest,
              e.there() ? null : at,
              phone,
              idle);
      case PhoneChanged e ->
          new AgentState(
              id, presence, reason, since, deadline, call, rest, windowGoneAt, e.there(), idle);
    };
  }

  private AgentState changed(PresenceChanged e, Instant at, long order) {
    boolean resting = e.presence() == Presence.READY || e.presence() == Presence.NOT_READY;
    return new AgentState(
        id,
        e.presence(),
        e.reason(),
        at,
        e.deadline(),
        e.call() != null ? e.call() : shown(resting),
        resting ? new Rest(e.presence(), e.reason()) : rest,
        windowGoneAt,
        phone,
        e.presence() == Presence.READY && !keepsPlace() ? order : idle);
  }

  /// An offer that was withdrawn costs nobody his place among the idle.
  private boolean keepsPlace() {
    return presence == Presence.OFFERED || presence == Presence.READY;
  }

  /// A call that has just ended without a wrap-up stays on the desk until the next step.
  private @Nullable InteractionId shown(boolean resting) {
    boolean wasInCall = presence == Presence.TALKING || presence == Presence.DIALING;
    return wasInCall && resting ? call : null;
  }
}
