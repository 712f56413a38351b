package alo.tenants.usage;

import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import java.time.DateTimeException;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// The month of a request.
final class Months {
  private Months() {}

  /// The month asked for, or null for the running one: billing knows in whose zone it runs.
  static @Nullable YearMonth parse(@Nullable String month) {
    if (month == null || month.isBlank()) {
      return null;
    }
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException _) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST, "Expected a month like 2026-11, but it is not");
    }
  }
}
