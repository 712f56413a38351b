package alo.contract.agent;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.QueueId;
import alo.contract.number.NumberFact;
import alo.contract.value.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What an agent's screen shows at one moment: his presence and his call. Sent whole with every
/// change.
///
/// @param since when this presence began
/// @param reason why he is not ready, as in [alo.contract.interaction.Event.PresenceChanged]
/// @param deadline when the presence ends by itself, if it does
/// @param pause while a call rings, goes on or is wrapped up: why he will be not ready after it, if
///     he will; else null
public record Desk(
    Presence presence,
    Instant since,
    @Nullable String reason,
    @Nullable Instant deadline,
    @Nullable Call call,
    @Nullable String pause) {

  /// A desk without a pause ahead.
  public Desk(
      Presence presence,
      Instant since,
      @Nullable String reason,
      @Nullable Instant deadline,
      @Nullable Call call) {
    this(presence, since, reason, deadline, call, null);
  }

  /// The call on the desk, from the ring to the end of the wrap-up.
  ///
  /// @param offer the agent's leg; the softphone finds its SIP call by it (header `X-Alo-Offer`)
  /// @param ours the number dialled (DID), or for a call out the caller id
  /// @param label the number's label, null if it has none
  /// @param facts what else there is to know of the number, as its tenant wrote it
  /// @param theirs the customer's number, null when withheld
  /// @param path nodes of the flow, what was typed in brackets
  /// @param autoAnswer the softphone answers by itself (a call given back after a reload, a call
  /// out)
  /// @param wrapUpCodes the codes to pick from
  /// @param cause for a failed call out: SIP status, else null
  public record Call(
      InteractionId id,
      OfferId offer,
      Direction direction,
      CallPhase phase,
      @Nullable String ours,
      @Nullable String label,
      List<NumberFact> facts,
      @Nullable String theirs,
      @Nullable QueueId queue,
      @Nullable String queueName,
      List<String> path,
      Instant startedAt,
      @Nullable Instant answeredAt,
      int waitSeconds,
      boolean autoAnswer,
      List<String> wrapUpCodes,
      @Nullable Integer cause) {

    public Call {
      // An edge of before there were facts says none.
      facts = facts == null ? List.of() : List.copyOf(facts);
    }
  }

  /// Where the call stands, for its agent.
  public enum CallPhase {
    RINGING,
    DIALING,
    TALKING,
    HELD,
    /// His browser lost it; it is on its way back.
    RECONNECTING,
    ENDED
  }
}
