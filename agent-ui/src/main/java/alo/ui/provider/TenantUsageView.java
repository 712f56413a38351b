package alo.ui.provider;

import alo.contract.billing.ChargeLine;
import alo.contract.billing.MonthStatement;
import alo.contract.identity.Permit;
import alo.ui.base.Facts;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Narrow;
import alo.ui.base.Screen;
import alo.ui.base.Tile;
import alo.ui.client.Refused;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H2;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.InstantSource;
import java.time.YearMonth;

/// The tenant's own month: what it used and what that costs, line by line.
@Route(value = "usage", layout = Frame.class)
@RolesAllowed(Permit.USAGE_SEE)
public class TenantUsageView extends Screen {
  /// Windows that have room for all columns beside navigation and telephone, and for most.
  private static final int WIDE = 1_440;

  private static final int MIDDLING = 1_200;

  private final TenantsApi api;
  private final Format format = Format.current();
  private final Grid<ChargeLine> grid = new Grid<>();
  private final Div sums = new Div();
  private final Tile in = new Tile(getTranslation("usage.minutes-in"), "tile-in");
  private final Tile out = new Tile(getTranslation("usage.minutes-out"), "tile-out");
  private final Tile seats = new Tile(getTranslation("usage.seats"), "tile-seats");
  private final Tile total = new Tile(getTranslation("usage.total"), "tile-total");

  @Inject
  public TenantUsageView(TenantsApi api, InstantSource clock) {
    super("usage.title");
    this.api = api;
    addActs(new MonthChoice(YearMonth.now(clock.withZone(format.zone())), this::show));
    Div tiles = new Div(in, out, seats, total);
    tiles.addClassName("tiles");
    grid.setId("lines");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addColumn(l -> format.moment(l.from()))
        .setHeader(getTranslation("call.started"))
        .setAutoWidth(true);
    grid.addColumn(l -> getTranslation("call.direction." + l.direction()))
        .setHeader(getTranslation("call.direction"))
        .setWidth("6.2em")
        .setFlexGrow(0);
    grid.addColumn(l -> Format.charged(l.number()))
        .setHeader(getTranslation("usage.number"))
        .setAutoWidth(true);
    grid.addColumn(l -> Destinations.text(this, l.description()))
        .setHeader(getTranslation("usage.destination"))
        .setAutoWidth(true);
    figure(grid.addColumn(l -> format.duration(l.seconds())).setWidth("6em"), "leg.duration");
    Grid.Column<ChargeLine> billed =
        grid.addColumn(l -> format.duration(l.billedSeconds())).setWidth("6em");
    figure(billed, "usage.billed");
    Grid.Column<ChargeLine> deck =
        grid.addColumn(l -> l.deck() + " v" + l.deckVersion() + " · " + l.increments())
            .setHeader(getTranslation("usage.deck"))
            .setAutoWidth(true);
    Narrow.hide(grid, WIDE, deck);
    Narrow.hide(grid, MIDDLING, billed);
    figure(grid.addColumn(l -> format.money(l.amount())), "usage.amount");
    grid.setEmptyStateText(getTranslation("usage.empty"));
    sums.setId("sums");
    sums.addClassName("sums");
    add(tiles, sums, new H2(getTranslation("usage.lines")), grid);
  }

  private void figure(Grid.Column<ChargeLine> column, String header) {
    column.setHeader(getTranslation(header)).setTextAlign(ColumnTextAlign.END);
  }

  /// What the total is made of: the lines below are the calls alone.
  private void sums(MonthStatement s) {
    sums.removeAll();
    Facts facts = new Facts();
    facts.add(
        getTranslation("usage.calls"),
        getTranslation(
            "usage.calls-sum",
            format.count(s.callsIn() + s.callsOut()),
            format.money(s.callCharges())));
    facts.add(getTranslation("usage.seats"), seats(s));
    facts.add(getTranslation("usage.total"), format.money(s.total()));
    sums.add(facts);
  }

  private String seats(MonthStatement s) {
    return getTranslation(
        "usage.seats-sum", format.count(s.seatDays()), format.money(s.seatCharges()));
  }

  private void show(YearMonth month) {
    MonthStatement statement;
    try {
      statement = api.usage(month);
    } catch (Refused e) {
      Away.tell(e, grid);
      return;
    }
    sums(statement);
    grid.setEmptyStateText(getTranslation("usage.empty"));
    grid.setItems(statement.lines());
    in.set(format.count(statement.minutesIn()));
    out.set(format.count(statement.minutesOut()));
    seats.set(format.count(statement.seats()));
    total.set(format.money(statement.total()));
  }
}
