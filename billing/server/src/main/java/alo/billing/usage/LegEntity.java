package alo.billing.usage;

import alo.contract.billing.LegUsage;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.value.Direction;
import alo.contract.value.E164;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.EnumType;
import jakarta.persistence.Enumerated;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "leg")
@IdClass(LegEntity.Key.class)
class LegEntity extends PanacheEntityBase {
  record Key(String tenant, String leg) {}

  @Id String tenant;
  @Id String leg;
  @Column String call;

  @Column
  @Enumerated(EnumType.STRING)
  Direction direction;

  @Column String number;

  @Column(name = "caller_id")
  @Nullable String callerId;

  @Column(name = "answered_at")
  Instant answeredAt;

  @Column(name = "ended_at")
  Instant endedAt;

  /// Why there is no charge yet, or null.
  @Column @Nullable String unrated;

  LegUsage toContract() {
    return new LegUsage(
        new TenantId(tenant),
        new InteractionId(call),
        leg,
        direction,
        number,
        callerId == null ? null : new E164(callerId),
        answeredAt,
        endedAt);
  }
}
