package alo.billing.usage;

import alo.billing.account.Accounts;
import alo.billing.deck.Decks;
import alo.billing.payment.Meters;
import alo.billing.payment.PaymentGateway.Meter;
import alo.contract.billing.ChargeLine;
import alo.contract.billing.LegUsage;
import alo.contract.id.TenantId;
import alo.contract.value.Direction;
import alo.rating.charge.Rating;
import alo.rating.charge.Rating.Rated;
import alo.rating.charge.Rating.Unrated;
import alo.rating.charge.Tariff;
import alo.rating.invoice.BillingMonth;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.stream.Stream;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// Legs and their charge lines. Every method runs in the tenant's transaction.
@ApplicationScoped
public class Charges {
  private static final Logger LOG = Logger.getLogger(Charges.class);

  private final EntityManager entities;
  private final Accounts accounts;
  private final Decks decks;
  private final Meters meters;

  Charges(EntityManager entities, Accounts accounts, Decks decks, Meters meters) {
    this.entities = entities;
    this.accounts = accounts;
    this.decks = decks;
    this.meters = meters;
  }

  /// Sums of a direction's lines.
  public record Sum(long billedSeconds, long calls, long amountMinor) {
    static final Sum NOTHING = new Sum(0, 0, 0);
  }

  /// The decks by which a tenant pays.
  public Tariffs tariffs(TenantId tenant) {
    return new Tariffs(accounts.get(tenant), decks);
  }

  /// Stores legs and charges those that are new.
  ///
  /// @return how many were new
  int take(TenantId tenant, List<LegUsage> legs) {
    accounts.open(tenant);
    Tariffs tariffs = tariffs(tenant);
    int taken = 0;
    for (LegUsage leg : legs) {
      LegUsage stored = storable(leg);
      Rating rating = tariffs.rate(stored);
      if (insert(stored, rating)) {
        charge(stored, rating);
        taken++;
      }
    }
    return taken;
  }

  /// Sums of the month's lines of one direction, added by the database.
  public Sum sum(TenantId tenant, BillingMonth month, Direction direction) {
    return entities
        .createQuery(
            """
            select new alo.billing.usage.Charges$Sum(
              coalesce(sum(c.billedSeconds), 0),
              count(distinct c.call),
              coalesce(sum(c.amountMinor), 0))
            from ChargeLineEntity c
            where c.tenant = :tenant and c.direction = :direction
              and c.begunAt >= :from and c.begunAt < :to
            """,
            Sum.class)
        .setParameter("tenant", tenant.value())
        .setParameter("direction", direction)
        .setParameter("from", month.from())
        .setParameter("to", month.to())
        .getSingleResult();
  }

  /// The month's lines, newest first, so many at most.
  public List<ChargeLine> newest(TenantId tenant, BillingMonth month, int linesMax) {
    return ChargeLineEntity.<ChargeLineEntity>find(
            "tenant = ?1 and begunAt >= ?2 and begunAt < ?3 order by begunAt desc, leg desc",
            tenant.value(),
            month.from(),
            month.to())
        .page(0, linesMax)
        .stream()
        .map(ChargeLineEntity::toContract)
        .toList();
  }

  /// The legs whose lines may lie in the month: also those answered up to a longest leg before it.
  public Stream<LegUsage> legs(TenantId tenant, BillingMonth month) {
    Instant from = month.from().minusSeconds(Tariff.LEG_SECONDS_MAX);
    return LegEntity.<LegEntity>stream(
            "tenant = ?1 and answeredAt >= ?2 and answeredAt < ?3 order by answeredAt, leg",
            tenant.value(),
            from,
            month.to())
        .map(LegEntity::toContract);
  }

  /// Charges legs that had no price when they came and have one now.
  ///
  /// @return how many were charged
  int rateWaiting(TenantId tenant) {
    Tariffs tariffs = tariffs(tenant);
    int charged = 0;
    String after = "";
    List<LegEntity> waiting;
    do {
      // Page by page over all of them: those that stay without a price must not hide the others.
      waiting =
          LegEntity.<LegEntity>find(
                  "tenant = ?1 and unrated is not null and leg > ?2 order by leg",
                  tenant.value(),
                  after)
              .page(0, UsageBounds.ITEMS_MAX)
              .list();
      for (LegEntity leg : waiting) {
        after = leg.leg;
        Rating rating = tariffs.rate(leg.toContract());
        if (rating instanceof Rated) {
          leg.unrated = null;
          charge(leg.toContract(), rating);
          charged++;
        }
      }
    } while (waiting.size() == UsageBounds.ITEMS_MAX);
    return charged;
  }

  /// The database keeps microseconds; what is rated must be what is stored, or the month would not
  /// recompute.
  private static LegUsage storable(LegUsage leg) {
    return new LegUsage(
        leg.tenant(),
        leg.call(),
        leg.leg(),
        leg.direction(),
        leg.number(),
        leg.callerId(),
        leg.answeredAt().truncatedTo(ChronoUnit.MICROS),
        leg.endedAt().truncatedTo(ChronoUnit.MICROS));
  }

  private boolean insert(LegUsage leg, Rating rating) {
    @Nullable String callerId = leg.callerId() == null ? null : leg.callerId().value();
    return entities
            .createNativeQuery(
                """
                insert into leg (tenant, leg, call, direction, number, caller_id,
                                 answered_at, ended_at, unrated)
                values (:tenant, :leg, :call, :direction, :number, :callerId,
                        :answeredAt, :endedAt, :unrated)
                on conflict (tenant, leg) do nothing
                """)
            .setParameter("tenant", leg.tenant().value())
            .setParameter("leg", leg.leg())
            .setParameter("call", leg.call().value())
            .setParameter("direction", leg.direction().name())
            .setParameter("number", leg.number())
            .setParameter("callerId", callerId)
            .setParameter("answeredAt", leg.answeredAt())
            .setParameter("endedAt", leg.endedAt())
            .setParameter("unrated", rating instanceof Unrated(String detail) ? detail : null)
            .executeUpdate()
        > 0;
  }

  private void charge(LegUsage leg, Rating rating) {
    switch (rating) {
      case Rated(List<ChargeLine> lines) -> {
        for (int period = 0; period < lines.size(); period++) {
          ChargeLine line = lines.get(period);
          ChargeLineEntity.of(leg.tenant(), period, line).persist();
          meters.add(
              leg.tenant(),
              switch (line.direction()) {
                case IN -> Meter.SECONDS_IN;
                case OUT -> Meter.SECONDS_OUT;
              },
              "leg/" + line.leg() + "/" + period,
              line.billedSeconds(),
              line.from());
        }
      }
      case Unrated(String detail) ->
          LOG.errorf("Leg %s of %s has no price: %s", leg.leg(), leg.tenant(), detail);
    }
  }
}
