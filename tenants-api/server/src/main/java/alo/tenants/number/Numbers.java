package alo.tenants.number;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.EdgeId;
import alo.contract.id.FlowId;
import alo.contract.id.TenantId;
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
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The inventory of numbers, and each tenant's own.
@ApplicationScoped
public class Numbers {
  private static final int LABEL_LENGTH_MAX = 80;

  /// Most numbers of one tenant: one that is let loose must not empty the inventory.
  private static final int OWNED_MAX = 100;

  /// A calling code that the ITU keeps in reserve: no carrier delivers such a number. Source:
  /// ITU-T, list of assigned country codes (annex to E.164), 999.
  public static final String NOBODYS = "+999";

  @Inject Flows flows;
  @Inject KnownEdges edges;
  @Inject Publications publications;
  @Inject Database database;
  @Inject InstantSource clock;

  /// A number and the edge to which its carrier delivers.
  public record Taken(E164 number, EdgeId edge) {}

  /// Takes a free number for a tenant, on the edge that has the fewest tenants. Somebody else's
  /// unfinished taking is stepped over, not waited for.
  public Optional<Taken> take(TenantId tenant) {
    return database.call(
        c ->
            Sql.find(
                c,
                """
                update control.number set tenant = ? where e164 = (
                  select n.e164 from control.number n
                    left join (select home_edge, count(*) as tenants from control.tenant
                      where not canary group by home_edge) load on load.home_edge = n.edge
                  where n.tenant is null
                  order by coalesce(load.tenants, 0), n.edge, n.e164
                  limit 1 for update of n skip locked)
                returning e164, edge
                """,
                row -> new Taken(new E164(row.getString(1)), new EdgeId(row.getString(2))),
                tenant));
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

  /// Gives all numbers of a tenant back to the inventory; those of nobody's are forgotten.
  public void release(TenantId tenant) {
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
                "update control.number set tenant = null, label = null, flow = null"
                    + " where tenant = ?",
                tenant));
  }

  /// Takes one more free number for a tenant, at his own edge, and points it to a flow.
  public NumberView order(TenantId tenant, NumberView.Draft draft) {
    check(draft);
    long owned = NumberEntity.count("tenant", tenant.value());
    if (owned >= OWNED_MAX) {
      throw new RejectedException(
          ProblemCode.LIMIT_REACHED, "You have %d numbers, the most there may be".formatted(owned));
    }
    E164 number =
        database
            .call(
                c ->
                    Sql.find(
                        c,
                        """
                        update control.number set tenant = ? where e164 = (
                          select n.e164 from control.number n
                            join control.tenant t on t.home_edge = n.edge
                          where t.id = ? and n.tenant is null
                          order by n.e164 limit 1 for update of n skip locked)
                        returning e164
                        """,
                        row -> new E164(row.getString(1)),
                        tenant,
                        tenant))
            .orElseThrow(
                () ->
                    new RejectedException(
                        ProblemCode.NO_NUMBER_LEFT, "The provider has no free number for you"));
    return change(tenant, number, draft);
  }

  /// Points a number of the tenant to a flow.
  public NumberView change(TenantId tenant, E164 number, NumberView.Draft draft) {
    NumberEntity entity = entity(tenant, number);
    FlowId flow = check(draft);
    entity.label = draft.label();
    entity.flow = flow.value();
    Panache.getEntityManager().flush();
    publications.changed(tenant);
    return entity.toContract();
  }

  /// A number of the tenant; NOT_FOUND if he has no such number.
  NumberView get(TenantId tenant, E164 number) {
    return entity(tenant, number).toContract();
  }

  private FlowId check(NumberView.Draft draft) {
    new Check()
        .optionalLine("/label", draft.label(), LABEL_LENGTH_MAX)
        .present("/flow", draft.flow())
        .done();
    FlowId flow = draft.flow();
    if (!flows.exists(flow)) {
      throw new RejectedException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Expected a flow of yours",
              List.of(new Problem.At("/flow", "unknown-flow", "There is no flow " + flow))));
    }
    return flow;
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
  public List<TenantConfiguration.Number> all(TenantId tenant) {
    return NumberEntity.<NumberEntity>find(
            "tenant = ?1 and flow is not null order by e164", tenant.value())
        .stream()
        .map(NumberEntity::toContract)
        .map(n -> new TenantConfiguration.Number(n.number(), n.label(), n.flow()))
        .toList();
  }

  /// Adds numbers of an edge to the inventory and says how many were new.
  public int add(List<E164> numbers, EdgeId edge) {
    if (!edges.knows(edge)) {
      throw new RejectedException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Expected an edge that may connect, but there is no " + edge,
              List.of(new Problem.At("/edge", "unknown-edge", "There is no edge " + edge))));
    }
    return database.call(
        c -> {
          int added = 0;
          for (E164 number : numbers) {
            added +=
                Sql.update(
                    c,
                    """
                    insert into control.number (e164, edge, added_at) values (?, ?, ?)
                    on conflict (e164) do nothing
                    """,
                    number,
                    edge,
                    clock.instant());
          }
          return added;
        });
  }

  private static NumberEntity entity(TenantId tenant, E164 number) {
    NumberEntity found = NumberEntity.findById(number.value());
    if (found == null || !tenant.value().equals(found.tenant)) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "You have no number " + number);
    }
    return found;
  }
}
