package alo.engine.ivr;

import alo.contract.flow.FlowNode;

/// Hands the call to the queue.
final class QueueNode {
  private QueueNode() {}

  static Turn enter(FlowNode.Queue node) {
    return new Turn.Enqueue(node.queue(), node.waitSecondsMax());
  }
}
