package alo.billing.usage;

import alo.contract.billing.ChargeLine;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.value.Direction;
import alo.contract.value.Money;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "charge_line")
@IdClass(ChargeLineEntity.Key.class)
class ChargeLineEntity extends PanacheEntityBase {
  record Key(String tenant, String leg, int period) {}

  @Id String tenant;
  @Id String leg;

  /// Place of the line among the leg's, from 0.
  @Id int period;

  @Column String call;

  @Column
  @Enumerated(EnumType.STRING)
  Direction direction;

  @Column String number;

  @Column(name = "begun_at")
  Instant begunAt;

  @Column int seconds;

  @Column(name = "billed_seconds")
  int billedSeconds;

  @Column String deck;

  @Column(name = "deck_version")
  int deckVersion;

  @Column String prefix;
  @Column String description;
  @Column String increments;

  @Column(name = "per_minute_millionths")
  long perMinuteMillionths;

  @Column(name = "amount_minor")
  long amountMinor;

  @Column String currency;

  static ChargeLineEntity of(TenantId tenant, int period, ChargeLine line) {
    ChargeLineEntity entity = new ChargeLineEntity();
    entity.tenant = tenant.value();
    entity.leg = line.leg();
    entity.period = period;
    entity.call = line.call().value();
    entity.direction = line.direction();
    entity.number = line.number();
    entity.begunAt = line.from();
    entity.seconds = line.seconds();
    entity.billedSeconds = line.billedSeconds();
    entity.deck = line.deck();
    entity.deckVersion = line.deckVersion();
    entity.prefix = line.prefix();
    entity.description = line.description();
    entity.increments = line.increments();
    entity.perMinuteMillionths = line.ratePerMinuteMillionths();
    entity.amountMinor = line.amount().minor();
    entity.currency = line.amount().currency();
    return entity;
  }

  ChargeLine toContract() {
    return new ChargeLine(
        leg,
        new InteractionId(call),
        direction,
        number,
        begunAt,
        seconds,
        billedSeconds,
        deck,
        deckVersion,
        prefix,
        description,
        increments,
        perMinuteMillionths,
        new Money(amountMinor, currency));
  }
}
