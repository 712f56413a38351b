package alo.engine.ivr;

import alo.contract.flow.FlowNode;

/// Plays a prompt to its end.
final class PlayNode {
  private PlayNode() {}

  static Turn enter(FlowNode.Play node) {
    return new Turn.Run(new Step.Play(node.prompt()));
  }
}
