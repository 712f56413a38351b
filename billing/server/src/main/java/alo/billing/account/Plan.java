package alo.billing.account;

import alo.contract.billing.PlanView;
import alo.contract.value.Money;
import alo.rating.plan.SeatPrice;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// By which prices a tenant pays from a month on.
///
/// @param from first month; null for the plan under which the account was opened
public record Plan(
    @Nullable YearMonth from, String outboundDeck, String inboundDeck, Money seatPerMonth) {

  /// What seats cost under it.
  public SeatPrice seatPrice() {
    return new SeatPrice.PerMonth(seatPerMonth);
  }

  PlanView toContract() {
    return new PlanView(from, outboundDeck, inboundDeck, seatPerMonth);
  }
}
