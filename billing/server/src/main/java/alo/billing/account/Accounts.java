package alo.billing.account;

import alo.contract.id.TenantId;
import alo.contract.value.Money;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Finds and opens accounts. All but [#listTenants] run in the tenant's transaction.
@ApplicationScoped
public class Accounts {
  private final EntityManager entities;
  private final AccountConfig config;

  Accounts(EntityManager entities, AccountConfig config) {
    this.entities = entities;
    this.config = config;
  }

  /// The account; what it would be if it were opened now, when the tenant has used nothing yet.
  public Account get(TenantId tenant) {
    AccountEntity stored = find(tenant);
    return stored == null
        ? new Account(
            tenant,
            List.of(
                new Plan(
                    null,
                    config.outboundDeck(),
                    config.inboundDeck(),
                    new Money(config.seatPerMonthMinor(), config.currency()))),
            config.currency(),
            config.zone(),
            null)
        : whole(stored);
  }

  /// Whether the account was opened.
  boolean isOpen(TenantId tenant) {
    return find(tenant) != null;
  }

  /// The account, opened under the conditions of now if it is not there.
  public Account open(TenantId tenant) {
    AccountEntity stored = find(tenant);
    if (stored != null) {
      return whole(stored);
    }
    entities
        .createNativeQuery("insert into known_tenant (id) values (:tenant) on conflict do nothing")
        .setParameter("tenant", tenant.value())
        .executeUpdate();
    entities
        .createNativeQuery(
            """
            insert into account
              (tenant, outbound_deck, inbound_deck, seat_per_month_minor, currency, zone)
            values (:tenant, :outbound, :inbound, :seat, :currency, :zone)
            on conflict do nothing
            """)
        .setParameter("tenant", tenant.value())
        .setParameter("outbound", config.outboundDeck())
        .setParameter("inbound", config.inboundDeck())
        .setParameter("seat", config.seatPerMonthMinor())
        .setParameter("currency", config.currency())
        .setParameter("zone", config.zone().getId())
        .executeUpdate();
    return get(tenant);
  }

  /// Keeps the tenant's id at the payment service.
  public void setCustomer(TenantId tenant, String customer) {
    AccountEntity.update("customer = ?1 where tenant = ?2", customer, tenant.value());
  }

  /// Every tenant that has ever used anything, by id. This list alone is not behind the row
  /// policies: the provider's own rounds over all tenants begin with it.
  public List<TenantId> listTenants() {
    return entities
        .createNativeQuery("select id from known_tenant order by id", String.class)
        .getResultStream()
        .map(id -> new TenantId((String) id))
        .toList();
  }

  /// Some tenants after one, by id.
  public List<TenantId> listTenants(String after, int most) {
    return entities
        .createNativeQuery("select id from known_tenant where id > ?1 order by id", String.class)
        .setParameter(1, after)
        .setMaxResults(most)
        .getResultStream()
        .map(id -> new TenantId((String) id))
        .toList();
  }

  private static Account whole(AccountEntity account) {
    return account.toAccount(
        PlanEntity.<PlanEntity>find("tenant = ?1 order by fromMonth", account.tenant).stream()
            .map(plan -> plan.toPlan(account.currency))
            .toList());
  }

  private static @Nullable AccountEntity find(TenantId tenant) {
    return AccountEntity.findById(tenant.value());
  }
}
