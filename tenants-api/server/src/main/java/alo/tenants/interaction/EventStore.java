package alo.tenants.interaction;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A tenant's events as they came, once each by event id.
@Singleton
public class EventStore {
  /// Adds events and says which of them were new.
  public List<EventEnvelope> append(Connection c, TenantId tenant, List<EventEnvelope> events)
      throws SQLException {
    String sql =
        """
        insert into %s.event (edge, epoch, sequence, at, version, call, agent, body)
        values (?, ?, ?, ?, ?, ?, ?, ?) on conflict do nothing
        """
            .formatted(TenantSchemas.name(tenant));
    try (PreparedStatement insert = c.prepareStatement(sql)) {
      for (EventEnvelope e : events) {
        Sql.bind(
            c,
            insert,
            e.id().edge(),
            e.id().epoch(),
            e.id().sequence(),
            e.at(),
            e.version(),
            e.event() instanceof Event.CallEvent call ? call.call() : null,
            e.event() instanceof Event.AgentEvent agent ? agent.agent() : null,
            Json.write(e.event()));
        insert.addBatch();
      }
      return inserted(events, insert.executeBatch());
    }
  }

  /// The events of some calls.
  public Map<InteractionId, List<EventEnvelope>> ofCalls(
      Connection c, TenantId tenant, Collection<InteractionId> calls) throws SQLException {
    Map<InteractionId, List<EventEnvelope>> found = new HashMap<>();
    String sql =
        "select edge, epoch, sequence, at, version, call, body from %s.event where call = any (?)"
            .formatted(TenantSchemas.name(tenant));
    Sql.list(c, sql, row -> envelope(tenant, row), calls)
        .forEach(
            e -> {
              if (e.event() instanceof Event.CallEvent event) {
                found.computeIfAbsent(event.call(), id -> new ArrayList<>()).add(e);
              }
            });
    found.values().forEach(list -> list.sort(java.util.Comparator.comparing(EventEnvelope::id)));
    return found;
  }

  /// The events of a call after one of them, or from the first, in order.
  public List<EventEnvelope> ofCall(
      Connection c, TenantId tenant, InteractionId call, @Nullable EventId after, int count)
      throws SQLException {
    // Edges' names are compared byte by byte, as ids are in the program.
    String sql =
        """
        select edge, epoch, sequence, at, version, call, body from %s.event
        where call = ? and (edge collate "C", epoch, sequence) > (?, ?, ?)
        order by edge collate "C", epoch, sequence limit ?
        """
            .formatted(TenantSchemas.name(tenant));
    return Sql.list(
        c,
        sql,
        row -> envelope(tenant, row),
        call,
        after == null ? "" : after.edge().value(),
        after == null ? 0 : after.epoch(),
        after == null ? 0 : after.sequence(),
        count);
  }

  private static EventEnvelope envelope(TenantId tenant, java.sql.ResultSet row)
      throws SQLException {
    return new EventEnvelope(
        new EventId(
            new EdgeId(row.getString("edge")), row.getLong("epoch"), row.getLong("sequence")),
        tenant,
        Sql.moment(row, "at"),
        row.getInt("version"),
        Json.read(row.getString("body"), Event.class));
  }

  private static List<EventEnvelope> inserted(List<EventEnvelope> events, int[] counts) {
    List<EventEnvelope> fresh = new ArrayList<>();
    for (int i = 0; i < counts.length; i++) {
      if (counts[i] == 1 || counts[i] == Statement.SUCCESS_NO_INFO) {
        fresh.add(events.get(i));
      }
    }
    return fresh;
  }
}
