package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.engine.ivr.Turn.Reply;

/// Takes a message for a queue.
final class VoicemailNode {
  private VoicemailNode() {}

  static Turn enter(FlowNode.Voicemail node, Visit visit) {
    return new Turn.Run(new Step.TakeMessage(node.prompt(), visit.message(), node.secondsMax()));
  }

  static Reply after(FlowNode.Voicemail node, Visit visit, Step.Result result) {
    if (result instanceof Step.Result.Message(int seconds) && seconds > 0) {
      return Reply.untyped(new Turn.Left(node.queue(), visit.message(), seconds, node.next()));
    }
    return Reply.untyped(new Turn.GoTo(node.next()));
  }
}
