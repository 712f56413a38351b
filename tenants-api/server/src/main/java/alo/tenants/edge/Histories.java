package alo.tenants.edge;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import alo.tenants.platform.Sql;
import alo.wire.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import org.jboss.logging.Logger;

/// How far each edge's history is stored, what could not be placed, and what never came.
@Singleton
class Histories {
  private static final Logger LOG = Logger.getLogger(Histories.class);
  private static final int TENANT_LENGTH_MAX = 80;

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
    if (before > 0 && batch.first() > before + 1) {
      LOG.warnf(
          "Edge %s, epoch %d: events %d to %d are missing",
          edge, batch.epoch(), before + 1, batch.first() - 1);
      Sql.update(
          c,
          """
          insert into control.event_gap (edge, epoch, first, last, noticed_at)
          values (?, ?, ?, ?, ?) on conflict do nothing
          """,
          edge,
          batch.epoch(),
          before + 1,
          batch.first() - 1,
          now);
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

  /// Keeps events of tenants who are not here.
  void keepStrangers(Connection c, EdgeId edge, List<EventEnvelope> events, Instant now)
      throws SQLException {
    for (EventEnvelope e : events) {
      keep(
          c,
          edge,
          e.id().epoch(),
          new Batch.Stray(e.id().sequence(), e.tenant().value(), "unknown tenant", Json.write(e)),
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
        stray.reason(),
        stray.body(),
        now);
  }
}
