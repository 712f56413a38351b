package alo.engine.ivr;

/// Ends the call.
final class HangUpNode {
  private HangUpNode() {}

  static Turn enter() {
    return new Turn.End();
  }
}
