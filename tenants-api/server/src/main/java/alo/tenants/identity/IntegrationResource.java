package alo.tenants.identity;

import alo.contract.audit.AuditAct;
import alo.contract.id.IntegrationId;
import alo.contract.identity.IntegrationView;
import alo.contract.identity.Permit;
import alo.contract.tenant.Page;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
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

/// Programs of a tenant's own over HTTP.
@Path("/api/v1/integrations")
@RunOnVirtualThread
@RolesAllowed(Permit.INTEGRATIONS_CHANGE)
public class IntegrationResource {
  private static final String PLACE = "integrations";

  @Inject Integrations integrations;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page of integrations, without their secrets.
  @GET
  @RolesAllowed(Permit.INTEGRATIONS_SEE)
  public Page<IntegrationView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return integrations.list(current.tenant(), limit, cursor);
  }

  /// Makes an integration, which gets its tokens by client credentials. Its secret is in this
  /// answer and never again.
  @POST
  @ResponseStatus(201)
  public IntegrationView create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, IntegrationView.@Nullable Draft body) {
    IntegrationView.Draft draft = Check.body(body);
    integrations.check(draft);
    Integrations.Made made =
        idempotency
            .earlier(key, PLACE, draft, Integrations.Made.class)
            .orElseGet(
                () ->
                    integrations.withClient(
                        current.tenant(), draft, fresh -> entered(key, fresh, draft)));
    return integrations.shown(current.tenant(), made);
  }

  /// One integration, without its secret.
  @GET
  @Path("/{id}")
  @RolesAllowed(Permit.INTEGRATIONS_SEE)
  public IntegrationView get(@PathParam("id") String id) {
    return integrations.get(current.tenant(), new IntegrationId(id));
  }

  /// Changes what an integration is called and may do; the latter counts at once.
  @PUT
  @Path("/{id}")
  public IntegrationView change(@PathParam("id") String id, IntegrationView.@Nullable Draft body) {
    IntegrationView.Draft draft = Check.body(body);
    integrations.check(draft);
    IntegrationId integration = new IntegrationId(id);
    return audit.changes(
        AuditAct.INTEGRATION_CHANGE,
        integration,
        () -> integrations.awaited(current.tenant(), integration),
        () -> integrations.change(current.tenant(), integration, draft));
  }

  /// Shuts an integration out, also with tokens that it has.
  @DELETE
  @Path("/{id}")
  public void delete(@PathParam("id") String id) {
    IntegrationId integration = new IntegrationId(id);
    IntegrationView there = integrations.get(current.tenant(), integration);
    audit.removes(
        AuditAct.INTEGRATION_DELETE,
        integration,
        () -> there,
        () -> integrations.delete(current.tenant(), integration));
    integrations.remove(there.client());
  }

  /// Gives it another secret, which is in this answer and never again. The old one gets no more
  /// tokens.
  @POST
  @Path("/{id}/secret")
  public IntegrationView renew(@PathParam("id") String id) {
    IntegrationId integration = new IntegrationId(id);
    Integrations.Made renewed = integrations.renew(current.tenant(), integration);
    Integrations.Made entered =
        audit.does(AuditAct.INTEGRATION_RENEW_SECRET, integration, () -> renewed);
    return integrations.shown(current.tenant(), entered);
  }

  private Integrations.Made entered(
      @Nullable String key, Integrations.Fresh fresh, IntegrationView.Draft draft) {
    return idempotency.once(
        key,
        PLACE,
        draft,
        Integrations.Made.class,
        () -> {
          Integrations.Made made = integrations.enter(current.tenant(), fresh, draft);
          audit.creates(AuditAct.INTEGRATION_CREATE, IntegrationView::id, made::integration);
          return made;
        });
  }
}
