package alo.tenants.testing;

import alo.contract.billing.LegUsage;
import alo.contract.billing.MonthStatement;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import alo.contract.tenant.Page;
import alo.contract.value.Money;
import alo.tenants.usage.Billing;
import alo.tenants.usage.BillingAwayException;
import alo.tenants.usage.BillingRefusedException;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.time.YearMonth;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Billing in memory.
@Alternative
@Priority(1)
@ApplicationScoped
public class FakeBilling implements Billing {
  private final List<LegUsage> legs = new CopyOnWriteArrayList<>();
  private final List<SeatUsage> seats = new CopyOnWriteArrayList<>();
  private final Set<String> refused = ConcurrentHashMap.newKeySet();
  private volatile boolean away;
  private volatile boolean wasAskedInTransaction;

  public void setAway(boolean isAway) {
    away = isAway;
  }

  /// From now on every list with a leg of this call is refused for good.
  public void refuse(String call) {
    refused.add(call);
  }

  /// Whether a transaction, and so a connection to the database, has ever waited for billing.
  public boolean wasAskedInTransaction() {
    return wasAskedInTransaction;
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
    if (reported.stream().anyMatch(l -> refused.contains(l.call().value()))) {
      throw new BillingRefusedException("Told to refuse");
    }
    legs.addAll(reported);
  }

  @Override
  public void reportSeats(List<SeatUsage> reported) {
    refuseIfAway();
    seats.addAll(reported);
  }

  @Override
  public MonthStatement statement(TenantId tenant, @Nullable YearMonth month) {
    refuseIfAway();
    Money nothing = Money.vnd(0);
    return new MonthStatement(
        tenant,
        month == null ? YearMonth.of(2026, 11) : month,
        0,
        0,
        0,
        0,
        0,
        0,
        nothing,
        nothing,
        nothing,
        List.of());
  }

  @Override
  public Page<MonthStatement> statements(@Nullable YearMonth month, int limit, String after) {
    List<MonthStatement> rest =
        Stream.of("one1", "two2")
            .filter(tenant -> tenant.compareTo(after) > 0)
            .map(tenant -> statement(new TenantId(tenant), month))
            .toList();
    boolean more = rest.size() > limit;
    return new Page<>(
        more ? rest.subList(0, limit) : rest, more ? rest.get(limit - 1).tenant().value() : null);
  }

  private void refuseIfAway() {
    wasAskedInTransaction |= QuarkusTransaction.isActive();
    if (away) {
      throw new BillingAwayException("Told to be away");
    }
  }
}
