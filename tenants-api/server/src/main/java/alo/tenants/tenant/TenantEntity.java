package alo.tenants.tenant;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.tenant.TenantState;
import alo.contract.tenant.TenantView;
import alo.contract.value.Language;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "tenant", schema = "control")
class TenantEntity extends PanacheEntityBase {
  @Id String id;

  @Column String name;

  @Column String state;

  @Column(name = "home_edge")
  String homeEdge;

  @Column String zone;

  @Column String country;

  @Column String language;

  @Column(name = "recording_key", columnDefinition = "text")
  String recordingKey;

  @Column(name = "config_version", updatable = false)
  long configVersion;

  @Column(name = "created_at")
  Instant createdAt;

  @Column @Nullable String reason;

  @Column(name = "state_since")
  @Nullable Instant stateSince;

  @Column(name = "delete_at")
  @Nullable Instant deleteAt;

  @Column(updatable = false)
  boolean canary;

  TenantView toContract() {
    return new TenantView(
        new TenantId(id),
        name,
        TenantState.valueOf(state),
        new EdgeId(homeEdge),
        createdAt,
        standing());
  }

  TenantView.@Nullable Standing standing() {
    return reason == null || stateSince == null
        ? null
        : new TenantView.Standing(TenantState.valueOf(state), reason, stateSince, deleteAt);
  }

  Tenants.Profile toProfile() {
    return new Tenants.Profile(
        new TenantId(id),
        name,
        TenantState.valueOf(state),
        new EdgeId(homeEdge),
        zone,
        country,
        Language.valueOf(language),
        recordingKey,
        configVersion,
        canary,
        standing());
  }
}
