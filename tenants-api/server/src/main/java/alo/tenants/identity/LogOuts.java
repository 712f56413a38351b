package alo.tenants.identity;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Ends log-ins of people who were locked. Nothing hangs on it, since whoever is locked is refused
/// with the best log-in: so it is done beside the request, and again while the identity provider is
/// away.
@ApplicationScoped
public class LogOuts {
  /// Longer than the identity provider is waited for, so that nobody else takes the same one.
  private static final Duration AGAIN_AFTER = Duration.ofSeconds(30);

  private static final int LOG_OUTS_PER_ROUND_MAX = 100;
  private static final Logger LOG = Logger.getLogger(LogOuts.class);

  @Inject Identities identities;
  @Inject Database database;
  @Inject InstantSource clock;

  private record Wanted(TenantId tenant, AgentId person) {}

  /// They end soon after the caller's transaction.
  public void want(TenantId tenant, AgentId person) {
    database.run(
        c ->
            Sql.update(
                c,
                """
                insert into control.log_out (tenant, person, next_at) values (?, ?, ?)
                on conflict (tenant, person) do update set next_at = excluded.next_at
                """,
                tenant,
                person,
                clock.instant()));
  }

  /// The one who was unlocked keeps the log-in that he has.
  public void spare(TenantId tenant, AgentId person) {
    database.run(
        c ->
            Sql.update(
                c, "delete from control.log_out where tenant = ? and person = ?", tenant, person));
  }

  @Scheduled(every = "1s", delayed = "2s", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
  void carry() {
    for (int i = 0; i < LOG_OUTS_PER_ROUND_MAX; i++) {
      Optional<Wanted> next = due();
      if (next.isEmpty() || !carry(next.get())) {
        return;
      }
    }
  }

  private Optional<Wanted> due() {
    return database.callAlone(
        c ->
            Sql.find(
                c,
                """
                update control.log_out set next_at = ? where (tenant, person) in (
                  select tenant, person from control.log_out where next_at <= ?
                  order by next_at limit 1 for update skip locked)
                returning tenant, person
                """,
                row -> new Wanted(new TenantId(row.getString(1)), new AgentId(row.getString(2))),
                clock.instant().plus(AGAIN_AFTER),
                clock.instant()));
  }

  /// Says whether the identity provider is there.
  private boolean carry(Wanted wanted) {
    try {
      identities.endSessions(wanted.person());
    } catch (IdentityProviderException e) {
      LOG.warnf(
          "The log-ins of %s are not ended yet (%s); again in %s",
          wanted.person(), e.getMessage(), AGAIN_AFTER);
      return false;
    }
    database.callAlone(
        c ->
            Sql.update(
                c,
                "delete from control.log_out where tenant = ? and person = ?",
                wanted.tenant(),
                wanted.person()));
    return true;
  }
}
