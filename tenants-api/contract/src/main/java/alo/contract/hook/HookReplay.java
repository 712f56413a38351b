package alo.contract.hook;

import java.time.Instant;

/// Asks for the events of a time to be posted to a web-hook once more, or for the first time if it
/// was off then.
///
/// @param from the first moment
/// @param to the first moment behind it
/// @param failedOnly only messages that failed: those that were given up, and those that would be
///     tried again later, which go at once
public record HookReplay(Instant from, Instant to, boolean failedOnly) {
  /// What came of it.
  ///
  /// @param queued messages that go out because of it
  public record Queued(int queued) {}
}
