package alo.tenants.hook;

import alo.contract.audit.AuditAct;
import alo.contract.hook.DeliveryView;
import alo.contract.hook.HookReplay;
import alo.contract.hook.HookView;
import alo.contract.id.DeliveryId;
import alo.contract.id.HookId;
import alo.contract.identity.Permit;
import alo.contract.tenant.Page;
import alo.tenants.identity.Audit;
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

/// Web-hooks over HTTP.
@Path("/api/v1/hooks")
@RunOnVirtualThread
@RolesAllowed(Permit.HOOKS_CHANGE)
public class HookResource {
  @Inject Hooks hooks;
  @Inject Deliveries deliveries;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page of web-hooks, without their secrets.
  @GET
  @RolesAllowed(Permit.HOOKS_SEE)
  public Page<HookView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return hooks.list(current.tenant(), limit, cursor);
  }

  /// Makes a web-hook. Its secret is in this answer and never again.
  @POST
  @ResponseStatus(201)
  public HookView create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, HookView.@Nullable Draft body) {
    HookView.Draft draft = Check.body(body);
    Hooks.Made made =
        idempotency.once(
            key,
            "hooks",
            draft,
            Hooks.Made.class,
            () -> {
              hooks.check(draft);
              return draft;
            },
            checked -> {
              Hooks.Made fresh = hooks.create(current.tenant(), checked);
              audit.creates(AuditAct.HOOK_CREATE, HookView::id, fresh::hook);
              return fresh;
            });
    return hooks.shown(current.tenant(), made);
  }

  /// One web-hook, without its secret.
  @GET
  @RolesAllowed(Permit.HOOKS_SEE)
  @Path("/{id}")
  public HookView get(@PathParam("id") String id) {
    return hooks.get(current.tenant(), new HookId(id));
  }

  /// Changes a web-hook; switching it on ends a pause.
  @PUT
  @Path("/{id}")
  public HookView change(@PathParam("id") String id, HookView.@Nullable Draft body) {
    HookView.Draft draft = Check.body(body);
    HookId hook = new HookId(id);
    hooks.get(current.tenant(), hook);
    hooks.check(draft);
    return audit.changes(
        AuditAct.HOOK_CHANGE,
        hook,
        () -> hooks.get(current.tenant(), hook),
        () -> hooks.change(current.tenant(), hook, draft));
  }

  /// Removes a web-hook with its delivery log; what waits for it is not sent.
  @DELETE
  @Path("/{id}")
  public void delete(@PathParam("id") String id) {
    HookId hook = new HookId(id);
    audit.removes(
        AuditAct.HOOK_DELETE,
        hook,
        () -> hooks.get(current.tenant(), hook),
        () -> hooks.delete(current.tenant(), hook));
  }

  /// Gives it another secret, which is in this answer and never again. For a day messages are
  /// signed with the old one as well.
  @POST
  @Path("/{id}/secret")
  public HookView renew(@PathParam("id") String id) {
    HookId hook = new HookId(id);
    Hooks.Made renewed =
        audit.does(AuditAct.HOOK_RENEW_SECRET, hook, () -> hooks.renew(current.tenant(), hook));
    return hooks.shown(current.tenant(), renewed);
  }

  /// Sends it a message of type `hook.test`, whatever types it wants.
  @POST
  @Path("/{id}/test")
  public DeliveryView test(@PathParam("id") String id) {
    HookId hook = new HookId(id);
    return audit.does(AuditAct.HOOK_TEST, hook, () -> deliveries.test(current.tenant(), hook));
  }

  /// A page of what was and will be sent to it, newest first.
  @GET
  @RolesAllowed(Permit.HOOKS_SEE)
  @Path("/{id}/deliveries")
  public Page<DeliveryView> deliveries(
      @PathParam("id") String id,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    HookView hook = hooks.get(current.tenant(), new HookId(id));
    return deliveries.list(current.tenant(), hook.id(), limit, cursor);
  }

  /// Sends one message again, at once. What waits already is sent once.
  @POST
  @Path("/{id}/deliveries/{delivery}/replay")
  public DeliveryView replay(@PathParam("id") String id, @PathParam("delivery") String delivery) {
    HookId hook = new HookId(id);
    DeliveryId message = new DeliveryId(delivery);
    return audit.does(
        AuditAct.HOOK_REPLAY, hook, () -> deliveries.replay(current.tenant(), hook, message));
  }

  /// Sends the events of a time again, or for the first time if it was off then.
  @POST
  @Path("/{id}/replays")
  @ResponseStatus(202)
  public HookReplay.Queued replayTime(
      @HeaderParam(Idempotency.HEADER) @Nullable String key,
      @PathParam("id") String id,
      @Nullable HookReplay body) {
    HookReplay replay = Check.body(body);
    HookId hook = new HookId(id);
    return idempotency.once(
        key,
        "hooks/" + hook + "/replays",
        replay,
        HookReplay.Queued.class,
        () ->
            audit.does(
                AuditAct.HOOK_REPLAY,
                hook,
                () -> deliveries.replay(current.tenant(), hook, replay)));
  }
}
