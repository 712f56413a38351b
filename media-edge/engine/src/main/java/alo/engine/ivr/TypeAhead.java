package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import org.jspecify.annotations.Nullable;

/// What a key that is pressed over an announcement answers: the question which comes after it.
/// Callers who know the menu do not wait for its end; who is about to be connected or to leave a
/// message has nothing to choose, and hears it whole.
final class TypeAhead {
  private TypeAhead() {}

  /// Null when a key means nothing.
  ///
  /// @param next the node after the announcement
  static Step.@Nullable Ask question(@Nullable String next, Visit visit) {
    String at = next;
    for (int steps = 0; at != null && steps < Interpreter.FLOW_STEPS_PER_CALL_MAX; steps++) {
      switch (visit.node(at)) {
        case FlowNode.Menu menu -> {
          return MenuNode.ask(menu, visit);
        }
        case FlowNode.Collect collect -> {
          return CollectNode.ask(collect);
        }
        case FlowNode.Play play -> at = play.next();
        case FlowNode.Say say -> at = say.next();
        case FlowNode.Answer answer -> at = answer.next();
        case FlowNode.Hours hours -> at = HoursNode.way(hours, visit);
        case FlowNode.Queue _, FlowNode.Dial _, FlowNode.Voicemail _, FlowNode.HangUp _ -> {
          return null;
        }
        case null -> {
          return null;
        }
      }
    }
    return null;
  }
}
