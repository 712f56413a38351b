package alo.ui.provider;

import alo.contract.billing.MonthStatement;
import alo.contract.id.TenantId;
import alo.contract.tenant.TenantView;
import alo.contract.value.Money;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Narrow;
import alo.ui.base.Roles;
import alo.ui.base.Screen;
import alo.ui.base.Tile;
import alo.ui.client.ProviderApi;
import alo.ui.client.Refused;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;

/// Minutes rated and seats counted of every tenant in a month.
@Route(value = "provider/usage", layout = Frame.class)
@RolesAllowed(Roles.PROVIDER)
public class UsageView extends Screen {
  /// Windows that have room for all columns beside the navigation.
  private static final int WIDE = 1_380;

  private final ProviderApi api;
  private final Format format = Format.current();
  private final Grid<MonthStatement> grid = new Grid<>();
  private final Tile minutes = new Tile(getTranslation("usage.minutes"), "tile-minutes");
  private final Tile calls = new Tile(getTranslation("usage.calls"), "tile-calls");
  private final Tile seats = new Tile(getTranslation("usage.seats"), "tile-seats");
  private final Tile total = new Tile(getTranslation("usage.total"), "tile-total");

  @Inject
  public UsageView(ProviderApi api, InstantSource clock) {
    super("provider.usage.title");
    this.api = api;
    addActs(new MonthChoice(YearMonth.now(clock.withZone(format.zone())), this::show));
    Div tiles = new Div(minutes, calls, seats, total);
    tiles.addClassName("tiles");
    grid.setId("usage");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    Map<TenantId, String> names =
        api.tenants().stream().collect(Collectors.toMap(TenantView::id, TenantView::name));
    grid.addColumn(s -> names.getOrDefault(s.tenant(), s.tenant().value()))
        .setHeader(getTranslation("provider.company"));
    Grid.Column<MonthStatement> tenant =
        grid.addColumn(s -> s.tenant().value()).setHeader(getTranslation("provider.tenant"));
    figure("usage.minutes-in", MonthStatement::minutesIn);
    figure("usage.minutes-out", MonthStatement::minutesOut);
    figure("usage.calls-in", MonthStatement::callsIn);
    figure("usage.calls-out", MonthStatement::callsOut);
    figure("usage.seats", MonthStatement::seats);
    Grid.Column<MonthStatement> days = figure("usage.seat-days", MonthStatement::seatDays);
    Grid.Column<MonthStatement> calling =
        grid.addColumn(s -> format.money(s.callCharges()))
            .setHeader(getTranslation("usage.call-charges"))
            .setTextAlign(ColumnTextAlign.END);
    Grid.Column<MonthStatement> seating =
        grid.addColumn(s -> format.money(s.seatCharges()))
            .setHeader(getTranslation("usage.seat-charges"))
            .setTextAlign(ColumnTextAlign.END);
    Narrow.hide(grid, WIDE, tenant, days, calling, seating);
    grid.addColumn(s -> format.money(s.total()))
        .setHeader(getTranslation("usage.total"))
        .setTextAlign(ColumnTextAlign.END);
    grid.setEmptyStateText(getTranslation("provider.usage.empty"));
    add(tiles, grid);
  }

  private Grid.Column<MonthStatement> figure(String header, ToLongFunction<MonthStatement> value) {
    return grid.addColumn(s -> format.count(value.applyAsLong(s)))
        .setHeader(getTranslation(header))
        .setTextAlign(ColumnTextAlign.END);
  }

  private void show(YearMonth month) {
    List<MonthStatement> all;
    try {
      all = api.usage(month);
    } catch (Refused e) {
      Away.tell(e, grid);
      return;
    }
    grid.setEmptyStateText(getTranslation("provider.usage.empty"));
    grid.setItems(all);
    minutes.set(format.count(sum(all, s -> s.minutesIn() + s.minutesOut())));
    calls.set(format.count(sum(all, s -> s.callsIn() + s.callsOut())));
    seats.set(format.count(sum(all, MonthStatement::seats)));
    total.set(totals(all));
  }

  /// One sum for each currency: they can not be added.
  private String totals(List<MonthStatement> all) {
    Map<String, Money> sums =
        all.stream()
            .map(MonthStatement::total)
            .collect(Collectors.toMap(Money::currency, m -> m, Money::plus, TreeMap::new));
    return sums.isEmpty()
        ? "–"
        : sums.values().stream().map(format::money).collect(Collectors.joining(" + "));
  }

  private static long sum(List<MonthStatement> all, ToLongFunction<MonthStatement> value) {
    return all.stream().mapToLong(value).sum();
  }
}
