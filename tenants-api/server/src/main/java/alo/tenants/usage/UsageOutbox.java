package alo.tenants.usage;

import alo.contract.billing.LegUsage;
import alo.contract.billing.SeatUsage;
import alo.contract.id.TenantId;
import alo.tenants.platform.Sql;
import alo.wire.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;

/// What billing must be told. Written in the transaction of the events that it comes from, so that
/// nothing is charged twice or forgotten.
@Singleton
public class UsageOutbox {
  /// An answered leg has ended.
  public void add(Connection c, LegUsage leg, Instant now) throws SQLException {
    add(c, leg.tenant(), "LEG", "leg " + leg.tenant() + " " + leg.leg(), Json.write(leg), now);
  }

  /// Somebody was logged in on a day.
  public void add(Connection c, SeatUsage seat, Instant now) throws SQLException {
    String key = "seat " + seat.tenant() + " " + seat.agent() + " " + seat.day();
    add(c, seat.tenant(), "SEAT", key, Json.write(seat), now);
  }

  private static void add(
      Connection c, TenantId tenant, String kind, String key, String body, Instant now)
      throws SQLException {
    Sql.update(
        c,
        """
        insert into control.usage_outbox (tenant, kind, key, body, created_at, next_at)
        values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing
        """,
        tenant,
        kind,
        key,
        body,
        now,
        now);
  }
}
