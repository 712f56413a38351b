package alo.billing.account;

import alo.contract.id.TenantId;
import java.time.Instant;
import java.time.YearMonth;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A tenant's conditions.
///
/// @param plans oldest first, at least one; each holds until the next one's month
/// @param customer the tenant's id at the payment service, or null before it was made there
public record Account(
    TenantId tenant, List<Plan> plans, String currency, ZoneId zone, @Nullable String customer) {

  /// The plan of a month.
  public Plan planIn(YearMonth month) {
    for (Plan plan : plans.reversed()) {
      if (plan.from() == null || !plan.from().isAfter(month)) {
        return plan;
      }
    }
    return plans.getFirst();
  }

  /// The plan of a call: that of the month in which it was answered, to its end.
  public Plan planAt(Instant answered) {
    return planIn(YearMonth.from(answered.atZone(zone)));
  }
}
