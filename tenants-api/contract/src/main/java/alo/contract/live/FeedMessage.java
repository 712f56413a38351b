package alo.contract.live;

import alo.contract.agent.AgentBoard;
import alo.contract.interaction.CallRecord;
import alo.contract.queue.QueueBoard;
import java.time.Instant;
import java.util.List;

/// A message of the live feed (`/api/v1/live?ticket=...&after=SEQUENCE`).
///
/// A tenant's sequence has no gaps and is given at commit; a reader who comes back with the last
/// sequence he saw misses nothing of the last hour. If he comes too late, he gets a [Board] first.
/// Whoever was shown a part comes back without `after`: meanwhile he may see more.
public sealed interface FeedMessage {
  /// Place in the tenant's feed, from 1.
  long sequence();

  /// The whole state as of a sequence; the first message of a reader without `after`.
  ///
  /// @param whole whether this and what comes behind it tells of everybody; only then goes one on
  ///     with `after`
  record Board(
      long sequence,
      Instant at,
      List<AgentBoard> agents,
      List<QueueBoard> queues,
      List<CallRecord> calls,
      boolean whole)
      implements FeedMessage {}

  /// An agent's line changed.
  record AgentChanged(long sequence, Instant at, AgentBoard agent) implements FeedMessage {}

  /// A queue's line changed.
  record QueueChanged(long sequence, Instant at, QueueBoard queue) implements FeedMessage {}

  /// A call began, changed or ended.
  record CallChanged(long sequence, Instant at, CallRecord call) implements FeedMessage {}
}
