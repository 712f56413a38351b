package alo.billing.usage;

import alo.billing.account.Accounts;
import alo.billing.payment.Meters;
import alo.billing.payment.PaymentGateway.Meter;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import alo.rating.invoice.BillingMonth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.YearMonth;
import java.util.List;

/// Seat days. Every method runs in the tenant's transaction.
@ApplicationScoped
public class Seats {
  private final EntityManager entities;
  private final Accounts accounts;
  private final Meters meters;

  Seats(EntityManager entities, Accounts accounts, Meters meters) {
    this.entities = entities;
    this.accounts = accounts;
    this.meters = meters;
  }

  /// Seats of a month.
  public record Sum(long seats, long days) {}

  /// Stores seat days.
  ///
  /// @return how many were new
  int take(TenantId tenant, List<SeatUsage> seats) {
    var zone = accounts.open(tenant).zone();
    int taken = 0;
    for (SeatUsage seat : seats) {
      int inserted =
          entities
              .createNativeQuery(
                  """
                  insert into seat_day (tenant, agent, day) values (:tenant, :agent, :day)
                  on conflict do nothing
                  """)
              .setParameter("tenant", tenant.value())
              .setParameter("agent", seat.agent().value())
              .setParameter("day", seat.day())
              .executeUpdate();
      if (inserted > 0) {
        meters.add(
            tenant,
            Meter.SEAT_DAYS,
            "seat/" + seat.agent() + "/" + seat.day(),
            1,
            seat.day().atStartOfDay(zone).toInstant());
        taken++;
      }
    }
    return taken;
  }

  /// The month's people and their days.
  public Sum sum(TenantId tenant, BillingMonth month) {
    return entities
        .createQuery(
            """
            select new alo.billing.usage.Seats$Sum(count(distinct s.agent), count(*))
            from SeatDayEntity s where s.tenant = :tenant and s.day between :first and :last
            """,
            Sum.class)
        .setParameter("tenant", tenant.value())
        .setParameter("first", month.month().atDay(1))
        .setParameter("last", month.month().atEndOfMonth())
        .getSingleResult();
  }

  /// The month's seat days one by one.
  public List<SeatUsage> list(TenantId tenant, YearMonth month) {
    return SeatDayEntity.<SeatDayEntity>find(
            "tenant = ?1 and day between ?2 and ?3 order by day, agent",
            tenant.value(),
            month.atDay(1),
            month.atEndOfMonth())
        .stream()
        .map(SeatDayEntity::toContract)
        .toList();
  }
}
