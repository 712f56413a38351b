package alo.tenants.flow;

import alo.contract.audit.AuditAct;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowView;
import alo.contract.id.FlowId;
import alo.contract.identity.Permit;
import alo.contract.problem.Problem;
import alo.contract.tenant.Page;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Call flows over HTTP.
@Path("/api/v1/flows")
@RunOnVirtualThread
@RolesAllowed(Permit.FLOWS_CHANGE)
public class FlowResource {
  @Inject Flows flows;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// What is wrong with a document; empty if it may be published.
  public record Validation(List<Problem.At> errors) {}

  /// A page by id, without documents.
  @GET
  @RolesAllowed(Permit.FLOWS_SEE)
  public Page<FlowView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return flows.list(limit, cursor);
  }

  /// Makes a flow and publishes version 1.
  @POST
  @ResponseStatus(201)
  public FlowView create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, FlowView.@Nullable Draft body) {
    FlowView.Draft draft = Check.body(body);
    FlowView flow =
        idempotency.once(
            key,
            "flows",
            draft,
            FlowView.class,
            () ->
                audit.creates(
                    AuditAct.FLOW_CREATE,
                    FlowView::id,
                    () -> flows.create(current.tenant(), current.user(), draft)));
    return flow;
  }

  /// A flow with its live document.
  @GET
  @RolesAllowed(Permit.FLOWS_SEE)
  @Path("/{id}")
  public FlowView get(@PathParam("id") String id) {
    return flows.get(new FlowId(id));
  }

  /// Publishes the next version.
  @POST
  @Path("/{id}/versions")
  @ResponseStatus(201)
  public FlowView publish(
      @HeaderParam(Idempotency.HEADER) @Nullable String key,
      @PathParam("id") String id,
      @Nullable FlowDocument body) {
    FlowDocument document = Check.body(body);
    FlowId published = new FlowId(id);
    FlowView flow =
        idempotency.once(
            key,
            "flows/" + published + "/versions",
            document,
            FlowView.class,
            () ->
                audit.changes(
                    AuditAct.FLOW_PUBLISH,
                    published,
                    () -> flows.get(published),
                    () -> flows.publish(current.tenant(), current.user(), published, document)));
    return flow;
  }

  /// The document of a version.
  @GET
  @RolesAllowed(Permit.FLOWS_SEE)
  @Path("/{id}/versions/{version}")
  public FlowDocument version(@PathParam("id") String id, @PathParam("version") int version) {
    return flows.version(new FlowId(id), version);
  }

  /// Says every mistake of a document and publishes nothing.
  @POST
  @Path("/validate")
  @Transactional
  public Validation validate(@Nullable FlowDocument document) {
    return new Validation(flows.validate(Check.body(document)));
  }
}
