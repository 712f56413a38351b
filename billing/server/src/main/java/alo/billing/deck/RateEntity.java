package alo.billing.deck;

import alo.contract.billing.DeckView;
import alo.rating.deck.Increments;
import alo.rating.deck.Rate;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.util.List;

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

  static RateEntity of(String deck, int version, DeckView.Rate rate) {
    RateEntity entity = new RateEntity();
    entity.deck = deck;
    entity.version = version;
    entity.prefix = rate.prefix();
    entity.description = rate.description();
    entity.increments = rate.increments();
    entity.perMinuteMillionths = rate.perMinuteMillionths();
    entity.connectionMinimumMinor = rate.connectionMinimum();
    entity.emergency = rate.emergency();
    return entity;
  }

  /// All rates of a version, by prefix.
  static List<RateEntity> ofVersion(String deck, int version) {
    return list("deck = ?1 and version = ?2 order by prefix", deck, version);
  }

  DeckView.Rate toContract() {
    return new DeckView.Rate(
        prefix, description, increments, perMinuteMillionths, connectionMinimumMinor, emergency);
  }

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
