package alo.engine.ivr;

import alo.contract.flow.FlowNode;

/// Speaks a text, to its end or to a key that was meant for the menu after it.
final class SayNode {
  private SayNode() {}

  static Turn enter(FlowNode.Say node, Visit visit) {
    return new Turn.Run(new Step.Play(node.text(), TypeAhead.question(node.next(), visit)));
  }
}
