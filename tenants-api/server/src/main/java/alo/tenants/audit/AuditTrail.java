package alo.tenants.audit;

import alo.contract.audit.AuditEntry;
import alo.contract.id.TenantId;
import alo.contract.tenant.Page;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.tenant.Tenants;
import alo.wire.json.Json;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// The entries of a tenant, newest first.
@ApplicationScoped
class AuditTrail {
  /// How long an entry is kept; the database lets nobody remove one that is younger than a year.
  static final Duration KEPT = Duration.ofDays(731);

  /// They look at their own things all day, and nobody asks why.
  private static final Duration KEPT_OF_CANARIES = Duration.ofDays(1);

  /// The name of an entry's thing. What has no person's name was named by the last entry up to this
  /// one that tells a name, or by the first after it as it was before; only where the trail is
  /// silent it is looked up as it is now, as names of persons always are: they stand nowhere here.
  /// The condition on the text is that of the index `audit_named`.
  private static final String TARGET_NAME =
      """
      coalesce(
        case when split_part(a.act, '.', 1) in ('calendar', 'department', 'flow', 'hook',
            'integration', 'permission-set', 'prompt', 'queue') then coalesce(
          (select coalesce(f ->> 'after', f ->> 'before')
            from %1$s.audit o, jsonb_array_elements(o.changes::jsonb) f
            where o.object = a.object and o.id <= a.id and f ->> 'field' = 'name'
              and o.changes like '%%"field":"name"%%'
            order by o.id desc limit 1),
          (select f ->> 'before' from %1$s.audit o, jsonb_array_elements(o.changes::jsonb) f
            where o.object = a.object and o.id > a.id and f ->> 'field' = 'name'
              and o.changes like '%%"field":"name"%%'
            order by o.id limit 1)) end,
        case split_part(a.act, '.', 1)
          when 'agent' then (select t.name from %1$s.agent t where t.id = a.object)
          when 'calendar' then (select t.name from %1$s.calendar t where t.id = a.object)
          when 'call' then coalesce(
            (select t.theirs from %1$s.interaction t where s.calls and t.id = a.object),
            (select t.name from %1$s.agent t where t.id = a.object))
          when 'customer' then
            (select t.name from %1$s.customer t where s.customers and t.id = a.object)
          when 'department' then (select t.name from %1$s.department t where t.id = a.object)
          when 'flow' then (select t.name from %1$s.flow t where t.id = a.object)
          when 'hook' then (select t.name from %1$s.hook t where t.id = a.object)
          when 'integration' then (select t.name from %1$s.integration t where t.id = a.object)
          when 'permission-set' then
            (select t.name from %1$s.permission_set t where t.id = a.object)
          when 'prompt' then (select t.name from %1$s.prompt t where t.id = a.object)
          when 'queue' then (select t.name from %1$s.queue t where t.id = a.object)
          when 'recording' then
            (select t.theirs from %1$s.recording r join %1$s.interaction t on t.id = r.call
              where s.calls and r.id = a.object)
        end)
      """;

  private static final Logger LOG = Logger.getLogger(AuditTrail.class);

  @Inject Database database;
  @Inject Tenants tenants;
  @Inject InstantSource clock;

  /// Which entries; null for all.
  ///
  /// @param from done at or after
  /// @param to done before
  /// @param act its word, or the kind of thing that it begins with, e.g. `queue`
  /// @param query part of a target, of an act or of what changed, in any case
  record Filter(
      @Nullable Instant from,
      @Nullable Instant to,
      @Nullable String actor,
      @Nullable String act,
      @Nullable String target,
      @Nullable String query) {}

  /// Of which personal things the reader is told the names.
  record Told(boolean customers, boolean calls) {}

  private record Condition(String sql, List<Object> values) {}

  Page<AuditEntry> list(
      TenantId tenant, Told told, Filter filter, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    Condition condition = condition(filter, before(cursor));
    List<Object> values = new ArrayList<>(List.of(told.customers(), told.calls()));
    values.addAll(condition.values());
    values.add(size + 1);
    String sql =
        """
        select a.id, a.at, a.who, coalesce(p.name, i.name) as name, a.act, a.object, a.changes,
          a.address, a.program, a.request, %3$s as target_name
        from (select ?::boolean as customers, ?::boolean as calls) s cross join %1$s.audit a
          left join %1$s.agent p on p.id = a.who
          left join %1$s.integration i on i.actor = a.who
        where %2$s
        order by a.id desc limit ?
        """
            .formatted(
                TenantSchemas.name(tenant),
                condition.sql(),
                TARGET_NAME.formatted(TenantSchemas.name(tenant)));
    List<AuditEntry> rows =
        database.call(c -> Sql.list(c, sql, AuditTrail::entry, values.toArray()));
    return Paging.of(rows, size, entry -> String.valueOf(entry.number()), entry -> entry);
  }

  /// How many there are, counted up to a limit.
  long count(TenantId tenant, Filter filter, int atMost) {
    Condition condition = condition(filter, Long.MAX_VALUE);
    List<Object> values = new ArrayList<>(condition.values());
    values.add(atMost);
    String sql =
        "select count(*) from (select 1 from %s.audit a where %s limit ?) found"
            .formatted(TenantSchemas.name(tenant), condition.sql());
    return database.call(
        c -> Sql.find(c, sql, row -> row.getLong(1), values.toArray()).orElseThrow());
  }

  @Scheduled(every = "24h", delayed = "6m")
  void forgetOld() {
    for (Tenants.Profile tenant : tenants.all()) {
      Duration kept = tenant.isCanary() ? KEPT_OF_CANARIES : KEPT;
      Instant before = clock.instant().minus(kept);
      try {
        String sql = "delete from %s.audit where at < ?";
        database.callAlone(
            c -> Sql.update(c, sql.formatted(TenantSchemas.name(tenant.id())), before));
      } catch (RuntimeException e) {
        LOG.errorf(e, "Old entries of %s's audit trail stay for a day", tenant.id());
      }
    }
  }

  private static Condition condition(Filter filter, long before) {
    List<String> parts = new ArrayList<>(List.of("a.id < ?"));
    List<Object> values = new ArrayList<>(List.of(before));
    add(parts, values, "a.at >= ?", filter.from());
    add(parts, values, "a.at < ?", filter.to());
    add(parts, values, "a.who = ?", filter.actor());
    add(parts, values, "? in (a.act, split_part(a.act, '.', 1))", filter.act());
    add(parts, values, "a.object = ?", filter.target());
    if (filter.query() != null) {
      add(
          parts,
          values,
          "position(? in lower((a.act || ' ' || a.object || ' ' || a.changes)"
              + " collate \"pg_c_utf8\")) > 0",
          filter.query().toLowerCase(Locale.ROOT));
    }
    return new Condition(String.join(" and ", parts), values);
  }

  private static void add(
      List<String> parts, List<Object> values, String part, @Nullable Object value) {
    if (value != null) {
      parts.add(part);
      values.add(value);
    }
  }

  static long before(@Nullable String cursor) {
    try {
      return Paging.find(cursor).map(Long::parseLong).orElse(Long.MAX_VALUE);
    } catch (NumberFormatException _) {
      throw Paging.noCursor();
    }
  }

  private static AuditEntry entry(ResultSet row) throws SQLException {
    return new AuditEntry(
        row.getLong("id"),
        Sql.moment(row, "at"),
        row.getString("who"),
        row.getString("name"),
        row.getString("act"),
        row.getString("object"),
        row.getString("target_name"),
        List.of(Json.read(row.getString("changes"), AuditEntry.Change[].class)),
        row.getString("address"),
        row.getString("program"),
        row.getString("request"));
  }
}
