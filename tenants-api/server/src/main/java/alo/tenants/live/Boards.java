package alo.tenants.live;

import alo.contract.agent.AgentBoard;
import alo.contract.agent.Presence;
import alo.contract.edge.EventEnvelope;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.queue.QueueBoard;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.wire.json.Json;
import jakarta.inject.Singleton;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/// The present lines of agents and queues, kept in the transaction of the events that change them.
@Singleton
public class Boards {
  private static final String AGENTS =
      """
      select a.id, a.name, a.extension, coalesce(s.presence, 'LOGGED_OUT') as presence, s.reason,
        coalesce(s.since, a.created_at) as since, s.call, coalesce(s.phone, false) as phone,
        case when s.presence in ('OFFERED', 'DIALING', 'TALKING', 'WRAP_UP') then s.pause end
          as pause
      from %1$s.agent a left join %1$s.agent_state s on s.agent = a.id
      """;
  private static final String QUEUES =
      """
      select q.id, q.name,
        (select count(*) from %1$s.interaction i where i.waiting_queue = q.id) as waiting,
        (select min(i.waiting_since) from %1$s.interaction i where i.waiting_queue = q.id) as since,
        count(*) filter (where s.presence = 'READY') as ready,
        count(*) filter (where s.presence in ('DIALING', 'TALKING')) as busy,
        count(*) filter (where s.presence <> 'LOGGED_OUT') as logged_in
      from %1$s.queue q
        left join %1$s.agent_queue m on m.queue = q.id
        left join %1$s.agent_state s on s.agent = m.agent
      """;

  /// Takes new events of agents in and says whose line changed.
  public Set<AgentId> take(Connection c, TenantId tenant, List<EventEnvelope> fresh)
      throws SQLException {
    Set<AgentId> changed = new LinkedHashSet<>();
    for (EventEnvelope e : fresh) {
      boolean isChange =
          switch (e.event()) {
            case Event.PresenceChanged p -> presence(c, tenant, e, p);
            case Event.PhoneChanged p -> phone(c, tenant, e, p);
            case Event.RestChosen r -> rest(c, tenant, e, r);
            case Event.WindowChanged _ -> false;
            case Event.CallEvent _ -> false;
          };
      if (isChange && e.event() instanceof Event.AgentEvent event) {
        changed.add(event.agent());
      }
    }
    return changed;
  }

  /// The lines of some agents.
  public List<AgentBoard> agents(Connection c, TenantId tenant, Collection<AgentId> agents)
      throws SQLException {
    return Sql.list(
        c,
        AGENTS.formatted(TenantSchemas.name(tenant)) + " where a.id = any (?)",
        Boards::agent,
        agents);
  }

  /// The lines of all who take calls.
  public List<AgentBoard> allAgents(Connection c, TenantId tenant) throws SQLException {
    return Sql.list(
        c,
        AGENTS.formatted(TenantSchemas.name(tenant))
            + " where exists (select 1 from %s.agent_may m".formatted(TenantSchemas.name(tenant))
            + " where m.agent = a.id and m.permission = 'calls.take') order by a.extension",
        Boards::agent);
  }

  /// The lines of all queues.
  public List<QueueBoard> allQueues(Connection c, TenantId tenant) throws SQLException {
    return Sql.list(
        c,
        QUEUES.formatted(TenantSchemas.name(tenant)) + " group by q.id order by lower(q.name)",
        Boards::queue);
  }

  /// Of some queues, and of those that some agents serve, the lines that are not as they were last
  /// told.
  public List<QueueBoard> changedQueues(
      Connection c, TenantId tenant, Set<QueueId> queues, Set<AgentId> agents) throws SQLException {
    String schema = TenantSchemas.name(tenant);
    List<QueueBoard> now =
        Sql.list(
            c,
            QUEUES.formatted(schema)
                + """
                 where q.id = any (?)
                   or q.id in (select queue from %s.agent_queue where agent = any (?))
                group by q.id order by q.id
                """
                    .formatted(schema),
            Boards::queue,
            queues,
            agents);
    List<QueueBoard> changed = new ArrayList<>();
    for (QueueBoard board : now) {
      int rows =
          Sql.update(
              c,
              """
              insert into %1$s.queue_state (queue, board) values (?, ?)
              on conflict (queue) do update set board = excluded.board
              where queue_state.board <> excluded.board
              """
                  .formatted(schema),
              board.queue(),
              Json.write(board));
      if (rows == 1) {
        changed.add(board);
      }
    }
    return changed;
  }

  /// What he does between calls is what he goes on with after the next one, unless he asks for
  /// something else meanwhile.
  private static boolean presence(
      Connection c, TenantId tenant, EventEnvelope e, Event.PresenceChanged p) throws SQLException {
    boolean resting =
        switch (p.presence()) {
          case LOGGED_OUT, NOT_READY, READY -> true;
          case OFFERED, DIALING, TALKING, WRAP_UP -> false;
        };
    return Sql.update(
            c,
            """
            insert into %s.agent_state
              (agent, presence, reason, since, call, phone, pause, epoch, sequence)
            values (?, ?, ?, ?, ?, false, ?, ?, ?)
            on conflict (agent) do update set presence = excluded.presence,
              reason = excluded.reason, since = excluded.since, call = excluded.call,
              pause = case when ? then excluded.pause else agent_state.pause end,
              epoch = excluded.epoch, sequence = excluded.sequence
            where (agent_state.epoch, agent_state.sequence) < (excluded.epoch, excluded.sequence)
            """
                .formatted(TenantSchemas.name(tenant)),
            p.agent(),
            p.presence(),
            p.reason(),
            e.at(),
            p.call(),
            p.presence() == Presence.NOT_READY ? p.reason() : null,
            e.id().epoch(),
            e.id().sequence(),
            resting)
        == 1;
  }

  /// What he does after his call. Without a line there is no call either.
  private static boolean rest(Connection c, TenantId tenant, EventEnvelope e, Event.RestChosen r)
      throws SQLException {
    return Sql.update(
            c,
            """
            update %s.agent_state set pause = ?, epoch = ?, sequence = ?
            where agent = ? and (epoch, sequence) < (?, ?)
            """
                .formatted(TenantSchemas.name(tenant)),
            r.rest() == Presence.NOT_READY ? r.reason() : null,
            e.id().epoch(),
            e.id().sequence(),
            r.agent(),
            e.id().epoch(),
            e.id().sequence())
        == 1;
  }

  private static boolean phone(Connection c, TenantId tenant, EventEnvelope e, Event.PhoneChanged p)
      throws SQLException {
    return Sql.update(
            c,
            """
            insert into %s.agent_state
              (agent, presence, reason, since, call, phone, epoch, sequence)
            values (?, 'LOGGED_OUT', null, ?, null, ?, ?, ?)
            on conflict (agent) do update set phone = excluded.phone,
              epoch = excluded.epoch, sequence = excluded.sequence
            where (agent_state.epoch, agent_state.sequence) < (excluded.epoch, excluded.sequence)
            """
                .formatted(TenantSchemas.name(tenant)),
            p.agent(),
            e.at(),
            p.there(),
            e.id().epoch(),
            e.id().sequence())
        == 1;
  }

  private static AgentBoard agent(ResultSet row) throws SQLException {
    String call = row.getString("call");
    return new AgentBoard(
        new AgentId(row.getString("id")),
        row.getString("name"),
        row.getString("extension"),
        Presence.valueOf(row.getString("presence")),
        row.getString("reason"),
        Sql.moment(row, "since"),
        call == null ? null : new InteractionId(call),
        row.getBoolean("phone"),
        row.getString("pause"));
  }

  private static QueueBoard queue(ResultSet row) throws SQLException {
    Instant since = Sql.instant(row, "since");
    return new QueueBoard(
        new QueueId(row.getString("id")),
        row.getString("name"),
        row.getInt("waiting"),
        since,
        row.getInt("ready"),
        row.getInt("busy"),
        row.getInt("logged_in"));
  }
}
