package alo.tenants.flow;

import alo.contract.flow.FlowDocument;
import alo.wire.json.Json;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import java.io.Serializable;
import java.time.Instant;

/// A published version; never changed.
@Entity
@Table(name = "flow_version")
@IdClass(FlowVersionEntity.Key.class)
class FlowVersionEntity extends PanacheEntityBase {
  /// A flow's id and version.
  record Key(String flow, int version) implements Serializable {}

  @Id String flow;

  @Id int version;

  @Column(columnDefinition = "text")
  String document;

  @Column(name = "published_by")
  String publishedBy;

  @Column(name = "published_at")
  Instant publishedAt;

  FlowDocument document() {
    return Json.read(document, FlowDocument.class);
  }
}
