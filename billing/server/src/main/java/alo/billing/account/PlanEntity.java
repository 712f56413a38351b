package alo.billing.account;

import alo.contract.value.Money;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;
import java.time.YearMonth;

@Entity
@Table(name = "plan")
@IdClass(PlanEntity.Key.class)
class PlanEntity extends PanacheEntityBase {
  record Key(String tenant, LocalDate fromMonth) {}

  @Id String tenant;

  @Id
  @Column(name = "from_month")
  LocalDate fromMonth;

  @Column(name = "outbound_deck")
  String outboundDeck;

  @Column(name = "inbound_deck")
  String inboundDeck;

  @Column(name = "seat_per_month_minor")
  long seatPerMonthMinor;

  Plan toPlan(String currency) {
    return new Plan(
        YearMonth.from(fromMonth),
        outboundDeck,
        inboundDeck,
        new Money(seatPerMonthMinor, currency));
  }
}
