package alo.contract.hook;

import java.time.Instant;

/// Asks for the events of a time to be posted to a web-hook once more, or for the first time if it
/// was off then.
///
/// @param from the first moment
/// @param to the first moment behind it
public record HookReplay(Instant from, Instant to) {
  /// What came of it.
  ///
  /// @param queued messages that wait now and did not before
  public record Queued(int queued) {}
}
