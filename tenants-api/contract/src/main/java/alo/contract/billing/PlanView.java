package alo.contract.billing;

import alo.contract.value.Money;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// By which prices a tenant pays from a month on.
///
/// @param from first month, in the account's zone; null for the plan under which the account was
///     opened
/// @param outboundDeck for calls out
/// @param inboundDeck for calls in, by the tenant's own number
/// @param seatPerMonth price of a seat for a whole month
public record PlanView(
    @Nullable YearMonth from, String outboundDeck, String inboundDeck, Money seatPerMonth) {

  /// Makes or changes the plan of a month that is still to come.
  public record Draft(String outboundDeck, String inboundDeck, Money seatPerMonth) {}
}
