package alo.tenants.edge;

import alo.contract.edge.LinkMessage;
import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.tenants.platform.Database;
import alo.tenants.platform.Publications.ConfigurationChanged;
import alo.tenants.platform.Sql;
import alo.tenants.removal.Removals;
import io.quarkus.scheduler.Scheduled;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.enterprise.event.TransactionPhase;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.RejectedExecutionException;
import org.jboss.logging.Logger;

/// Brings configurations to their edges: at once after a change's commit, on connecting by
/// comparing versions, and every second what was missed: a change that another process of ours
/// made, or one that the edge did not confirm.
@ApplicationScoped
class Publisher {
  private static final Logger LOG = Logger.getLogger(Publisher.class);
  private static final int BUILDS_AT_ONCE = 4;
  private static final int CATCHING_UP_AT_ONCE = 2;

  @Inject Links links;
  @Inject Configurations configurations;
  @Inject Database database;

  private final ExecutorService builds =
      Executors.newFixedThreadPool(
          BUILDS_AT_ONCE, Thread.ofVirtual().name("publish-", 0).factory());

  // A change must not wait behind an edge that has just come with nothing on its disk.
  private final ExecutorService catchingUp =
      Executors.newFixedThreadPool(
          CATCHING_UP_AT_ONCE, Thread.ofVirtual().name("catch-up-", 0).factory());

  private record Wanted(TenantId tenant, EdgeId edge, long version) {}

  void changed(@Observes(during = TransactionPhase.AFTER_SUCCESS) ConfigurationChanged change) {
    later(builds, () -> publish(change.tenant()));
  }

  void forgotten(@Observes Removals.Forgotten gone) {
    links.find(gone.edge()).ifPresent(link -> link.send(new LinkMessage.Forget(gone.tenant())));
  }

  /// Gives a newly linked edge what it lacks and takes from it what is not its own.
  void welcome(Link link, List<LinkMessage.Held> held) {
    held.forEach(h -> link.holds(h.tenant(), h.version()));
    Set<TenantId> own = new HashSet<>();
    for (Wanted wanted : wanted(List.of(link.edge()))) {
      own.add(wanted.tenant());
      if (wanted.version() > link.versionOf(wanted.tenant())) {
        later(catchingUp, () -> publish(wanted.tenant()));
      }
    }
    held.stream()
        .map(LinkMessage.Held::tenant)
        .filter(t -> !own.contains(t))
        .forEach(t -> link.send(new LinkMessage.Forget(t)));
  }

  @Scheduled(every = "1s", delayed = "3s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void publishMissed() {
    List<EdgeId> linked = links.all().stream().filter(Link::isGreeted).map(Link::edge).toList();
    if (linked.isEmpty()) {
      return;
    }
    for (Wanted wanted : wanted(linked)) {
      links
          .find(wanted.edge())
          .filter(link -> link.versionOf(wanted.tenant()) < wanted.version())
          .ifPresent(link -> later(catchingUp, () -> publish(wanted.tenant())));
    }
  }

  @PreDestroy
  void stop() {
    builds.shutdownNow();
    catchingUp.shutdownNow();
  }

  private void publish(TenantId tenant) {
    try {
      List<Wanted> wanted =
          database.call(
              c ->
                  Sql.list(
                      c,
                      "select id, home_edge, config_version from control.tenant"
                          + " where id = ? and state not in ('PROVISIONING', 'DELETING')",
                      Publisher::wanted,
                      tenant));
      for (Wanted one : wanted) {
        links.find(one.edge()).ifPresent(link -> link.configure(configurations.of(tenant)));
      }
    } catch (RuntimeException e) {
      LOG.errorf(e, "The configuration of %s could not be published; again in a second", tenant);
    }
  }

  private List<Wanted> wanted(List<EdgeId> edges) {
    return database.call(
        c ->
            Sql.list(
                c,
                "select id, home_edge, config_version from control.tenant"
                    + " where home_edge = any (?) and state not in ('PROVISIONING', 'DELETING')",
                Publisher::wanted,
                edges));
  }

  private static Wanted wanted(java.sql.ResultSet row) throws java.sql.SQLException {
    return new Wanted(new TenantId(row.getString(1)), new EdgeId(row.getString(2)), row.getLong(3));
  }

  private static void later(ExecutorService where, Runnable work) {
    try {
      where.execute(work);
    } catch (RejectedExecutionException e) {
      LOG.debug("Shutting down", e);
    }
  }
}
