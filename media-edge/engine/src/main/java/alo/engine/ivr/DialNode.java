package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowNode.Target;

/// Rings an extension or a number outside.
final class DialNode {
  private DialNode() {}

  static Turn enter(FlowNode.Dial node, Visit visit) {
    return switch (node.target()) {
      case Target.Extension extension -> new Turn.Ring(extension, node.ringSeconds());
      case Target.Outside outside -> new Turn.Ring(outside, node.ringSeconds());
      case Target.TypedExtension typed -> {
        String digits = visit.variable(typed.variable());
        yield digits == null
            ? new Turn.GoTo(node.otherwise())
            : new Turn.Ring(new Target.Extension(digits), node.ringSeconds());
      }
    };
  }
}
