package alo.ui.base;

import alo.contract.value.TimeWindow;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;

/// Hours of a week: a row each, some days, from and to.
public final class WindowRows extends Div {
  private static final TimeWindow SUGGESTED =
      new TimeWindow(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(8, 0),
          LocalTime.of(17, 30));

  private final int rowsMax;
  private final Div rows = new Div();
  private final List<Row> windows = new ArrayList<>();

  /// @param rowsMax rows at most
  public WindowRows(int rowsMax) {
    this.rowsMax = rowsMax;
    Button more =
        new Button(
            getTranslation("hours.add"), VaadinIcon.PLUS.create(), _ -> addWindow(SUGGESTED));
    more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    Span wholeDay = new Span(getTranslation("hours.whole-day"));
    wholeDay.addClassName("quiet");
    add(rows, new Div(more, wholeDay));
  }

  /// Shows these.
  public void show(List<TimeWindow> shown) {
    windows.clear();
    rows.removeAll();
    shown.forEach(this::addWindow);
  }

  /// Shows the hours of an office, to be changed.
  public void suggest() {
    show(List.of(SUGGESTED));
  }

  /// Whether each row is filled in; marks what is missing.
  public boolean valid() {
    return windows.stream().map(Row::valid).reduce(true, Boolean::logicalAnd);
  }

  /// The hours; only after [#valid()].
  public List<TimeWindow> value() {
    return windows.stream().map(Row::window).toList();
  }

  private void addWindow(TimeWindow window) {
    if (windows.size() < rowsMax) {
      Row row = new Row(window);
      windows.add(row);
      rows.add(row);
    }
  }

  /// Some days, from and to.
  private final class Row extends Div {
    /// All seven are seen at once; in a closed list the chosen ones shrink to what nobody can read.
    private final CheckboxGroup<DayOfWeek> days = new CheckboxGroup<>(getTranslation("hours.days"));
    private final TimePicker from = new TimePicker(getTranslation("hours.from"));
    private final TimePicker to = new TimePicker(getTranslation("hours.to"));

    Row(TimeWindow window) {
      addClassName("row");
      days.setItems(DayOfWeek.values());
      days.addThemeVariants(CheckboxGroupVariant.AURA_HORIZONTAL);
      days.setItemLabelGenerator(d -> d.getDisplayName(TextStyle.SHORT, getLocale()));
      days.setValue(EnumSet.copyOf(window.days()));
      from.setValue(window.from());
      to.setValue(window.to());
      days.addClassName("days");
      // 24 hours as everywhere on the screens, also for who reads English.
      from.setLocale(Locale.UK);
      to.setLocale(Locale.UK);
      from.setWidth("8em");
      to.setWidth("8em");
      Button remove = new Button(VaadinIcon.TRASH.create(), _ -> remove());
      remove.addThemeVariants(ButtonVariant.LUMO_TERTIARY);
      remove.setAriaLabel(getTranslation("act.remove"));
      add(days, from, to, remove);
    }

    private void remove() {
      windows.remove(this);
      rows.remove(this);
    }

    boolean valid() {
      days.setErrorMessage(getTranslation("problem.required"));
      days.setInvalid(days.getValue().isEmpty());
      from.setInvalid(from.getValue() == null);
      to.setInvalid(to.getValue() == null);
      return !days.isInvalid() && !from.isInvalid() && !to.isInvalid();
    }

    TimeWindow window() {
      return new TimeWindow(days.getValue(), from.getValue(), to.getValue());
    }
  }
}
