package alo.billing.payment;

import alo.billing.payment.PaymentGateway.Meter;
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
@Table(name = "meter_reading")
@IdClass(MeterReadingEntity.Key.class)
class MeterReadingEntity extends PanacheEntityBase {
  record Key(String tenant, String identifier) {}

  @Id String tenant;
  @Id String identifier;

  @Column
  @Enumerated(EnumType.STRING)
  Meter meter;

  @Column long value;

  @Column(name = "used_at")
  Instant usedAt;

  @Column(name = "sent_at")
  @Nullable Instant sentAt;

  @Column @Nullable String refusal;
}
