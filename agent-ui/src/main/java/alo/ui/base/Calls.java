package alo.ui.base;

import alo.contract.id.CustomerId;
import alo.contract.interaction.CallRecord;
import alo.contract.value.Direction;
import com.vaadin.flow.component.Component;
import com.vaadin.flow.component.UI;
import com.vaadin.flow.component.grid.ColumnTextAlign;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Anchor;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Lists of calls, the same on every page. The moment of a call leads to its own page, a double
/// click on its line too.
public final class Calls {
  private static final String MISSING = "MISSING";

  /// When, which way, with whom, how it ended, how long.
  private static final int OUTCOME_COLUMNS = 5;

  /// Windows that have room for all columns beside navigation and telephone, and for most.
  private static final int WIDE = 1_700;

  private static final int MIDDLING = 1_430;

  /// Width of the telephone.
  private static final int PHONE = 292;

  private Calls() {}

  /// The whole list.
  public static Grid<CallRecord> grid(Format format) {
    return grid(format, Map.of());
  }

  /// The whole list, with the customers' names under their numbers.
  ///
  /// @param names may be filled later, before the calls are shown
  public static Grid<CallRecord> grid(Format format, Map<CustomerId, String> names) {
    Grid<CallRecord> grid = shortGrid(format, names);
    grid.setAllRowsVisible(false);
    Grid.Column<CallRecord> ours =
        grid.addColumn(c -> Format.phone(c.ours())).setHeader(t("call.ours")).setAutoWidth(true);
    Grid.Column<CallRecord> waited =
        grid.addColumn(c -> format.duration(c.waitSeconds()))
            .setHeader(t("call.waited"))
            .setTextAlign(ColumnTextAlign.END)
            .setWidth("6em")
            .setFlexGrow(0);
    Grid.Column<CallRecord> wrapUp =
        grid.addColumn(c -> c.wrapUp() == null ? "" : c.wrapUp())
            .setHeader(t("call.wrap-up"))
            .setAutoWidth(true);
    Grid.Column<CallRecord> recorded =
        grid.addColumn(c -> isRecorded(c) ? "●" : "")
            .setHeader(t("call.recording"))
            .setPartNameGenerator(_ -> "recorded")
            .setTooltipGenerator(c -> isRecorded(c) ? t("call.recorded") : null)
            .setWidth("4.2em")
            .setFlexGrow(0);
    // Who has no telephone beside the page has its room.
    int room = Person.isAgent() ? 0 : PHONE;
    Narrow.hide(grid, WIDE - room, ours, wrapUp);
    Narrow.hide(grid, MIDDLING - room, waited);
    return grid;
  }

  /// Shows who served a call right beside how it ended: a narrow window cuts what stands last.
  @SafeVarargs
  public static void insertWho(Grid<CallRecord> grid, Grid.Column<CallRecord>... who) {
    List<Grid.Column<CallRecord>> columns = new ArrayList<>(grid.getColumns());
    columns.removeAll(List.of(who));
    columns.addAll(OUTCOME_COLUMNS, List.of(who));
    grid.setColumnOrder(columns);
  }

  /// The narrow list, with whom it was.
  public static Grid<CallRecord> shortGrid(Format format) {
    return shortGrid(format, Map.of());
  }

  private static Grid<CallRecord> shortGrid(Format format, Map<CustomerId, String> names) {
    Grid<CallRecord> grid = frame(format::moment, "11.6em");
    // Wide enough for a number; a long name goes on in the next line.
    grid.addComponentColumn(c -> theirs(c, names))
        .setHeader(t("call.theirs"))
        .setWidth("8em")
        .setFlexGrow(2);
    outcome(grid, format);
    return grid;
  }

  /// The list of one customer, for a card: how long and what came of it stand beside how it ended,
  /// or under it where there is no room.
  public static Grid<CallRecord> lastGrid(Format format) {
    Grid<CallRecord> grid = frame(format::minute, "10em");
    grid.addComponentColumn(c -> result(c, format)).setHeader(t("call.disposition"));
    return grid;
  }

  private static Component result(CallRecord call, Format format) {
    Div result = new Div(disposition(call.disposition()));
    result.addClassName("folds");
    List<String> more = new ArrayList<>();
    if (call.talkSeconds() > 0) {
      more.add(format.duration(call.talkSeconds()));
    }
    if (call.wrapUp() != null) {
      more.add(call.wrapUp());
    }
    if (!more.isEmpty()) {
      Span why = new Span(String.join(" · ", more));
      why.addClassName("why");
      result.add(why);
    }
    return result;
  }

  private static Grid<CallRecord> frame(
      Function<@Nullable Instant, String> moment, String momentWidth) {
    Grid<CallRecord> grid = new Grid<>();
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.setAllRowsVisible(true);
    grid.addComponentColumn(c -> opener(c, moment.apply(c.startedAt())))
        .setHeader(t("call.started"))
        .setWidth(momentWidth)
        .setFlexGrow(0);
    grid.addColumn(c -> c.direction() == Direction.IN ? "↙" : "↗")
        .setHeader("↙↗")
        .setTooltipGenerator(c -> t("call.direction." + c.direction()))
        .setWidth("3.2em")
        .setFlexGrow(0);
    grid.addItemDoubleClickListener(e -> open(e.getItem()));
    return grid;
  }

  private static void outcome(Grid<CallRecord> grid, Format format) {
    grid.addComponentColumn(c -> disposition(c.disposition()))
        .setHeader(t("call.disposition"))
        .setAutoWidth(true);
    grid.addColumn(c -> format.duration(c.talkSeconds()))
        .setHeader(t("call.talked"))
        .setTextAlign(ColumnTextAlign.END)
        .setWidth("4.8em")
        .setFlexGrow(0);
  }

  /// Leads to the call's own page, also by keyboard.
  private static Component opener(CallRecord call, String moment) {
    Anchor opener = new Anchor(address(call), moment);
    opener.addClassName("open-call");
    opener.setTitle(t("call.open"));
    return opener;
  }

  /// Path of a call's own page.
  public static String address(CallRecord call) {
    return Place.CALL + "/" + call.id().value();
  }

  private static void open(CallRecord call) {
    UI.getCurrent().navigate(address(call));
  }

  /// How a call went, as a coloured word.
  public static Span disposition(CallRecord.Disposition disposition) {
    Span badge = new Span(t("disposition." + disposition));
    badge.addClassNames("badge", disposition.name());
    return badge;
  }

  private static boolean isRecorded(CallRecord call) {
    return call.recordings().stream().anyMatch(r -> !r.state().equals(MISSING));
  }

  private static Component theirs(CallRecord call, Map<CustomerId, String> names) {
    Component number =
        call.theirs() == null ? new Span(t("call.withheld")) : new Dial(call.theirs());
    String name = call.customer() == null ? null : names.get(call.customer());
    if (name == null) {
      return number;
    }
    Span who = Names.whole(name);
    who.addClassName("who");
    return new Div(number, who);
  }

  private static String t(String key) {
    return UI.getCurrent().getTranslation(key);
  }
}
