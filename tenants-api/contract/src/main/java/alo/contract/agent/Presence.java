package alo.contract.agent;

/// What an agent is doing. Exactly one at a time; calls of queues are offered only to
/// [#READY]; a call for his own extension also rings him when he is [#NOT_READY].
public enum Presence {
  LOGGED_OUT,
  NOT_READY,
  READY,
  /// A call rings him.
  OFFERED,
  /// He calls out and the far end has not answered.
  DIALING,
  TALKING,
  WRAP_UP
}
