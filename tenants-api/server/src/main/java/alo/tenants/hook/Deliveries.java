package alo.tenants.hook;

import alo.contract.hook.DeliveryState;
import alo.contract.hook.DeliveryView;
import alo.contract.hook.EventData;
import alo.contract.hook.EventType;
import alo.contract.hook.HookReplay;
import alo.contract.hook.HookState;
import alo.contract.hook.PublicEvent;
import alo.contract.id.DeliveryId;
import alo.contract.id.HookId;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.tenants.platform.Check;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The log of what was and will be sent to web-hooks, and what people can do about it.
@ApplicationScoped
class Deliveries {
  /// Events of one replay at most.
  static final int REPLAY_EVENTS_MAX = 10_000;

  private static final String SELECT =
      """
      select id, number, sequence, type, state, attempts, last_status, last_failure, millis,
        created_at, attempted_at, next_at
      from %s.hook_delivery where hook = ?\
      """;

  @Inject Database database;
  @Inject RandomIds ids;
  @Inject InstantSource clock;
  @Inject Event<PublicEvents.MessagesDue> due;

  private record Line(long number, DeliveryView view) {}

  /// A page, newest first.
  Page<DeliveryView> list(
      TenantId tenant, HookId hook, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    long before = Paging.find(cursor).map(Deliveries::number).orElse(Long.MAX_VALUE);
    List<Line> lines =
        database.callAlone(
            c ->
                Sql.list(
                    c,
                    SELECT.formatted(TenantSchemas.name(tenant))
                        + " and number < ? order by number desc limit ?",
                    row -> new Line(row.getLong("number"), view(row)),
                    hook,
                    before,
                    size + 1));
    return Paging.of(lines, size, line -> String.valueOf(line.number()), Line::view);
  }

  /// Queues a test.
  DeliveryView test(TenantId tenant, HookId hook) {
    DeliveryId id = new DeliveryId(hook + "-test-" + ids.letters(10));
    Instant now = clock.instant();
    String type = EventType.HOOK_TEST.word();
    String body = Json.write(new PublicEvent(0, type, now, EventData.ofTest(hook.value())));
    return database.call(
        c -> {
          expectActive(c, tenant, hook);
          Sql.update(
              c,
              """
              insert into %s.hook_delivery (id, hook, type, body, state, created_at, next_at)
              values (?, ?, ?, ?, 'PENDING', ?, ?)
              """
                  .formatted(TenantSchemas.name(tenant)),
              id,
              hook,
              type,
              body,
              now,
              now);
          return queued(c, tenant, hook, id);
        });
  }

  /// Queues one message again.
  DeliveryView replay(TenantId tenant, HookId hook, DeliveryId id) {
    return database.call(
        c -> {
          expectActive(c, tenant, hook);
          int rows =
              Sql.update(
                  c,
                  """
                  update %s.hook_delivery set next_at = ?, state = 'PENDING',
                    attempts = case when state = 'PENDING' then attempts else 0 end
                  where hook = ? and id = ?
                  """
                      .formatted(TenantSchemas.name(tenant)),
                  clock.instant(),
                  hook,
                  id);
          if (rows == 0) {
            throw new RejectedException(ProblemCode.NOT_FOUND, "There is no delivery " + id);
          }
          return queued(c, tenant, hook, id);
        });
  }

  /// Queues the events of a time, as far as they are still there.
  HookReplay.Queued replay(TenantId tenant, HookId hook, HookReplay replay) {
    new Check().present("/from", replay.from()).present("/to", replay.to()).done();
    new Check()
        .that(replay.from().isBefore(replay.to()), "/to", "range", "Expected to to be behind from")
        .done();
    return database.call(
        c -> {
          expectActive(c, tenant, hook);
          Instant now = clock.instant();
          int rows =
              replay.failedOnly()
                  ? failed(c, tenant, hook, replay, now)
                  : again(c, tenant, hook, replay, now);
          if (rows > REPLAY_EVENTS_MAX) {
            throw new RejectedException(
                ProblemCode.LIMIT_REACHED,
                "Expected at most %d events; choose a shorter time".formatted(REPLAY_EVENTS_MAX));
          }
          Queueing.due(c, tenant, hook, now);
          due.fire(new PublicEvents.MessagesDue(tenant));
          return new HookReplay.Queued(rows);
        });
  }

  private static int again(
      Connection c, TenantId tenant, HookId hook, HookReplay replay, Instant now)
      throws SQLException {
    return Sql.update(
        c,
        """
        insert into %1$s.hook_delivery as d (id, hook, sequence, type, state, created_at, next_at)
        select h.id || '-' || e.sequence, h.id, e.sequence, e.type, 'PENDING',
          cast(? as timestamptz), cast(? as timestamptz)
        from %1$s.hook h cross join %1$s.public_event e
        where h.id = ? and e.at >= ? and e.at < ?
          and (cardinality(h.types) = 0 or e.type = any (h.types))
        order by e.sequence limit ?
        on conflict (id) do update set state = 'PENDING', attempts = 0, next_at = excluded.next_at
        where d.state <> 'PENDING'
        """
            .formatted(TenantSchemas.name(tenant)),
        now,
        now,
        hook,
        replay.from(),
        replay.to(),
        REPLAY_EVENTS_MAX + 1);
  }

  /// Whatever the types of the hook are now: these were queued for it once.
  private static int failed(
      Connection c, TenantId tenant, HookId hook, HookReplay replay, Instant now)
      throws SQLException {
    return Sql.update(
        c,
        """
        update %1$s.hook_delivery set state = 'PENDING', next_at = ?,
          attempts = case when state = 'PENDING' then attempts else 0 end
        where id in (
          select d.id from %1$s.hook_delivery d
            left join %1$s.public_event e on e.sequence = d.sequence
          where d.hook = ? and d.state <> 'DELIVERED' and d.last_failure is not null
            and coalesce(e.at, d.created_at) >= ? and coalesce(e.at, d.created_at) < ?
            and coalesce(d.body, e.body) is not null
          order by d.number limit ?)
        """
            .formatted(TenantSchemas.name(tenant)),
        now,
        hook,
        replay.from(),
        replay.to(),
        REPLAY_EVENTS_MAX + 1);
  }

  private DeliveryView queued(Connection c, TenantId tenant, HookId hook, DeliveryId id)
      throws SQLException {
    Queueing.due(c, tenant, hook, clock.instant());
    due.fire(new PublicEvents.MessagesDue(tenant));
    return Sql.find(
            c,
            SELECT.formatted(TenantSchemas.name(tenant)) + " and id = ?",
            Deliveries::view,
            hook,
            id)
        .orElseThrow();
  }

  private static void expectActive(Connection c, TenantId tenant, HookId hook) throws SQLException {
    HookState state = Hooks.lock(c, tenant, hook);
    if (state != HookState.ACTIVE) {
      throw new RejectedException(
          ProblemCode.WRONG_STATE,
          "Expected the web-hook to be ACTIVE, but it is %s; switch it on first".formatted(state));
    }
    // Somebody looks at it now: no rest after earlier failures.
    Sql.update(
        c,
        "update %s.hook set rest_until = '-infinity' where id = ?"
            .formatted(TenantSchemas.name(tenant)),
        hook);
  }

  private static long number(String key) {
    try {
      return Long.parseLong(key);
    } catch (NumberFormatException _) {
      throw Paging.noCursor();
    }
  }

  private static DeliveryView view(ResultSet row) throws SQLException {
    return new DeliveryView(
        new DeliveryId(row.getString("id")),
        row.getObject("sequence", Long.class),
        row.getString("type"),
        DeliveryState.valueOf(row.getString("state")),
        row.getInt("attempts"),
        row.getObject("last_status", Integer.class),
        row.getString("last_failure"),
        row.getObject("millis", Integer.class),
        Sql.moment(row, "created_at"),
        Sql.instant(row, "attempted_at"),
        Sql.instant(row, "next_at"));
  }
}
