package alo.tenants.flow;

import alo.contract.flow.Music;
import alo.contract.id.PromptId;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import org.jspecify.annotations.Nullable;

/// The one row.
@Entity
@Table(name = "music")
class MusicEntity extends PanacheEntityBase {
  @Id boolean one;

  @Column @Nullable String prompt;

  Music toContract() {
    return new Music(prompt == null ? null : new PromptId(prompt));
  }
}
