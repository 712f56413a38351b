package alo.tenants.flow;

import alo.contract.audit.AuditAct;
import alo.contract.flow.Music;
import alo.contract.identity.Permit;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Check;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import org.jspecify.annotations.Nullable;

/// The tenant's music over HTTP; a queue's own is part of the queue.
@Path("/api/v1/music")
@RunOnVirtualThread
@RolesAllowed(Permit.MUSIC_CHANGE)
public class MusicResource {
  @Inject TenantMusic music;
  @Inject CurrentTenant current;
  @Inject Audit audit;

  /// What callers hear while they wait or are held.
  @GET
  @RolesAllowed(Permit.MUSIC_SEE)
  @Transactional
  public Music get() {
    return music.get();
  }

  /// Changes it, from the next call on.
  @PUT
  @Transactional
  public Music change(@Nullable Music body) {
    Music wanted = Check.body(body);
    return audit.changes(
        AuditAct.MUSIC_CHANGE, "music", music::get, () -> music.change(current.tenant(), wanted));
  }
}
