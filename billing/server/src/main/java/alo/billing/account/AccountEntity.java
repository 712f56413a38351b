package alo.billing.account;

import alo.contract.id.TenantId;
import alo.contract.value.Money;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
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

  /// @param later the plans that follow, oldest first
  Account toAccount(List<Plan> later) {
    List<Plan> plans = new ArrayList<>();
    plans.add(new Plan(null, outboundDeck, inboundDeck, new Money(seatPerMonthMinor, currency)));
    plans.addAll(later);
    return new Account(
        new TenantId(tenant), List.copyOf(plans), currency, ZoneId.of(zone), customer);
  }
}
