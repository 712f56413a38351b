package alo.tenants.usage;

import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// The month of a request.
final class Months {
  private Months() {}

  /// The month asked for, the running one unless given.
  static YearMonth parse(@Nullable String month, InstantSource clock) {
    if (month == null || month.isBlank()) {
      return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException _) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST, "Expected a month like 2026-11, but it is not");
    }
  }
}
