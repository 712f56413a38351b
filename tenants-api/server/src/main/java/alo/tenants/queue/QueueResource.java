package alo.tenants.queue;

import alo.contract.audit.AuditAct;
import alo.contract.id.QueueId;
import alo.contract.identity.Permit;
import alo.contract.queue.QueueView;
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

/// Queues over HTTP.
@Path("/api/v1/queues")
@RunOnVirtualThread
@RolesAllowed(Permit.QUEUES_CHANGE)
public class QueueResource {
  @Inject Queues queues;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page by name.
  @GET
  @RolesAllowed(Permit.QUEUES_SEE)
  public Page<QueueView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return queues.list(limit, cursor);
  }

  /// Makes a queue.
  @POST
  @ResponseStatus(201)
  public QueueView create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, QueueView.@Nullable Draft body) {
    QueueView.Draft draft = Check.body(body);
    QueueView queue =
        idempotency.once(
            key,
            "queues",
            draft,
            QueueView.class,
            () ->
                audit.creates(
                    AuditAct.QUEUE_CREATE,
                    QueueView::id,
                    () -> queues.create(current.tenant(), draft)));
    return queue;
  }

  /// One queue.
  @GET
  @Path("/{id}")
  @RolesAllowed(Permit.QUEUES_SEE)
  public QueueView get(@PathParam("id") String id) {
    return queues.get(new QueueId(id));
  }

  /// Replaces a queue wholly: what the body leaves out is as in a new queue, also its music.
  @PUT
  @Path("/{id}")
  @Transactional
  public QueueView change(@PathParam("id") String id, QueueView.@Nullable Draft body) {
    QueueView.Draft draft = Check.body(body);
    QueueId queue = new QueueId(id);
    return audit.changes(
        AuditAct.QUEUE_CHANGE,
        queue,
        () -> queues.get(queue),
        () -> queues.change(current.tenant(), queue, draft));
  }

  /// Removes a queue that no flow stands on.
  @DELETE
  @Path("/{id}")
  @Transactional
  public void delete(@PathParam("id") String id) {
    QueueId queue = new QueueId(id);
    audit.removes(
        AuditAct.QUEUE_DELETE,
        queue,
        () -> queues.get(queue),
        () -> queues.delete(current.tenant(), queue));
  }
}
