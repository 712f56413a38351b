package alo.billing.usage;

import alo.contract.billing.SeatUsage;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.time.LocalDate;

@Entity
@Table(name = "seat_day")
@IdClass(SeatDayEntity.Key.class)
class SeatDayEntity extends PanacheEntityBase {
  record Key(String tenant, LocalDate day, String agent) {}

  @Id String tenant;
  @Id LocalDate day;
  @Id String agent;

  SeatUsage toContract() {
    return new SeatUsage(new TenantId(tenant), new AgentId(agent), day);
  }
}
