package alo.tenants.interaction;

import alo.contract.edge.EventEnvelope;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.id.TenantId;
import alo.contract.interaction.CallRecord;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.workforce.Seen;
import alo.wire.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// The records of a tenant's calls.
@ApplicationScoped
public class Interactions {
  /// Live calls that a board shows at most.
  private static final int LIVE_MAX = 2_000;

  private static final String LINE = "select id, started_at, record from %s.interaction where true";

  @Inject Database database;
  @Inject EventStore events;

  /// Which calls; null means any.
  ///
  /// @param seen of whom; a call is of everybody whom it rang
  /// @param agent whom it rang
  /// @param phone the customer's number
  public record Filter(
      Seen seen,
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable AgentId agent,
      @Nullable QueueId queue,
      @Nullable E164 phone) {}

  private record Line(String key, CallRecord record) {}

  /// A page, newest first.
  public Page<CallRecord> list(
      TenantId tenant, Filter filter, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<@Nullable Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder(LINE);
    and(sql, values, filter);
    after(sql, values, " and (started_at, id) < (?, ?)", Paging.after(cursor));
    sql.append(" order by started_at desc, id desc limit ").append(size + 1);
    return Paging.of(lines(tenant, sql, values), size, Line::key, Line::record);
  }

  /// How many calls there are, counted up to a number.
  public int count(TenantId tenant, Filter filter, int most) {
    List<@Nullable Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder("select count(*) from (select 1 from %s.interaction");
    sql.append(" where true");
    and(sql, values, filter);
    sql.append(" limit ").append(most).append(") found");
    return database
        .call(
            c ->
                Sql.find(
                    c,
                    sql.toString().formatted(TenantSchemas.name(tenant)),
                    row -> row.getInt(1),
                    values.toArray()))
        .orElseThrow();
  }

  /// A page of the calls that are going on, oldest first.
  ///
  /// @param seen of whom
  public Page<CallRecord> live(
      TenantId tenant, Seen seen, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<@Nullable Object> values = new ArrayList<>();
    StringBuilder sql = new StringBuilder(LINE).append(" and live");
    and(sql, values, seen);
    after(sql, values, " and (started_at, id) > (?, ?)", Paging.after(cursor));
    sql.append(" order by started_at, id limit ").append(size + 1);
    return Paging.of(lines(tenant, sql, values), size, Line::key, Line::record);
  }

  private List<Line> lines(TenantId tenant, StringBuilder sql, List<@Nullable Object> values) {
    return database.call(
        c ->
            Sql.list(
                c,
                sql.toString().formatted(TenantSchemas.name(tenant)),
                row ->
                    new Line(
                        Sql.moment(row, "started_at") + " " + row.getString("id"),
                        Json.read(row.getString("record"), CallRecord.class)),
                values.toArray()));
  }

  /// The calls that are going on, oldest first, for a board.
  public List<CallRecord> live(TenantId tenant) {
    return database.call(
        c ->
            Sql.list(
                c,
                "select record from %s.interaction where live order by started_at limit %d"
                    .formatted(TenantSchemas.name(tenant), LIVE_MAX),
                row -> Json.read(row.getString("record"), CallRecord.class)));
  }

  /// The call; NOT_FOUND if there is none.
  public CallRecord get(TenantId tenant, InteractionId id) {
    return find(tenant, id)
        .orElseThrow(() -> new RejectedException(ProblemCode.NOT_FOUND, "There is no call " + id));
  }

  /// The call, if there is one.
  public Optional<CallRecord> find(TenantId tenant, InteractionId id) {
    return database.call(
        c ->
            Sql.find(
                c,
                "select record from %s.interaction where id = ?"
                    .formatted(TenantSchemas.name(tenant)),
                row -> Json.read(row.getString("record"), CallRecord.class),
                id));
  }

  /// A page of what happened in a call, in order.
  public Page<EventEnvelope> events(
      TenantId tenant, InteractionId id, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    Optional<EventId> after = Paging.find(cursor).map(Interactions::eventId);
    List<EventEnvelope> rows =
        database.call(c -> events.ofCall(c, tenant, id, after.orElse(null), size + 1));
    return Paging.of(rows, size, e -> key(e.id()), e -> e);
  }

  private static String key(EventId id) {
    return id.edge() + " " + id.epoch() + " " + id.sequence();
  }

  private static EventId eventId(String key) {
    String[] parts = key.split(" ", -1);
    try {
      if (parts.length == 3) {
        return new EventId(
            new EdgeId(parts[0]), Long.parseLong(parts[1]), Long.parseLong(parts[2]));
      }
    } catch (IllegalArgumentException _) {
      // Refused below, like every cursor of somebody's own making.
    }
    throw Paging.noCursor();
  }

  /// Whether the call rang somebody whose rows are seen.
  public static boolean isSeen(CallRecord call, Seen seen) {
    return seen.sees(
        Stream.concat(Stream.of(call.agent()), call.legs().stream().map(CallRecord.Leg::agent))
            .filter(Objects::nonNull));
  }

  private static void and(StringBuilder sql, List<@Nullable Object> values, Seen seen) {
    switch (seen) {
      case Seen.Everybody _ -> {}
      case Seen.Only only -> and(sql, values, " and agents && ?", only.people());
    }
  }

  private static void and(StringBuilder sql, List<@Nullable Object> values, Filter filter) {
    and(sql, values, filter.seen());
    and(sql, values, " and started_at >= ?", filter.from());
    and(sql, values, " and started_at < ?", filter.to());
    and(sql, values, " and agents @> ?", filter.agent() == null ? null : List.of(filter.agent()));
    and(sql, values, " and queue = ?", filter.queue());
    and(sql, values, " and theirs = ?", filter.phone());
  }

  private static void and(
      StringBuilder sql, List<@Nullable Object> values, String condition, @Nullable Object value) {
    if (value != null) {
      sql.append(condition);
      values.add(value);
    }
  }

  private static void after(
      StringBuilder sql, List<@Nullable Object> values, String condition, String key) {
    if (key.isEmpty()) {
      return;
    }
    int space = key.indexOf(' ');
    if (space < 1) {
      throw Paging.noCursor();
    }
    sql.append(condition);
    values.add(moment(key.substring(0, space)));
    values.add(key.substring(space + 1));
  }

  private static Instant moment(String text) {
    try {
      return Instant.parse(text);
    } catch (DateTimeParseException _) {
      throw Paging.noCursor();
    }
  }
}
