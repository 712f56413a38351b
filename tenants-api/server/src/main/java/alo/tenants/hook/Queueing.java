package alo.tenants.hook;

import alo.contract.id.HookId;
import alo.contract.id.TenantId;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// Puts messages in line for web-hooks, and the web-hooks in line for the dispatcher. Whoever locks
/// several rows does it in the order hook, delivery, line of `hook_due`.
final class Queueing {
  private static final String DUE =
      """
       on conflict (tenant, hook) do update
        set next_at = least(hook_due.next_at, excluded.next_at)
      """;

  private Queueing() {}

  /// Queues the events behind a sequence for every active hook that wants them.
  ///
  /// @return whether there is such a hook
  static boolean behind(Connection c, TenantId tenant, long sequence, Instant now)
      throws SQLException {
    String sql =
        """
        with made as (
          insert into %1$s.hook_delivery (id, hook, sequence, type, state, created_at, next_at)
          select h.id || '-' || e.sequence, h.id, e.sequence, e.type, 'PENDING',
            cast(? as timestamptz), cast(? as timestamptz)
          from %1$s.hook h cross join %1$s.public_event e
          where h.state = 'ACTIVE' and e.sequence > ?
            and (cardinality(h.types) = 0 or e.type = any (h.types))
          order by h.id, e.sequence
          returning hook)
        insert into control.hook_due (tenant, hook, next_at)
        select cast(? as varchar), hook, cast(? as timestamptz)
        from (select distinct hook from made order by hook) hooks
        """;
    return Sql.update(
            c, sql.formatted(TenantSchemas.name(tenant)) + DUE, now, now, sequence, tenant, now)
        > 0;
  }

  /// Puts a hook in line.
  static void due(Connection c, TenantId tenant, HookId hook, Instant at) throws SQLException {
    Sql.update(
        c,
        "insert into control.hook_due (tenant, hook, next_at) values (?, ?, ?)" + DUE,
        tenant,
        hook,
        at);
  }

  /// Takes a hook out of line.
  static void never(Connection c, TenantId tenant, HookId hook) throws SQLException {
    Sql.update(c, "delete from control.hook_due where tenant = ? and hook = ?", tenant, hook);
  }
}
