package alo.rating.invoice;

import alo.contract.billing.ChargeLine;
import alo.contract.billing.MonthStatement;
import alo.contract.id.TenantId;
import alo.contract.value.Money;
import alo.rating.plan.SeatPrice;
import java.time.YearMonth;
import java.util.List;

/// The sums of a tenant's month.
///
/// @param billedSecondsIn over all lines of calls in
/// @param callsIn conversations with a leg in, not legs
/// @param seats people who had at least one seat day
/// @param seatDays summed over people
public record MonthTotals(
    long billedSecondsIn,
    long billedSecondsOut,
    long callsIn,
    long callsOut,
    int seats,
    int seatDays,
    Money callCharges) {
  /// The most lines that a statement shows.
  public static final int LINES_MAX = 200;

  private static final int SECONDS_OF_A_MINUTE = 60;

  /// The statement. Minutes are billed seconds, added up and then rounded up to the whole minute:
  /// they inform, the amounts come from the lines. Overflow is an error (`ArithmeticException`).
  ///
  /// @param newest lines of the month, newest first; the first [#LINES_MAX] are shown
  public MonthStatement statement(
      TenantId tenant, YearMonth month, SeatPrice price, List<ChargeLine> newest) {
    Money seatCharges = price.charge(seatDays, month);
    return new MonthStatement(
        tenant,
        month,
        Math.ceilDiv(billedSecondsIn, SECONDS_OF_A_MINUTE),
        Math.ceilDiv(billedSecondsOut, SECONDS_OF_A_MINUTE),
        callsIn,
        callsOut,
        seats,
        seatDays,
        callCharges,
        seatCharges,
        callCharges.plus(seatCharges),
        newest.stream().limit(LINES_MAX).toList());
  }
}
