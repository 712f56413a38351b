package alo.engine.ivr;

import alo.contract.flow.FlowNode.Target;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import org.jspecify.annotations.Nullable;

/// What a node wants to happen next.
public sealed interface Turn {

  /// Run a step on the customer's leg and come back with its result.
  record Run(Step step) implements Turn {}

  /// Run the node's step once more, since what was typed led nowhere.
  record Again() implements Turn {}

  /// Go on there; null hangs up.
  record GoTo(@Nullable String node) implements Turn {}

  /// The call is answered now; go on there.
  record Answered(String next) implements Turn {}

  /// Wait for an agent of a queue.
  record Enqueue(QueueId queue, int waitSecondsMax) implements Turn {}

  /// Ring an extension or an outside number; never a typed extension, which is resolved by then.
  record Ring(Target target, int ringSeconds) implements Turn {}

  /// A message was left; go on there, null hangs up.
  record Left(QueueId queue, RecordingId recording, int seconds, @Nullable String next)
      implements Turn {}

  /// End the call.
  record End() implements Turn {}

  /// The answer to a step's result.
  ///
  /// @param typed what the caller typed, empty for silence; null if the node asks for nothing
  record Reply(@Nullable String typed, Turn turn) {
    static Reply untyped(Turn turn) {
      return new Reply(null, turn);
    }
  }
}
