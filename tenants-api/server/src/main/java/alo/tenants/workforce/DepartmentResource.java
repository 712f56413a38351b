package alo.tenants.workforce;

import alo.contract.agent.DepartmentView;
import alo.contract.audit.AuditAct;
import alo.contract.id.DepartmentId;
import alo.contract.identity.Permit;
import alo.contract.tenant.Page;
import alo.tenants.identity.Audit;
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

/// Departments over HTTP.
@Path("/api/v1/departments")
@RunOnVirtualThread
@RolesAllowed(Permit.DEPARTMENTS_CHANGE)
public class DepartmentResource {
  @Inject Departments departments;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page by name; who is above whom stands in each.
  @GET
  @RolesAllowed(Permit.DEPARTMENTS_SEE)
  public Page<DepartmentView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return departments.list(limit, cursor);
  }

  /// Makes a department.
  @POST
  @ResponseStatus(201)
  public DepartmentView create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, DepartmentView.@Nullable Draft body) {
    DepartmentView.Draft draft = Check.body(body);
    DepartmentView department =
        idempotency.once(
            key,
            "departments",
            draft,
            DepartmentView.class,
            () ->
                audit.creates(
                    AuditAct.DEPARTMENT_CREATE,
                    DepartmentView::id,
                    () -> departments.create(current.tenant(), draft)));
    return department;
  }

  /// One department.
  @GET
  @Path("/{id}")
  @RolesAllowed(Permit.DEPARTMENTS_SEE)
  public DepartmentView get(@PathParam("id") String id) {
    return departments.get(new DepartmentId(id));
  }

  /// Changes a department; with another parent it moves with all that is below it.
  @PUT
  @Path("/{id}")
  @Transactional
  public DepartmentView change(@PathParam("id") String id, DepartmentView.@Nullable Draft body) {
    DepartmentView.Draft draft = Check.body(body);
    DepartmentId department = new DepartmentId(id);
    return audit.changes(
        AuditAct.DEPARTMENT_CHANGE,
        department,
        () -> departments.awaited(current.tenant(), department),
        () -> departments.change(current.tenant(), department, draft));
  }

  /// Removes a department in which and below which nothing is.
  @DELETE
  @Path("/{id}")
  @Transactional
  public void delete(@PathParam("id") String id) {
    DepartmentId department = new DepartmentId(id);
    audit.removes(
        AuditAct.DEPARTMENT_DELETE,
        department,
        () -> departments.awaited(current.tenant(), department),
        () -> departments.delete(current.tenant(), department));
  }
}
