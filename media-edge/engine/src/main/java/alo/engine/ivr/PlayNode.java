package alo.engine.ivr;

import alo.contract.flow.FlowNode;

/// Plays a prompt, to its end or to a key that was meant for the menu after it.
final class PlayNode {
  private PlayNode() {}

  static Turn enter(FlowNode.Play node, Visit visit) {
    return new Turn.Run(new Step.Play(node.prompt(), TypeAhead.question(node.next(), visit)));
  }
}
