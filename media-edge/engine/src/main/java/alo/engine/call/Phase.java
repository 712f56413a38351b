package alo.engine.call;

/// Where a call stands. Exactly one at a time.
public enum Phase {
  /// A step of the flow runs.
  FLOW,
  /// In a queue; with an offer out, it rings an agent.
  QUEUED,
  /// Rings an extension or a number outside, from the flow.
  DIALLED,
  /// A call out whose far end has not answered.
  PLACING,
  TALKING,
  HELD,
  /// The agent's browser lost it; the customer hears music.
  KEPT,
  ENDED
}
