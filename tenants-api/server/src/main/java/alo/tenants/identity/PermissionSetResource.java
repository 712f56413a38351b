package alo.tenants.identity;

import alo.contract.audit.AuditAct;
import alo.contract.id.PermissionSetId;
import alo.contract.identity.PermissionSetView;
import alo.contract.identity.Permit;
import alo.contract.tenant.Page;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Sets of permissions over HTTP; who has which is part of the person (`agents`).
@Path("/api/v1/permission-sets")
@RunOnVirtualThread
@RolesAllowed(Permit.PERMISSIONS_CHANGE)
public class PermissionSetResource {
  @Inject PermissionSets sets;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page, built-in sets first, then by name.
  @GET
  @RolesAllowed(Permit.PERMISSIONS_SEE)
  public Page<PermissionSetView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return sets.list(limit, cursor);
  }

  /// Makes a set.
  @POST
  @ResponseStatus(201)
  public PermissionSetView create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key,
      PermissionSetView.@Nullable Draft body) {
    PermissionSetView.Draft draft = Check.body(body);
    PermissionSetView set =
        idempotency.once(
            key,
            "permission-sets",
            draft,
            PermissionSetView.class,
            () ->
                audit.creates(
                    AuditAct.PERMISSION_SET_CREATE,
                    PermissionSetView::id,
                    () -> sets.create(current.tenant(), draft)));
    return set;
  }

  /// One set.
  @GET
  @Path("/{id}")
  @RolesAllowed(Permit.PERMISSIONS_SEE)
  public PermissionSetView get(@PathParam("id") String id) {
    return sets.get(new PermissionSetId(id));
  }

  /// Changes a set of the tenant's own.
  @PUT
  @Path("/{id}")
  @Transactional
  public PermissionSetView change(
      @PathParam("id") String id, PermissionSetView.@Nullable Draft body) {
    PermissionSetView.Draft draft = Check.body(body);
    PermissionSetId set = new PermissionSetId(id);
    return audit.changes(
        AuditAct.PERMISSION_SET_CHANGE,
        set,
        () -> sets.awaited(current.tenant(), set),
        () -> sets.change(current.tenant(), set, draft));
  }

  /// Removes a set of the tenant's own that nobody has.
  @DELETE
  @Path("/{id}")
  @Transactional
  public void delete(@PathParam("id") String id) {
    PermissionSetId set = new PermissionSetId(id);
    audit.removes(
        AuditAct.PERMISSION_SET_DELETE,
        set,
        () -> sets.awaited(current.tenant(), set),
        () -> sets.delete(current.tenant(), set));
  }
}
