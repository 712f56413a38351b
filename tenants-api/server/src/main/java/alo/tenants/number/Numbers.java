package alo.tenants.number;

import alo.contract.id.EdgeId;
import alo.contract.id.FlowId;
import alo.contract.id.TenantId;
import alo.contract.number.NumberFact;
import alo.contract.number.NumberKind;
import alo.contract.number.NumberView;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.flow.Flows;
import alo.tenants.platform.Check;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.Sql;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Each tenant's numbers, and how they come from the inventory and go back.
@ApplicationScoped
public class Numbers {
  private static final int LABEL_LENGTH_MAX = 80;

  /// Most numbers of one tenant: one that is let loose must not empty the inventory.
  private static final int OWNED_MAX = 100;

  /// Most facts of one number: they stand on the desk while it rings.
  private static final int FACTS_MAX = 10;

  private static final int FACT_NAME_LENGTH_MAX = 40;
  private static final int FACT_VALUE_LENGTH_MAX = 200;
  private static final int SOUGHT_LENGTH_MAX = 20;

  /// A calling code that the ITU keeps in reserve: no carrier delivers such a number. Source:
  /// ITU-T, list of assigned country codes (annex to E.164), 999.
  public static final String NOBODYS = "+999";

  @Inject Flows flows;
  @Inject NumberSettings settings;
  @Inject Publications publications;
  @Inject Database database;
  @Inject InstantSource clock;

  /// A number and the edge to which its carrier delivers.
  public record Taken(E164 number, EdgeId edge) {}

  /// Takes a free number of the usual kinds for a tenant, on the edge that has the fewest tenants.
  /// Somebody else's unfinished taking is stepped over, not waited for.
  public Optional<Taken> take(TenantId tenant) {
    return database.call(
        c ->
            Sql.find(
                c,
                """
                update control.number set tenant = ?, former = null, rests_until = null
                where e164 = (
                  select n.e164 from control.number n
                    left join (select home_edge, count(*) as tenants from control.tenant
                      where not canary group by home_edge) load on load.home_edge = n.edge
                  where n.tenant is null and n.kind in ('GEOGRAPHIC', 'MOBILE')
                    and (n.rests_until is null or n.rests_until <= ?)
                  order by coalesce(load.tenants, 0), n.edge, n.e164
                  limit 1 for update of n skip locked)
                returning e164, edge
                """,
                row -> new Taken(new E164(row.getString(1)), new EdgeId(row.getString(2))),
                tenant,
                clock.instant()));
  }

  /// Enters a number that nobody can have as a tenant's own, so that the stock loses none.
  public void invent(TenantId tenant, Taken place) {
    if (!place.number().value().startsWith(NOBODYS)) {
      throw new IllegalArgumentException("Expected a number of nobody's, but " + place.number());
    }
    database.run(
        c ->
            Sql.update(
                c,
                "insert into control.number (e164, edge, tenant, added_at) values (?, ?, ?, ?)",
                place.number(),
                place.edge(),
                tenant,
                clock.instant()));
  }

  /// Puts back all numbers of a tenant that never was: nobody has called them.
  public void putBack(TenantId tenant) {
    freeAll(tenant, null);
  }

  /// Lets all numbers of a tenant rest who is deleted.
  public void restAll(TenantId tenant) {
    freeAll(tenant, restsUntil());
  }

  private void freeAll(TenantId tenant, @Nullable Instant restsUntil) {
    database.run(
        c ->
            Sql.update(
                c,
                "delete from control.number where tenant = ? and starts_with(e164, ?)",
                tenant,
                NOBODYS));
    database.run(
        c ->
            Sql.update(
                c,
                """
                update control.number
                set tenant = null, label = null, flow = null, facts = '[]', former = null,
                  rests_until = ?
                where tenant = ?
                """,
                restsUntil,
                tenant));
  }

  private Instant restsUntil() {
    return clock.instant().plus(Duration.ofDays(settings.quarantineDays()));
  }

  /// Takes one more number for a tenant, at his own edge, and points it to a flow: the wanted one,
  /// else the first of the usual kinds. One that he gave back he may have again.
  public NumberView order(TenantId tenant, NumberView.Order order) {
    check(order.draft());
    long owned = NumberEntity.count("tenant", tenant.value());
    if (owned >= OWNED_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED, "You have %d numbers, the most there may be".formatted(owned));
    }
    E164 number = taken(tenant, order.number()).orElseThrow(() -> noNumber(order.number()));
    return change(tenant, number, order.draft());
  }

  /// A number that somebody else has is not there, as everything of others.
  private static RejectedException noNumber(@Nullable E164 wanted) {
    return wanted == null
        ? new RejectedException(
            ProblemCode.NO_NUMBER_LEFT, "The provider has no free number for you")
        : new RejectedException(ProblemCode.NOT_FOUND, "There is no free number " + wanted);
  }

  private Optional<E164> taken(TenantId tenant, @Nullable E164 wanted) {
    return database.call(
        c ->
            Sql.find(
                c,
                """
                update control.number set tenant = ?, former = null, rests_until = null
                where e164 = (
                  select n.e164 from control.number n
                    join control.tenant t on t.home_edge = n.edge
                  where t.id = ? and n.tenant is null
                    and (n.rests_until is null or n.rests_until <= ? or n.former = t.id)
                    and case when ?::text is null then n.kind in ('GEOGRAPHIC', 'MOBILE')
                      else n.e164 = ? end
                  order by n.e164 limit 1 for update of n skip locked)
                returning e164
                """,
                row -> new E164(row.getString(1)),
                tenant,
                tenant,
                clock.instant(),
                wanted,
                wanted));
  }

  /// A page of what the tenant may order at his edge.
  ///
  /// @param sought digits that the number holds; null for all
  /// @param kind null for all
  public Page<NumberView.Free> listFree(
      TenantId tenant,
      @Nullable String sought,
      @Nullable NumberKind kind,
      @Nullable Integer limit,
      @Nullable String cursor) {
    int size = Paging.limit(limit);
    String digits = sought == null ? "" : sought.replaceAll("[^0-9]", "");
    new Check()
        .that(
            sought == null || sought.length() <= SOUGHT_LENGTH_MAX && !digits.isEmpty(),
            "/contains",
            "not-digits",
            "Expected 1 to %d digits".formatted(SOUGHT_LENGTH_MAX))
        .done();
    List<NumberView.Free> rows =
        database.call(
            c ->
                Sql.list(
                    c,
                    """
                    select n.e164, n.kind, n.region, coalesce(n.former = t.id, false) from control.number n
                      join control.tenant t on t.home_edge = n.edge
                    where t.id = ? and n.tenant is null
                      and (n.rests_until is null or n.rests_until <= ? or n.former = t.id)
                      and n.e164 like ? and n.kind = coalesce(?, n.kind) and n.e164 > ?
                    order by n.e164 limit ?
                    """,
                    Numbers::free,
                    tenant,
                    clock.instant(),
                    "%" + digits + "%",
                    kind == null ? null : kind.name(),
                    Paging.after(cursor),
                    size + 1));
    return Paging.of(rows, size, n -> n.number().value(), n -> n);
  }

  private static NumberView.Free free(ResultSet row) throws SQLException {
    return new NumberView.Free(
        new E164(row.getString(1)),
        NumberKind.valueOf(row.getString(2)),
        row.getString(3),
        row.getBoolean(4));
  }

  /// Gives a number back: its calls are refused from now on, and it rests until strangers may have
  /// it. The tenant himself may order it again meanwhile.
  public void release(TenantId tenant, E164 number) {
    entity(tenant, number).rest(restsUntil());
    Panache.getEntityManager().flush();
    publications.changed(tenant);
  }

  /// Points a number of the tenant to a flow.
  public NumberView change(TenantId tenant, E164 number, NumberView.Draft draft) {
    NumberEntity entity = entity(tenant, number);
    check(draft);
    entity.take(draft);
    Panache.getEntityManager().flush();
    publications.changed(tenant);
    return entity.toContract();
  }

  /// A number of the tenant; NOT_FOUND if he has no such number.
  NumberView get(TenantId tenant, E164 number) {
    return entity(tenant, number).toContract();
  }

  private void check(NumberView.Draft draft) {
    Check check =
        new Check()
            .optionalLine("/label", draft.label(), LABEL_LENGTH_MAX)
            .present("/flow", draft.flow());
    if (draft.facts() != null) {
      check.list("/facts", draft.facts(), FACTS_MAX);
      Set<String> names = new HashSet<>();
      int at = 0;
      for (NumberFact fact : draft.facts()) {
        String place = "/facts/" + at++;
        if (fact != null) {
          check
              .line(place + "/name", fact.name(), 1, FACT_NAME_LENGTH_MAX)
              .line(place + "/value", fact.value(), 1, FACT_VALUE_LENGTH_MAX)
              .that(names.add(fact.name()), place + "/name", "twice", "Expected each name once");
        }
      }
    }
    check.done();
    FlowId flow = draft.flow();
    if (!flows.exists(flow)) {
      throw new RejectedException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Expected a flow of yours",
              List.of(new Problem.At("/flow", "unknown-flow", "There is no flow " + flow))));
    }
  }

  /// A page of the tenant's numbers.
  public Page<NumberView> list(TenantId tenant, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    List<NumberEntity> rows =
        NumberEntity.<NumberEntity>find(
                "tenant = ?1 and flow is not null and e164 > ?2 order by e164",
                tenant.value(),
                Paging.after(cursor))
            .range(0, size)
            .list();
    return Paging.of(rows, size, n -> n.e164, NumberEntity::toContract);
  }

  /// All of a tenant's numbers, for a configuration.
  public List<NumberView> all(TenantId tenant) {
    return NumberEntity.<NumberEntity>find(
            "tenant = ?1 and flow is not null order by e164", tenant.value())
        .stream()
        .map(NumberEntity::toContract)
        .toList();
  }

  private static NumberEntity entity(TenantId tenant, E164 number) {
    NumberEntity found = NumberEntity.findById(number.value());
    if (found == null || !tenant.value().equals(found.tenant)) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "You have no number " + number);
    }
    return found;
  }
}
