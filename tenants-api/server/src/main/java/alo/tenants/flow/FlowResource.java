package alo.tenants.flow;

import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowView;
import alo.contract.id.FlowId;
import alo.contract.problem.Problem;
import alo.contract.tenant.Page;
import alo.tenants.identity.Roles;
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
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Call flows over HTTP.
@Path("/api/v1/flows")
@RunOnVirtualThread
@RolesAllowed(Roles.TENANT_ADMIN)
public class FlowResource {
  @Inject Flows flows;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;

  /// What is wrong with a document; empty if it may be published.
  public record Validation(List<Problem.At> errors) {}

  /// A page by id, without documents.
  @GET
  public Page<FlowView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return flows.list(limit, cursor);
  }

  /// Makes a flow and publishes version 1.
  @POST
  public Response create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, FlowView.@Nullable Draft body) {
    FlowView.Draft draft = Check.body(body);
    FlowView flow =
        idempotency.once(
            key,
            "flows",
            draft,
            FlowView.class,
            () -> flows.create(current.tenant(), current.user(), draft));
    return Response.status(Response.Status.CREATED).entity(flow).build();
  }

  /// A flow with its live document.
  @GET
  @Path("/{id}")
  public FlowView get(@PathParam("id") String id) {
    return flows.get(new FlowId(id));
  }

  /// Publishes the next version.
  @POST
  @Path("/{id}/versions")
  public Response publish(
      @HeaderParam(Idempotency.HEADER) @Nullable String key,
      @PathParam("id") String id,
      @Nullable FlowDocument body) {
    FlowDocument document = Check.body(body);
    FlowView flow =
        idempotency.once(
            key,
            "flows/" + new FlowId(id) + "/versions",
            document,
            FlowView.class,
            () -> flows.publish(current.tenant(), current.user(), new FlowId(id), document));
    return Response.status(Response.Status.CREATED).entity(flow).build();
  }

  /// The document of a version.
  @GET
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
