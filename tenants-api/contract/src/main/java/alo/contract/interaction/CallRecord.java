package alo.contract.interaction;

import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.CustomerId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.value.Direction;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The record of one call, every leg and time: what a call detail record is elsewhere. A projection
/// of the call's events.
///
/// @param ours the tenant's number
/// @param theirs the customer's, null when withheld
/// @param path ids of the flow's nodes in the order they were reached
/// @param legs the customer's first, then each offer
/// @param waitSeconds from the queue to the first connected agent, or to the end
/// @param talkSeconds connected with an agent or outside number, without hold; started seconds, as
///     they are charged, so that record and bill say the same
/// @param holdSeconds started seconds too
/// @param wrapUp the code that was picked
/// @param live whether the call is still going on
/// @param heldSince since when the customer hears music because his agent holds the call; null
///     while it is not held
public record CallRecord(
    InteractionId id,
    Direction direction,
    String ours,
    @Nullable String theirs,
    @Nullable CustomerId customer,
    @Nullable FlowRef flow,
    List<String> path,
    @Nullable QueueId queue,
    @Nullable AgentId agent,
    Instant startedAt,
    @Nullable Instant answeredAt,
    @Nullable Instant endedAt,
    Event.@Nullable EndedBy endedBy,
    @Nullable Integer cause,
    @Nullable Integer sip,
    Disposition disposition,
    int waitSeconds,
    int talkSeconds,
    int holdSeconds,
    @Nullable String wrapUp,
    List<Leg> legs,
    List<Recording> recordings,
    boolean live,
    @Nullable Instant heldSince) {

  /// How it went.
  public enum Disposition {
    IN_PROGRESS,
    ANSWERED,
    ABANDONED,
    VOICEMAIL,
    NOT_ANSWERED,
    BUSY,
    FAILED
  }

  /// Whether this agent talked in it, not only heard it ring.
  public boolean hasTalked(AgentId agent) {
    return legs.stream().anyMatch(leg -> agent.equals(leg.agent()) && leg.answeredAt() != null);
  }

  /// Seconds that have begun in a time: a charge counts them, and so does the record.
  public static int startedSeconds(Duration time) {
    long whole = time.toSeconds();
    return Math.toIntExact(time.getNano() > 0 ? whole + 1 : whole);
  }

  /// One leg.
  ///
  /// @param kind customer, agent or outside number
  /// @param offer null for the customer's leg
  /// @param outcome null while it goes on and for the customer's leg, but for a call out whose far
  ///     end did not answer: that is told there, and null for the agent who called
  public record Leg(
      LegKind kind,
      @Nullable OfferId offer,
      @Nullable AgentId agent,
      @Nullable String number,
      Instant startedAt,
      @Nullable Instant answeredAt,
      @Nullable Instant endedAt,
      Event.@Nullable OfferOutcome outcome,
      @Nullable Integer cause) {

    /// Started seconds from the answer to the end, as they are charged; null unless it had both.
    public @Nullable Integer lasted() {
      return answeredAt == null || endedAt == null
          ? null
          : startedSeconds(Duration.between(answeredAt, endedAt));
    }
  }

  /// Whose leg.
  public enum LegKind {
    CUSTOMER,
    AGENT,
    OUTSIDE
  }

  /// A recording or message of the call.
  ///
  /// @param state `PENDING`, `STORED` or `MISSING`
  public record Recording(
      RecordingId id, boolean voicemail, int seconds, String state, @Nullable String sha256) {}
}
