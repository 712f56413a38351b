package alo.tenants.flow;

import alo.contract.flow.Music;
import alo.contract.id.TenantId;
import alo.tenants.platform.Check;
import alo.tenants.platform.Publications;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/// The music of the tenant in whose schema the transaction works.
@ApplicationScoped
public class TenantMusic {
  @Inject Prompts prompts;
  @Inject Publications publications;

  /// What it is.
  public Music get() {
    return entity().toContract();
  }

  /// Makes it another, from the next call on.
  public Music change(TenantId tenant, Music music) {
    new Check()
        .that(
            music.prompt() == null || prompts.knows(music.prompt()),
            "/prompt",
            "unknown-prompt",
            "There is no prompt " + music.prompt())
        .done();
    MusicEntity entity = entity();
    entity.prompt = music.prompt() == null ? null : music.prompt().value();
    Panache.getEntityManager().flush();
    publications.changed(tenant);
    return entity.toContract();
  }

  private static MusicEntity entity() {
    MusicEntity only = MusicEntity.findById(true);
    if (only == null) {
      throw new IllegalStateException("Expected the row of the tenant's music");
    }
    return only;
  }
}
