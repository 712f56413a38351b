package alo.tenants.live;

import alo.contract.agent.AgentBoard;
import alo.contract.id.AgentId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.queue.QueueBoard;
import alo.tenants.platform.Database;
import alo.tenants.queue.Queues.QueueChanged;
import alo.tenants.workforce.Agents.AgentChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;

/// Tells open feeds of what an administrator changed, in the transaction of the change: a renamed
/// queue or agent as a new line, one that is gone by the whole board, since lines only come.
@ApplicationScoped
class BoardChanges {
  @Inject Database database;
  @Inject Boards boards;
  @Inject Feed feed;
  @Inject FeedReaders readers;
  @Inject InstantSource clock;

  void queue(@Observes QueueChanged change) {
    database.run(
        c ->
            change.shown()
                ? lines(c, change.tenant(), Set.of(change.queue()), Set.of())
                : whole(c, change.tenant()));
  }

  void agent(@Observes AgentChanged change) {
    database.run(
        c ->
            change.shown()
                ? lines(c, change.tenant(), change.queues(), Set.of(change.agent()))
                : whole(c, change.tenant()));
  }

  void queueSeen(@Observes(during = TransactionPhase.AFTER_SUCCESS) QueueChanged change) {
    readers.wake(change.tenant());
  }

  void agentSeen(@Observes(during = TransactionPhase.AFTER_SUCCESS) AgentChanged change) {
    readers.wake(change.tenant());
  }

  private boolean lines(Connection c, TenantId tenant, Set<QueueId> queues, Set<AgentId> agents)
      throws SQLException {
    List<AgentBoard> agentLines = boards.agents(c, tenant, agents);
    List<QueueBoard> queueLines = boards.changedQueues(c, tenant, queues, agents);
    feed.append(c, tenant, clock.instant(), agentLines, queueLines, List.of());
    return true;
  }

  private boolean whole(Connection c, TenantId tenant) throws SQLException {
    feed.appendBoard(c, tenant, clock.instant());
    return true;
  }
}
