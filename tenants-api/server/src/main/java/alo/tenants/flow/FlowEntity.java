package alo.tenants.flow;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowView;
import alo.contract.id.FlowId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "flow")
class FlowEntity extends PanacheEntityBase {
  @Id String id;

  @Column String name;

  @Column int live;

  @Column(name = "published_at")
  Instant publishedAt;

  FlowView toContract(@Nullable FlowDocument document) {
    return new FlowView(new FlowId(id), name, live, document, publishedAt);
  }
}
