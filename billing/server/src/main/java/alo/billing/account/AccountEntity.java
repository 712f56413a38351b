package alo.billing.account;

import alo.contract.id.TenantId;
import alo.contract.value.Money;
import alo.rating.plan.SeatPrice;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "account")
class AccountEntity extends PanacheEntityBase {
  @Id String tenant;

  @Column(name = "outbound_deck")
  String outboundDeck;

  @Column(name = "inbound_deck")
  String inboundDeck;

  @Column(name = "seat_per_month_minor")
  long seatPerMonthMinor;

  @Column String currency;
  @Column String zone;
  @Column @Nullable String customer;

  Account toAccount() {
    return new Account(
        new TenantId(tenant),
        outboundDeck,
        inboundDeck,
        new SeatPrice.PerMonth(new Money(seatPerMonthMinor, currency)),
        currency,
        ZoneId.of(zone),
        customer);
  }
}
