package alo.tenants.edge;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
import alo.wire.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// How far each edge's history is stored, what could not be placed, and what never came.
@Singleton
class Histories {
  private static final Logger LOG = Logger.getLogger(Histories.class);
  private static final int TENANT_LENGTH_MAX = 80;
  /// The last event of a gap of which nobody knows how long it is.
  private static final long END_UNKNOWN = 0;

  private static final int REASON_LENGTH_MAX = 200;

  private record Reached(long epoch, long sequence) {}

  /// An event that was set aside.
  ///
  /// @param body as it came
  record Aside(EdgeId edge, long epoch, long sequence, String body) {}

  /// Moves the mark of an edge's epoch to the end of a batch, and states a gap if there is one.
  long advance(Connection c, EdgeId edge, Batch batch, Instant now) throws SQLException {
    long before =
        Sql.find(
                c,
                "select acknowledged from control.edge_epoch where edge = ? and epoch = ?"
                    + " for update",
                row -> row.getLong(1),
                edge,
                batch.epoch())
            .orElse(0L);
    if (before > 0) {
      stateGap(c, edge, batch.epoch(), before + 1, batch.first() - 1, now);
    } else {
      stateGapBefore(c, edge, batch, now);
    }
    long after = Math.max(before, batch.last());
    Sql.update(
        c,
        """
        insert into control.edge_epoch (edge, epoch, acknowledged) values (?, ?, ?)
        on conflict (edge, epoch) do update
          set acknowledged = greatest(edge_epoch.acknowledged, excluded.acknowledged)
        """,
        edge,
        batch.epoch(),
        after);
    Sql.update(c, "update control.edge set seen_at = ? where id = ?", now, edge);
    return after;
  }

  /// Sequences go on from epoch to epoch, unless the edge's disk was lost: then it is not known how
  /// much was on it that never came.
  private static void stateGapBefore(Connection c, EdgeId edge, Batch batch, Instant now)
      throws SQLException {
    Optional<Reached> earlier =
        Sql.find(
            c,
            "select epoch, acknowledged from control.edge_epoch where edge = ? and epoch < ?"
                + " order by epoch desc limit 1",
            row -> new Reached(row.getLong(1), row.getLong(2)),
            edge,
            batch.epoch());
    long reached = earlier.map(Reached::sequence).orElse(0L);
    if (batch.first() > reached) {
      stateGap(c, edge, batch.epoch(), reached + 1, batch.first() - 1, now);
    } else if (earlier.isPresent()) {
      LOG.warnf(
          "Edge %s begins anew in epoch %d: what it had behind event %d of epoch %d is lost",
          edge, batch.epoch(), reached, earlier.get().epoch());
      keepGap(c, edge, earlier.get().epoch(), reached + 1, END_UNKNOWN, now);
    }
  }

  private static void stateGap(
      Connection c, EdgeId edge, long epoch, long first, long last, Instant now)
      throws SQLException {
    if (first <= last) {
      LOG.warnf("Edge %s, epoch %d: events %d to %d are missing", edge, epoch, first, last);
      keepGap(c, edge, epoch, first, last, now);
    }
  }

  private static void keepGap(
      Connection c, EdgeId edge, long epoch, long first, long last, Instant now)
      throws SQLException {
    Sql.update(
        c,
        """
        insert into control.event_gap (edge, epoch, first, last, noticed_at)
        values (?, ?, ?, ?, ?) on conflict do nothing
        """,
        edge,
        epoch,
        first,
        last,
        now);
  }

  /// Whether an edge may add to a tenant's history: it is the tenant's home, or was it when it
  /// wrote there before and now brings the rest.
  boolean mayWrite(Connection c, EdgeId edge, Tenants.Profile tenant) throws SQLException {
    return tenant.homeEdge().equals(edge)
        || Sql.find(
                c,
                "select 1 from %s.event where edge = ? limit 1"
                    .formatted(TenantSchemas.name(tenant.id())),
                row -> true,
                edge)
            .isPresent();
  }

  /// Keeps events aside that have no place in their tenant's history.
  void setAside(Connection c, EdgeId edge, List<EventEnvelope> events, String reason, Instant now)
      throws SQLException {
    LOG.warnf("%d events of edge %s are set aside: %s", events.size(), edge, reason);
    for (EventEnvelope e : events) {
      keep(
          c,
          edge,
          e.id().epoch(),
          new Batch.Stray(e.id().sequence(), e.tenant().value(), reason, Json.write(e)),
          now);
    }
  }

  /// Keeps what is not understood.
  void keepStrays(Connection c, EdgeId edge, Batch batch, Instant now) throws SQLException {
    for (Batch.Stray stray : batch.strays()) {
      keep(c, edge, batch.epoch(), stray, now);
    }
  }

  private static void keep(Connection c, EdgeId edge, long epoch, Batch.Stray stray, Instant now)
      throws SQLException {
    String tenant = stray.tenant();
    Sql.update(
        c,
        """
        insert into control.stray_event
          (edge, epoch, sequence, tenant, reason, body, received_at)
        values (?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """,
        edge,
        epoch,
        stray.sequence(),
        tenant.substring(0, Math.min(TENANT_LENGTH_MAX, tenant.length())),
        stray.reason().substring(0, Math.min(REASON_LENGTH_MAX, stray.reason().length())),
        stray.body(),
        now);
  }

  /// What was set aside behind another one, in the order in which it happened.
  List<Aside> aside(Connection c, @Nullable Aside behind, int atMost) throws SQLException {
    return Sql.list(
        c,
        """
        select edge, epoch, sequence, body from control.stray_event
        where (edge, epoch, sequence) > (?, ?, ?) order by edge, epoch, sequence limit ?
        """,
        row ->
            new Aside(
                new EdgeId(row.getString(1)), row.getLong(2), row.getLong(3), row.getString(4)),
        behind == null ? "" : behind.edge(),
        behind == null ? 0 : behind.epoch(),
        behind == null ? 0 : behind.sequence(),
        atMost);
  }

  /// It has its place now.
  ///
  /// @return whether it was still aside
  boolean placed(Connection c, Aside aside) throws SQLException {
    return Sql.update(
            c,
            "delete from control.stray_event where edge = ? and epoch = ? and sequence = ?",
            aside.edge(),
            aside.epoch(),
            aside.sequence())
        == 1;
  }

  /// How many are aside.
  long countAside(Connection c) throws SQLException {
    return Sql.find(c, "select count(*) from control.stray_event", row -> row.getLong(1))
        .orElse(0L);
  }
}
