package alo.tenants.platform;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import java.time.Duration;
import java.util.List;

/// Somebody asks too often; it says when he may ask again.
public final class TooOftenException extends RuntimeException {
  private final Duration retryAfter;

  public TooOftenException(String detail, Duration retryAfter) {
    super(detail);
    this.retryAfter = retryAfter;
  }

  Problem problem() {
    return Problem.of(ProblemCode.LIMIT_REACHED, getMessage(), List.of());
  }

  /// For the header `Retry-After`, one at least.
  long retryAfterSeconds() {
    return Math.max(1, retryAfter.toSeconds() + 1);
  }
}
