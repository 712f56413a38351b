package alo.tenants.hook;

import alo.contract.agent.AgentBoard;
import alo.contract.edge.EventEnvelope;
import alo.contract.hook.EventStream;
import alo.contract.hook.EventType;
import alo.contract.hook.PublicEvent;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.hook.Announcements.Announcement;
import alo.tenants.interaction.FoldedCall;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
import alo.wire.json.Json;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Event;
import jakarta.inject.Inject;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Collection;
import java.util.List;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// A tenant's stream of public events. A sequence is given under the lock of `public_event_head`,
/// which is held until the commit: whoever has seen number 7 can not miss a number below it.
@ApplicationScoped
public class PublicEvents {
  private static final Logger LOG = Logger.getLogger(PublicEvents.class);

  /// How long an event can be read, and a message be replayed.
  public static final Duration KEPT = Duration.ofDays(7);

  @Inject Database database;
  @Inject Tenants tenants;
  @Inject InstantSource clock;
  @Inject Event<MessagesDue> due;

  /// Messages for web-hooks wait; observed after the commit.
  record MessagesDue(TenantId tenant) {}

  private record Head(long last, long forgotten) {}

  /// Appends what the new events mean to others, and queues it for the web-hooks that want it, in
  /// the transaction of the events.
  public void append(
      Connection c,
      TenantId tenant,
      List<EventEnvelope> fresh,
      List<FoldedCall> calls,
      List<AgentBoard> boards,
      Instant now)
      throws SQLException {
    List<Announcement> announcements = Announcements.of(fresh, calls, boards);
    if (announcements.isEmpty()) {
      return;
    }
    String schema = TenantSchemas.name(tenant);
    long last =
        Sql.find(
                c,
                "update %s.public_event_head set last = last + ? returning last".formatted(schema),
                row -> row.getLong(1),
                announcements.size())
            .orElseThrow();
    long before = last - announcements.size();
    String sql =
        "insert into %s.public_event (sequence, type, at, stored_at, body) values (?, ?, ?, ?, ?)";
    try (PreparedStatement insert = c.prepareStatement(sql.formatted(schema))) {
      long sequence = before;
      for (Announcement one : announcements) {
        String type = one.type().word();
        PublicEvent event = new PublicEvent(++sequence, type, one.at(), one.data());
        Sql.bind(c, insert, sequence, type, one.at(), now, Json.write(event));
        insert.addBatch();
      }
      insert.executeBatch();
    }
    if (Queueing.behind(c, tenant, before, now)) {
      due.fire(new MessagesDue(tenant));
    }
  }

  /// The events behind a sequence, in order; GONE if some of them can not be had any more.
  ///
  /// @param after null for the first that is still there
  /// @param types none for all
  EventStream read(TenantId tenant, @Nullable Long after, Collection<EventType> types, int limit) {
    String schema = TenantSchemas.name(tenant);
    return database.callAlone(
        c -> {
          // What is committed behind this head meanwhile is left for the next time.
          Head head = head(c, schema);
          long from = after == null ? head.forgotten() : checked(after, head);
          List<PublicEvent> events =
              Sql.list(
                  c,
                  """
                  select body from %s.public_event
                  where sequence > ? and sequence <= ? and (? or type = any (?))
                  order by sequence limit ?
                  """
                      .formatted(schema),
                  row -> Json.read(row.getString(1), PublicEvent.class),
                  from,
                  head.last(),
                  types.isEmpty(),
                  types.stream().map(EventType::word).toList(),
                  limit);
          boolean full = events.size() == limit;
          return new EventStream(events, full ? events.getLast().sequence() : head.last());
        });
  }

  private static Head head(Connection c, String schema) throws SQLException {
    return Sql.find(
            c,
            "select last, forgotten from %s.public_event_head".formatted(schema),
            row -> new Head(row.getLong(1), row.getLong(2)))
        .orElseThrow();
  }

  private static long checked(long after, Head head) {
    if (after < 0 || after > head.last()) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST,
          "Expected after to be 0 to %d, the last event of this stream, but it is %d"
              .formatted(head.last(), after));
    }
    if (after < head.forgotten()) {
      throw new RejectedException(
          ProblemCode.GONE,
          "Events are kept for %d days and those up to %d are gone; go on with after=%d"
              .formatted(KEPT.toDays(), head.forgotten(), head.forgotten()));
    }
    return after;
  }

  @Scheduled(every = "1h", delayed = "4m")
  void forgetOld() {
    Instant before = clock.instant().minus(KEPT);
    for (Tenants.Profile tenant : tenants.all()) {
      try {
        database.callAlone(c -> forget(c, tenant.id(), before));
      } catch (RuntimeException e) {
        // One tenant's trouble must not fill the disk with all the others' events.
        LOG.errorf(e, "Old events of %s stay for an hour", tenant.id());
      }
    }
  }

  /// Events, and with them the messages that carry them; tests have none and go by their age.
  private static int forget(Connection c, TenantId tenant, Instant before) throws SQLException {
    String schema = TenantSchemas.name(tenant);
    Sql.update(
        c,
        """
        update %1$s.public_event_head set forgotten = greatest(forgotten,
          coalesce((select max(sequence) from %1$s.public_event where stored_at < ?), 0))
        """
            .formatted(schema),
        before);
    long forgotten = head(c, schema).forgotten();
    Sql.update(
        c,
        "delete from %s.hook_delivery where sequence <= ? or sequence is null and created_at < ?"
            .formatted(schema),
        forgotten,
        before);
    return Sql.update(
        c, "delete from %s.public_event where sequence <= ?".formatted(schema), forgotten);
  }
}
