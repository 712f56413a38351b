package alo.contract.hook;

/// How far a message to a web-hook is.
public enum DeliveryState {
  /// It waits for its first or next attempt.
  PENDING,
  /// It was taken: an answer 2xx in time.
  DELIVERED,
  /// All attempts failed; it can be replayed.
  GIVEN_UP
}
