package alo.billing.deck;

import alo.rating.deck.Increments;
import alo.rating.deck.Rate;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;

@Entity
@Table(name = "deck_rate")
@IdClass(RateEntity.Key.class)
class RateEntity extends PanacheEntityBase {
  record Key(String deck, int version, String prefix) {}

  @Id String deck;
  @Id int version;
  @Id String prefix;
  @Column String description;
  @Column String increments;

  @Column(name = "per_minute_millionths")
  long perMinuteMillionths;

  @Column(name = "connection_minimum_minor")
  long connectionMinimumMinor;

  @Column boolean emergency;

  Rate toRate() {
    return new Rate(
        prefix,
        description,
        Increments.parse(increments),
        perMinuteMillionths,
        connectionMinimumMinor,
        emergency);
  }
}
