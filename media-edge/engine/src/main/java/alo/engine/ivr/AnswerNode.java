package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.engine.ivr.Turn.Reply;

/// Takes the call, once: a second answer node is passed through.
final class AnswerNode {
  private AnswerNode() {}

  static Turn enter(FlowNode.Answer node, Visit visit) {
    return visit.answered() ? new Turn.GoTo(node.next()) : new Turn.Run(new Step.Answer());
  }

  static Reply after(FlowNode.Answer node) {
    return Reply.untyped(new Turn.Answered(node.next()));
  }
}
