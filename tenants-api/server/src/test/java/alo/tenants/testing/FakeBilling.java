package alo.tenants.testing;

import alo.contract.billing.LegUsage;
import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import alo.contract.value.Money;
import alo.tenants.usage.Billing;
import alo.tenants.usage.BillingAwayException;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.YearMonth;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// Billing in memory.
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeBilling implements Billing {
  private final List<LegUsage> legs = new CopyOnWriteArrayList<>();
  private final List<SeatUsage> seats = new CopyOnWriteArrayList<>();
  private volatile boolean away;

  public void setAway(boolean isAway) {
    away = isAway;
  }

  public List<LegUsage> legs(String tenant) {
    return legs.stream().filter(l -> l.tenant().value().equals(tenant)).toList();
  }

  public List<SeatUsage> seats(String tenant) {
    return seats.stream().filter(l -> l.tenant().value().equals(tenant)).toList();
  }

  @Override
  public void reportLegs(List<LegUsage> reported) {
    refuseIfAway();
    legs.addAll(reported);
  }

  @Override
  public void reportSeats(List<SeatUsage> reported) {
    refuseIfAway();
    seats.addAll(reported);
  }

  @Override
  public MonthStatement statement(TenantId tenant, YearMonth month) {
    refuseIfAway();
    Money nothing = Money.vnd(0);
    return new MonthStatement(
        tenant, month, 0, 0, 0, 0, 0, 0, nothing, nothing, nothing, List.of());
  }

  @Override
  public List<MonthStatement> statements(YearMonth month) {
    return List.of(statement(new TenantId("one1"), month));
  }

  private void refuseIfAway() {
    if (away) {
      throw new BillingAwayException("Told to be away");
    }
  }
}
