package alo.ui.provider;

import alo.contract.isolation.IsolationRound;
import alo.contract.isolation.IsolationRound.Finding;
import alo.contract.tenant.Page;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Narrow;
import alo.ui.base.Roles;
import alo.ui.base.Screen;
import alo.ui.base.Tile;
import alo.ui.client.ProviderApi;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.NativeButton;
import com.vaadin.flow.component.html.Paragraph;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.data.renderer.ComponentRenderer;
import com.vaadin.flow.function.ValueProvider;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The rounds in which the canaries attack each other, newest first. A line opens to what leaked
/// and what was unclear.
@Route(value = "provider/isolation", layout = Frame.class)
@RolesAllowed(Roles.PROVIDER)
public class IsolationView extends Screen {
  private static final int PAGE_ITEMS = 50;

  /// Windows that have room for all columns beside the navigation.
  private static final int WIDE = 1_200;

  private final ProviderApi api;
  private final Format format = Format.current();
  private final List<IsolationRound> shown = new ArrayList<>();
  private final Grid<IsolationRound> grid = new Grid<>();
  private final Button more = new Button(getTranslation("calls.more"), _ -> load());
  private final Tile last = new Tile(getTranslation("isolation.last"), "tile-last");
  private final Tile operations =
      new Tile(getTranslation("isolation.operations"), "tile-operations");
  private final Tile attempts = new Tile(getTranslation("isolation.attempts"), "tile-attempts");
  private final Tile leaks = new Tile(getTranslation("isolation.leaks"), "tile-leaks");
  private @Nullable String next;

  @Inject
  public IsolationView(ProviderApi api) {
    super("provider.isolation.title");
    this.api = api;
    Paragraph means = new Paragraph(getTranslation("provider.isolation.means"));
    means.addClassName("quiet");
    Div tiles = new Div(last, operations, attempts, leaks);
    tiles.addClassName("tiles");
    columns();
    add(means, tiles, grid, more);
    load();
    tell();
  }

  private void columns() {
    grid.setId("rounds");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addComponentColumn(this::opener)
        .setHeader(getTranslation("provider.isolation.begun"))
        .setAutoWidth(true)
        .setFlexGrow(0);
    grid.addComponentColumn(this::result)
        .setHeader(getTranslation("provider.isolation.result"))
        .setFlexGrow(2);
    figure("isolation.operations", IsolationRound::operations);
    figure("provider.isolation.attempts", IsolationRound::attempts);
    figure("provider.isolation.unclear", IsolationRound::unclear);
    figure("provider.isolation.leaks", IsolationRound::leaks);
    Grid.Column<IsolationRound> lasted =
        grid.addColumn(this::lasted)
            .setHeader(getTranslation("provider.isolation.lasted"))
            .setTextAlign(ColumnTextAlign.END);
    Narrow.hide(grid, WIDE, lasted);
    grid.setEmptyStateText(getTranslation("provider.isolation.empty"));
    grid.setItemDetailsRenderer(new ComponentRenderer<>(this::details));
  }

  private void figure(String header, ValueProvider<IsolationRound, Integer> value) {
    grid.addColumn(r -> isRun(r) ? format.count(value.apply(r)) : "–")
        .setHeader(getTranslation(header))
        .setTextAlign(ColumnTextAlign.END)
        .setAutoWidth(true)
        .setFlexGrow(0);
  }

  /// Opens and closes a line, also by keyboard.
  private Component opener(IsolationRound round) {
    NativeButton opener =
        new NativeButton(
            format.moment(round.begunAt()),
            _ -> grid.setDetailsVisible(round, !grid.isDetailsVisible(round)));
    opener.addClassName("opens-line");
    opener.setAriaLabel(getTranslation("provider.isolation.open", format.moment(round.begunAt())));
    // The line itself opens by a click too; this one is not to count twice.
    opener.getElement().executeJs("this.addEventListener('click', e => e.stopPropagation())");
    return opener;
  }

  private Component result(IsolationRound round) {
    Span badge = new Span();
    if (round.notRun() != null) {
      badge.setText(getTranslation("provider.isolation.not-run"));
      badge.addClassNames("badge", "BUSY");
    } else if (round.endedAt() == null) {
      badge.setText(getTranslation("provider.isolation.runs"));
      badge.addClassNames("badge", "IN_PROGRESS");
    } else {
      boolean leaks = round.leaks() > 0;
      badge.setText(getTranslation(leaks ? "provider.isolation.leak" : "provider.isolation.held"));
      badge.addClassNames("badge", leaks ? "FAILED" : "READY");
    }
    return badge;
  }

  private String lasted(IsolationRound round) {
    return round.endedAt() == null
        ? ""
        : format.duration(Duration.between(round.begunAt(), round.endedAt()).toSeconds());
  }

  private Component details(IsolationRound round) {
    Div details = new Div();
    details.addClassName("entry-details");
    if (round.notRun() != null) {
      details.add(new Paragraph(getTranslation("provider.isolation.because", round.notRun())));
    } else if (round.findings().isEmpty()) {
      details.add(new Paragraph(getTranslation("provider.isolation.nothing")));
    }
    round.findings().forEach(finding -> details.add(told(finding)));
    return details;
  }

  private Component told(Finding finding) {
    Span kind =
        new Span(
            getTranslation(
                finding.leak() ? "provider.isolation.leak" : "provider.isolation.not-clear"));
    kind.addClassNames("badge", finding.leak() ? "FAILED" : "BUSY");
    Span what =
        new Span(
            " %s · %s · %s"
                .formatted(
                    finding.operation(),
                    finding.aim(),
                    getTranslation("provider.isolation.came", finding.came(), finding.expected())));
    Div line = new Div(kind, what);
    line.addClassName("wrapped");
    return line;
  }

  private static boolean isRun(IsolationRound round) {
    return round.endedAt() != null && round.notRun() == null;
  }

  private void load() {
    Page<IsolationRound> page = api.isolation(PAGE_ITEMS, next);
    shown.addAll(page.items());
    next = page.next();
    grid.setItems(shown);
    more.setVisible(next != null);
  }

  /// The last round that was run to its end.
  private void tell() {
    Optional<IsolationRound> run = shown.stream().filter(IsolationView::isRun).findFirst();
    last.set(run.map(r -> format.minute(r.endedAt())).orElse(getTranslation("isolation.never")));
    operations.set(run.map(r -> format.count(r.operations())).orElse("–"));
    attempts.set(run.map(r -> format.count(r.attempts())).orElse("–"));
    leaks.set(run.map(r -> format.count(r.leaks())).orElse("–"));
    leaks.alarm(run.filter(r -> r.leaks() > 0).isPresent());
  }
}
