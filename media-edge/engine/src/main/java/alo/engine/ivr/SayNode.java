package alo.engine.ivr;

import alo.contract.flow.FlowNode;

/// Speaks a text to its end.
final class SayNode {
  private SayNode() {}

  static Turn enter(FlowNode.Say node) {
    return new Turn.Run(new Step.Play(node.text()));
  }
}
