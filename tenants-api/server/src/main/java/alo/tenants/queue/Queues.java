package alo.tenants.queue;

import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.queue.QueueView;
import alo.contract.tenant.Page;
import alo.tenants.platform.Check;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.RandomIds;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The queues of the tenant in whose schema the transaction works.
@ApplicationScoped
public class Queues {
  /// Queues of a tenant at most.
  public static final int QUEUES_MAX = 1_000;

  private static final int CODES_MAX = 50;

  @Inject Publications publications;
  @Inject RandomIds ids;
  @Inject KnownPrompts prompts;
  @Inject Event<QueueChanged> changes;

  /// A line of the queues' board is another, or is gone.
  ///
  /// @param shown whether there still is such a queue
  public record QueueChanged(TenantId tenant, QueueId queue, boolean shown) {}

  /// Makes a queue.
  public QueueView create(TenantId tenant, QueueView.Draft draft) {
    check(draft);
    if (QueueEntity.count() >= QUEUES_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED, "Expected at most %d queues".formatted(QUEUES_MAX));
    }
    QueueEntity queue = QueueEntity.of(new QueueId(ids.next("q")), draft);
    queue.persistAndFlush();
    publications.changed(tenant);
    changes.fire(new QueueChanged(tenant, new QueueId(queue.id), true));
    return queue.toContract();
  }

  /// Changes a queue.
  public QueueView change(TenantId tenant, QueueId id, QueueView.Draft draft) {
    check(draft);
    QueueEntity queue = entity(id);
    queue.take(draft);
    Panache.getEntityManager().flush();
    publications.changed(tenant);
    changes.fire(new QueueChanged(tenant, new QueueId(queue.id), true));
    return queue.toContract();
  }

  /// Removes a queue that no flow stands on.
  public void delete(TenantId tenant, QueueId id) {
    entity(id).delete();
    Panache.getEntityManager().flush();
    publications.changed(tenant);
    changes.fire(new QueueChanged(tenant, id, false));
  }

  /// The queue; NOT_FOUND if there is none.
  public QueueView get(QueueId id) {
    return entity(id).toContract();
  }

  /// A page by name.
  public Page<QueueView> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<QueueEntity> rows =
        QueueEntity.<QueueEntity>find("lower(name) > ?1 order by lower(name)", Paging.after(cursor))
            .range(0, size)
            .list();
    return Paging.of(
        rows, size, q -> q.name.toLowerCase(java.util.Locale.ROOT), QueueEntity::toContract);
  }

  /// All of them, for a configuration.
  public List<QueueView> all() {
    return QueueEntity.<QueueEntity>find("order by id").stream()
        .map(QueueEntity::toContract)
        .toList();
  }

  /// Whether there is such a queue.
  public boolean exists(QueueId id) {
    return QueueEntity.count("id", id.value()) > 0;
  }

  private static QueueEntity entity(QueueId id) {
    QueueEntity found = QueueEntity.findById(id.value());
    if (found == null) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no queue " + id);
    }
    return found;
  }

  private void check(QueueView.Draft draft) {
    Check check =
        new Check()
            .line("/name", draft.name(), 1, 80)
            .range("/ringSeconds", draft.ringSeconds(), 5, 60)
            .range("/depthMax", draft.depthMax(), 1, 10_000)
            .range("/wrapUpSeconds", draft.wrapUpSeconds(), 0, 3_600)
            .list("/wrapUpCodes", draft.wrapUpCodes(), CODES_MAX)
            .that(
                draft.music() == null || prompts.knows(draft.music()),
                "/music",
                "unknown-prompt",
                "There is no prompt " + draft.music());
    check.done();
    draft.wrapUpCodes().forEach(code -> check.line("/wrapUpCodes", code, 1, 40));
    check.done();
  }
}
