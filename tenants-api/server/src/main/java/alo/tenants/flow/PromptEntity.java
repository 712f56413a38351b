package alo.tenants.flow;

import alo.contract.flow.PromptView;
import alo.contract.id.PromptId;
import alo.contract.value.Language;
import io.quarkus.hibernate.orm.panache.PanacheEntityBase;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

@Entity
@Table(name = "prompt")
class PromptEntity extends PanacheEntityBase {
  @Id String id;

  @Column String name;

  @Column @Nullable String text;

  @Column @Nullable String language;

  @Column String sha256;

  @Column int seconds;

  @Column(name = "created_at")
  Instant createdAt;

  PromptView toContract() {
    return new PromptView(
        new PromptId(id),
        name,
        text,
        language == null ? null : Language.valueOf(language),
        seconds);
  }
}
