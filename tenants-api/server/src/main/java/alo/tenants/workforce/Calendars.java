package alo.tenants.workforce;

import alo.contract.calendar.CalendarView;
import alo.contract.id.CalendarId;
import alo.contract.id.TenantId;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.RandomIds;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.hibernate.exception.ConstraintViolationException;
import org.jspecify.annotations.Nullable;

/// The working-time calendars of the tenant in whose schema the transaction works.
@ApplicationScoped
public class Calendars {
  /// Calendars of a tenant at most.
  public static final int CALENDARS_MAX = 200;

  /// The length of all calendars of a tenant at most, in characters of JSON: they travel to the
  /// edges in the configuration's one frame.
  static final int LENGTH_MAX = 400_000;

  private static final String NAMES_DIFFER = "calendar_name";

  @Inject Publications publications;
  @Inject RandomIds ids;
  @Inject Database database;

  /// Makes a calendar.
  public CalendarView create(TenantId tenant, CalendarView.Draft draft) {
    CalendarCheck.check(draft);
    // First of all: who waits here sees what the one before him made, and the limits hold.
    publications.changed(tenant);
    if (CalendarEntity.count() >= CALENDARS_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED, "Expected at most %d calendars".formatted(CALENDARS_MAX));
    }
    CalendarEntity calendar = new CalendarEntity();
    calendar.id = ids.next("w");
    calendar.take(draft);
    calendar.persist();
    flush(draft);
    refuseTooMuch();
    return calendar.toContract();
  }

  /// Changes a calendar.
  public CalendarView change(TenantId tenant, CalendarId id, CalendarView.Draft draft) {
    CalendarCheck.check(draft);
    publications.changed(tenant);
    CalendarEntity calendar = entity(id);
    calendar.take(draft);
    flush(draft);
    refuseTooMuch();
    return calendar.toContract();
  }

  /// Removes a calendar that no live flow goes by; CONFLICT if one does.
  public void delete(TenantId tenant, CalendarId id) {
    CalendarEntity calendar = entity(id);
    List<String> flows = flowsBy(tenant, id);
    if (!flows.isEmpty()) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "Expected a calendar that no live flow goes by, but \"%s\" does"
              .formatted(flows.getFirst()));
    }
    calendar.delete();
    // A flow that is published at this moment is refused by the database.
    Panache.getEntityManager().flush();
    publications.changed(tenant);
  }

  /// The calendar; NOT_FOUND if there is none.
  public CalendarView get(CalendarId id) {
    return entity(id).toContract();
  }

  /// The calendar as it stays until the caller's transaction ends; call it before anything has
  /// read it.
  public CalendarView awaited(TenantId tenant, CalendarId id) {
    publications.awaitTurn(tenant);
    return get(id);
  }

  /// A page by name.
  public Page<CalendarView> list(@Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<CalendarEntity> rows =
        CalendarEntity.<CalendarEntity>find(
                "lower(name) > ?1 order by lower(name)", Paging.after(cursor))
            .range(0, size)
            .list();
    return Paging.of(rows, size, c -> c.name.toLowerCase(Locale.ROOT), CalendarEntity::toContract);
  }

  /// All of them, for a configuration.
  public List<CalendarView> all() {
    return CalendarEntity.<CalendarEntity>find("order by id").stream()
        .map(CalendarEntity::toContract)
        .toList();
  }

  /// Which there are.
  public Set<CalendarId> ids() {
    return CalendarEntity.<CalendarEntity>find("order by id").stream()
        .map(c -> new CalendarId(c.id))
        .collect(Collectors.toSet());
  }

  private List<String> flowsBy(TenantId tenant, CalendarId id) {
    String schema = TenantSchemas.name(tenant);
    String query =
        "select f.name from %s.flow f join %s.flow_calendar c on c.flow = f.id"
                .formatted(schema, schema)
            + " where c.calendar = ? order by lower(f.name)";
    return database.call(c -> Sql.list(c, query, row -> row.getString(1), id));
  }

  /// Two who give the same name at once: the database tells the second.
  private static void flush(CalendarView.Draft draft) {
    try {
      Panache.getEntityManager().flush();
    } catch (ConstraintViolationException e) {
      if (!NAMES_DIFFER.equals(e.getConstraintName())) {
        throw e;
      }
      String detail = "Expected another name, but a calendar is called %s".formatted(draft.name());
      throw new RejectedException(
          Problem.of(
              ProblemCode.CONFLICT, detail, List.of(new Problem.At("/name", "taken", detail))));
    }
  }

  private static void refuseTooMuch() {
    long length =
        CalendarEntity.getEntityManager()
            .createQuery(
                "select coalesce(sum(length(c.body)), 0) from CalendarEntity c", Long.class)
            .getSingleResult();
    if (length > LENGTH_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED,
          "Expected at most %d characters in all calendars, but there are %d"
              .formatted(LENGTH_MAX, length));
    }
  }

  static CalendarEntity entity(CalendarId id) {
    CalendarEntity found = CalendarEntity.findById(id.value());
    if (found == null) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no calendar " + id);
    }
    return found;
  }
}
