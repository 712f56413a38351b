package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.engine.ivr.Turn.Reply;
import java.time.Duration;

/// Plays and collects digits into a variable.
final class CollectNode {
  /// Silence that ends the digits.
  static final Duration BETWEEN_DIGITS = Duration.ofSeconds(3);

  private CollectNode() {}

  static Turn enter(FlowNode.Collect node) {
    return new Turn.Run(ask(node));
  }

  static Step.Ask ask(FlowNode.Collect node) {
    return new Step.Ask(
        node.prompt(),
        node.digitsMax(),
        Duration.ofSeconds(node.waitSeconds()),
        BETWEEN_DIGITS,
        "");
  }

  static Reply after(FlowNode.Collect node, Visit visit, Step.Result result) {
    String typed = result instanceof Step.Result.Digits(String digits) ? digits : "";
    return new Reply(typed, turn(node, visit, typed));
  }

  private static Turn turn(FlowNode.Collect node, Visit visit, String typed) {
    if (accepts(node, typed)) {
      return new Turn.GoTo(node.next());
    }
    return visit.attempt() < node.attempts() ? new Turn.Again() : new Turn.GoTo(node.otherwise());
  }

  /// Whether these digits are what the node asks for.
  static boolean accepts(FlowNode.Collect node, String typed) {
    return typed.length() >= node.digitsMin() && typed.length() <= node.digitsMax();
  }
}
