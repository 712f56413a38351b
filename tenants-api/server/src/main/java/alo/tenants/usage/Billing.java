package alo.tenants.usage;

import alo.contract.billing.LegUsage;
import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import alo.contract.tenant.Page;
import java.time.YearMonth;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Billing, which keeps its own books. Every report may be repeated. Throws [BillingAwayException]
/// when it is away or broken, and [BillingRefusedException] when it will never take these words.
public interface Billing {
  /// Reports answered and ended legs.
  void reportLegs(List<LegUsage> legs);

  /// Reports days on which people were logged in.
  void reportSeats(List<SeatUsage> seats);

  /// A tenant's month with its newest lines; without a month the running one, in billing's zone.
  MonthStatement statement(TenantId tenant, @Nullable YearMonth month);

  /// A page of everybody's months, without lines; as above.
  ///
  /// @param after the last page's end, empty for the first
  Page<MonthStatement> statements(@Nullable YearMonth month, int limit, String after);
}
