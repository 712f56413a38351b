package alo.tenants.hook;

import alo.contract.id.DeliveryId;
import alo.contract.id.HookId;
import alo.contract.id.TenantId;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// What the dispatcher takes out and puts back. Each step is a short transaction; a hook in hand is
/// leased, so that a process that dies leaves it to the next one.
@ApplicationScoped
class Outbox {
  /// How long a hook in hand is nobody else's.
  static final Duration LEASE = Duration.ofSeconds(90);

  /// Hooks of one tenant in hand at once, so that its slow receivers delay nobody else's.
  static final int HOOKS_AT_ONCE_PER_TENANT = 4;

  /// How long after each failed attempt the next one follows, as Standard Webhooks advises; some
  /// three days in all.
  static final List<Duration> PAUSES =
      List.of(
          Duration.ofSeconds(5),
          Duration.ofMinutes(5),
          Duration.ofMinutes(30),
          Duration.ofHours(2),
          Duration.ofHours(5),
          Duration.ofHours(10),
          Duration.ofHours(14),
          Duration.ofHours(20),
          Duration.ofHours(24));

  /// A hook that has taken nothing for so long is paused.
  static final Duration FAILING_MAX = Duration.ofDays(3);

  private static final int REST_SECONDS_MAX = 60;
  private static final int GONE = 410;

  @Inject Database database;
  @Inject Hooks hooks;
  @Inject InstantSource clock;

  /// A hook in hand.
  ///
  /// @param until the lease's end, which tells it from another process's lease
  record Leased(TenantId tenant, HookId hook, Instant until) {}

  /// A message that is to be sent now.
  record Message(DeliveryId id, String url, String body, List<String> secrets) {
    /// Without the secrets, should it ever be logged.
    @Override
    public String toString() {
      return "message " + id;
    }
  }

  /// What came of an attempt.
  ///
  /// @param status null if there was no answer
  /// @param failure null after a success
  record Attempt(@Nullable Integer status, @Nullable String failure, Duration took) {
    boolean succeeded() {
      return failure == null;
    }
  }

  private record Standing(int attempts, @Nullable Instant failingSince) {}

  /// Takes hooks whose time has come, longest waiting first.
  List<Leased> lease(int most) {
    Instant now = clock.instant();
    Instant until = now.plus(LEASE).truncatedTo(ChronoUnit.MILLIS);
    return database.callAlone(
        c ->
            Sql.list(
                c,
                """
                update control.hook_due set leased_until = ? where (tenant, hook) in (
                  select tenant, hook from control.hook_due
                  where next_at <= ? and leased_until <= ? and (tenant, hook) in (
                    select tenant, hook from (
                      select d.tenant, d.hook, d.next_at,
                        row_number() over (partition by d.tenant order by d.next_at, d.hook)
                          + (select count(*) from control.hook_due l
                             where l.tenant = d.tenant and l.leased_until > ?) as place
                      from control.hook_due d
                        join control.tenant t on t.id = d.tenant and t.state = 'ACTIVE'
                      where d.next_at <= ? and d.leased_until <= ?) ranked
                    where place <= ? order by next_at limit ?)
                  for update skip locked)
                returning tenant, hook
                """,
                row ->
                    new Leased(new TenantId(row.getString(1)), new HookId(row.getString(2)), until),
                until,
                now,
                now,
                now,
                now,
                now,
                HOOKS_AT_ONCE_PER_TENANT,
                most));
  }

  /// The next message of a hook: the lowest sequence whose time has come.
  Optional<Message> next(Leased leased) {
    Instant now = clock.instant();
    TenantId tenant = leased.tenant();
    return database.callAlone(
        c ->
            Sql.find(
                c,
                """
                select d.id, h.url, coalesce(d.body, e.body) as body
                from %1$s.hook h
                  join %1$s.hook_delivery d on d.hook = h.id and d.state = 'PENDING'
                  left join %1$s.public_event e on e.sequence = d.sequence
                where h.id = ? and h.state = 'ACTIVE' and h.rest_until <= ? and d.next_at <= ?
                  and coalesce(d.body, e.body) is not null
                  and exists (select 1 from control.tenant t where t.id = ? and t.state = 'ACTIVE')
                order by d.sequence nulls first, d.number limit 1
                """
                    .formatted(TenantSchemas.name(tenant)),
                row ->
                    new Message(
                        new DeliveryId(row.getString("id")),
                        row.getString("url"),
                        row.getString("body"),
                        hooks.secrets(c, tenant, leased.hook(), now)),
                leased.hook(),
                now,
                now,
                tenant));
  }

  /// Enters what came of an attempt; nothing if hook or message was removed meanwhile.
  void enter(Leased leased, Message message, Attempt attempt) {
    String schema = TenantSchemas.name(leased.tenant());
    database.callAlone(
        c -> {
          Optional<Standing> standing =
              Sql.find(
                  c,
                  """
                  select d.attempts, h.failing_since
                  from %1$s.hook h join %1$s.hook_delivery d on d.hook = h.id
                  where h.id = ? and d.id = ? for no key update of h
                  """
                      .formatted(schema),
                  row -> new Standing(row.getInt(1), Sql.instant(row, "failing_since")),
                  leased.hook(),
                  message.id());
          if (standing.isPresent()) {
            enter(c, leased, message, attempt, standing.get());
          }
          return standing;
        });
  }

  private void enter(
      Connection c, Leased leased, Message message, Attempt attempt, Standing standing)
      throws SQLException {
    Instant now = clock.instant();
    String schema = TenantSchemas.name(leased.tenant());
    int attempts = standing.attempts() + 1;
    boolean again = !attempt.succeeded() && attempts <= PAUSES.size();
    String state = attempt.succeeded() ? "DELIVERED" : again ? "PENDING" : "GIVEN_UP";
    Sql.update(
        c,
        """
        update %s.hook_delivery set state = ?, attempts = ?, last_status = ?, last_failure = ?,
          millis = ?, attempted_at = ?, next_at = ? where id = ?
        """
            .formatted(schema),
        state,
        attempts,
        attempt.status(),
        attempt.failure(),
        Math.toIntExact(attempt.took().toMillis()),
        now,
        again ? now.plus(PAUSES.get(attempts - 1)) : null,
        message.id());
    if (attempt.succeeded()) {
      Sql.update(
          c,
          "update %s.hook set failures = 0, failing_since = null, rest_until = '-infinity'"
                  .formatted(schema)
              + " where id = ? and failing_since is not null",
          leased.hook());
      return;
    }
    failed(c, leased, attempt, standing.failingSince(), now);
  }

  private static void failed(
      Connection c, Leased leased, Attempt attempt, @Nullable Instant failingSince, Instant now)
      throws SQLException {
    String schema = TenantSchemas.name(leased.tenant());
    Sql.update(
        c,
        """
        update %s.hook set failures = failures + 1,
          failing_since = coalesce(failing_since, cast(? as timestamptz)),
          rest_until = cast(? as timestamptz)
            + interval '1 second' * least(power(2, least(failures, 10)), ?)
        where id = ?
        """
            .formatted(schema),
        now,
        now,
        REST_SECONDS_MAX,
        leased.hook());
    String why =
        Integer.valueOf(GONE).equals(attempt.status())
            ? "The receiver says that it is gone for good (410)"
            : failingSince != null && !failingSince.plus(FAILING_MAX).isAfter(now)
                ? "It has taken nothing for %d days".formatted(FAILING_MAX.toDays())
                : null;
    if (why != null) {
      Sql.update(
          c,
          "update %s.hook set state = 'PAUSED', paused_because = ? where id = ? and state = 'ACTIVE'"
              .formatted(schema),
          why,
          leased.hook());
    }
  }

  /// Gives a hook back: in line again at the time of its next message, or out of line.
  void release(Leased leased) {
    String schema = TenantSchemas.name(leased.tenant());
    database.callAlone(
        c -> {
          // The lock first: a message that is queued now is either seen below or queues it anew.
          boolean mine =
              Sql.find(
                      c,
                      "select 1 from control.hook_due where tenant = ? and hook = ?"
                          + " and leased_until = ? for update",
                      row -> row.getInt(1),
                      leased.tenant(),
                      leased.hook(),
                      leased.until())
                  .isPresent();
          if (!mine) {
            return false;
          }
          int rows =
              Sql.update(
                  c,
                  """
                  update control.hook_due set leased_until = '-infinity', next_at = coming.at
                  from (select greatest(min(d.next_at), max(h.rest_until)) as at
                        from %1$s.hook h join %1$s.hook_delivery d on d.hook = h.id
                        where h.id = ? and h.state = 'ACTIVE' and d.state = 'PENDING') coming
                  where tenant = ? and hook = ? and coming.at is not null
                  """
                      .formatted(schema),
                  leased.hook(),
                  leased.tenant(),
                  leased.hook());
          if (rows == 0) {
            Queueing.never(c, leased.tenant(), leased.hook());
          }
          return true;
        });
  }
}
