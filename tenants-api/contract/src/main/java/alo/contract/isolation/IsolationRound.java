package alo.contract.isolation;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One round of attacks, as the provider sees it.
///
/// @param number grows with each round
/// @param endedAt null while it goes on, or if the program died in it
/// @param operations of the API that were attacked
/// @param attempts that were made
/// @param unclear attempts of which nobody can say, e.g. because something was away
/// @param leaks attempts that got what is another tenant's
/// @param notRun why the round could not be run, null if it was
/// @param findings what leaked and what was unclear, the first of them
public record IsolationRound(
    long number,
    Instant begunAt,
    @Nullable Instant endedAt,
    int operations,
    int attempts,
    int unclear,
    int leaks,
    @Nullable String notRun,
    List<Finding> findings) {

  /// An attempt that did not end as it must.
  ///
  /// @param leak whether somebody got what is not his; else nobody can say
  /// @param operation that was asked, e.g. `GET /api/v1/queues/{id}`
  /// @param aim whose thing was named where
  /// @param expected what should have come
  /// @param came what came; nothing of a tenant's data is in it
  public record Finding(boolean leak, String operation, String aim, String expected, String came) {}
}
