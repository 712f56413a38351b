package alo.contract.hook;

import alo.contract.agent.AgentBoard;
import alo.contract.id.AgentId;
import alo.contract.id.OfferId;
import alo.contract.id.RecordingId;
import alo.contract.interaction.CallRecord;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a public event is about. What a type does not say is absent.
///
/// @param call the record as it was when the event was published, so it may know of later things
///     that came at the same time; in all `call.*`, `message.left`, `recording.stored`
/// @param agent whom it rings (`call.offered`), who answered (`call.answered`, absent if a number
///     outside did), whose line it is (`agent.changed`)
/// @param offer the leg that rings or was answered
/// @param deadline until when it rings (`call.offered`)
/// @param recording `message.left`, `recording.stored`
/// @param seconds how long that is
/// @param board the agent's line (`agent.changed`)
/// @param hook which was tested (`hook.test`)
public record EventData(
    @Nullable CallRecord call,
    @Nullable AgentId agent,
    @Nullable OfferId offer,
    @Nullable Instant deadline,
    @Nullable RecordingId recording,
    @Nullable Integer seconds,
    @Nullable AgentBoard board,
    @Nullable String hook) {

  /// About a call and nothing else.
  public static EventData of(CallRecord call) {
    return new EventData(call, null, null, null, null, null, null, null);
  }

  /// About a leg of a call.
  public static EventData of(
      CallRecord call, @Nullable AgentId agent, @Nullable OfferId offer, @Nullable Instant until) {
    return new EventData(call, agent, offer, until, null, null, null, null);
  }

  /// About a recording of a call.
  public static EventData of(CallRecord call, RecordingId recording, int seconds) {
    return new EventData(call, null, null, null, recording, seconds, null, null);
  }

  /// About an agent.
  public static EventData of(AgentBoard board) {
    return new EventData(null, board.agent(), null, null, null, null, board, null);
  }

  /// About a test.
  public static EventData ofTest(String hook) {
    return new EventData(null, null, null, null, null, null, null, hook);
  }
}
