package alo.tenants.usage;

import alo.contract.billing.LegUsage;
import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import java.time.YearMonth;
import java.util.List;

/// Billing, which keeps its own books. Every report may be repeated. Throws [BillingAwayException]
/// when it is away or refuses.
public interface Billing {
  /// Reports answered and ended legs.
  void reportLegs(List<LegUsage> legs);

  /// Reports days on which people were logged in.
  void reportSeats(List<SeatUsage> seats);

  /// A tenant's month.
  MonthStatement statement(TenantId tenant, YearMonth month);

  /// Everybody's month.
  List<MonthStatement> statements(YearMonth month);
}
