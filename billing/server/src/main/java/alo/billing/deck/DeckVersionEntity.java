package alo.billing.deck;

import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;

@Entity
@Table(name = "deck_version")
@IdClass(DeckVersionEntity.Key.class)
class DeckVersionEntity extends PanacheEntityBase {
  record Key(String deck, int version) {}

  @Id String deck;
  @Id int version;
  @Column String currency;
  @Column String country;

  @Column(name = "effective_from")
  Instant effectiveFrom;
}
