package alo.tenants.number;

import alo.contract.id.EdgeId;
import alo.contract.number.NumberKind;
import alo.contract.number.StockView;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.platform.Database;
import alo.tenants.platform.Paging;
import alo.tenants.platform.Publications;
import alo.tenants.platform.Sql;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.LockModeType;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The provider's numbers, whosever they are at present.
@ApplicationScoped
class Inventory {
  @Inject KnownEdges edges;
  @Inject Publications publications;
  @Inject Database database;
  @Inject InstantSource clock;

  /// Adds numbers of an edge and says how many were new.
  int add(InventoryResource.Addition addition) {
    EdgeId edge = addition.edge();
    if (!edges.knows(edge)) {
      throw new RejectedException(
          Problem.of(
              ProblemCode.INVALID_REQUEST,
              "Expected an edge that may connect, but there is no " + edge,
              List.of(new Problem.At("/edge", "unknown-edge", "There is no edge " + edge))));
    }
    String kind = Objects.requireNonNullElse(addition.kind(), NumberKind.GEOGRAPHIC).name();
    return database.call(
        c -> {
          int added = 0;
          for (var number : addition.numbers()) {
            added +=
                Sql.update(
                    c,
                    """
                    insert into control.number (e164, edge, kind, carrier, region, added_at)
                    values (?, ?, ?, ?, ?, ?) on conflict (e164) do nothing
                    """,
                    number,
                    edge,
                    kind,
                    addition.carrier(),
                    addition.region(),
                    clock.instant());
          }
          return added;
        });
  }

  /// A number as it stays until the caller's transaction ends: nobody orders it or gives it back
  /// meanwhile. NOT_FOUND if the provider has none such.
  StockView awaited(E164 number) {
    return entity(number, LockModeType.PESSIMISTIC_WRITE).toStock(clock.instant());
  }

  /// Says anew of what kind a number is, where it belongs and who delivers it. A tenant's edge is
  /// told, because what is a 1900 is never shown as a caller.
  StockView change(E164 number, StockView.Draft draft) {
    NumberEntity entity = entity(number, LockModeType.PESSIMISTIC_WRITE);
    entity.revise(draft);
    Panache.getEntityManager().flush();
    StockView changed = entity.toStock(clock.instant());
    if (changed.tenant() != null) {
      publications.changed(changed.tenant());
    }
    return changed;
  }

  private static NumberEntity entity(E164 number, LockModeType lock) {
    NumberEntity found = NumberEntity.findById(number.value(), lock);
    if (found == null || number.value().startsWith(Numbers.NOBODYS)) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no number " + number);
    }
    return found;
  }

  /// A page of the inventory by number.
  ///
  /// @param state null for all
  Page<StockView> list(
      StockView.@Nullable State state, @Nullable Integer limit, @Nullable String cursor) {
    int size = Paging.limit(limit);
    Instant now = clock.instant();
    Map<String, Object> values =
        new HashMap<>(Map.of("after", Paging.after(cursor), "nobodys", Numbers.NOBODYS + "%"));
    if (state == StockView.State.FREE || state == StockView.State.RESTING) {
      values.put("now", now);
    }
    List<NumberEntity> rows =
        NumberEntity.<NumberEntity>find(
                "e164 > :after and e164 not like :nobodys" + only(state) + " order by e164", values)
            .range(0, size)
            .list();
    return Paging.of(rows, size, n -> n.e164, n -> n.toStock(now));
  }

  private static String only(StockView.@Nullable State state) {
    return switch (state) {
      case null -> "";
      case OWNED -> " and tenant is not null";
      case FREE -> " and tenant is null and (restsUntil is null or restsUntil <= :now)";
      case RESTING -> " and tenant is null and restsUntil > :now";
    };
  }
}
