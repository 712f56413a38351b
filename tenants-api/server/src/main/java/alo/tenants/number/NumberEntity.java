package alo.tenants.number;

import alo.contract.id.FlowId;
import alo.contract.number.NumberView;
import alo.contract.value.E164;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "number", schema = "control")
class NumberEntity extends PanacheEntityBase {
  @Id String e164;

  @Column String edge;

  @Column @Nullable String tenant;

  @Column @Nullable String label;

  @Column @Nullable String flow;

  @Column(name = "added_at")
  Instant addedAt;

  NumberView toContract() {
    return new NumberView(
        new E164(e164), label, new FlowId(Objects.requireNonNull(flow, "a number has a flow")));
  }
}
