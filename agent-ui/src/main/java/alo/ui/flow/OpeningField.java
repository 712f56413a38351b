package alo.ui.flow;

import alo.contract.flow.PromptView;
import alo.contract.queue.QueueView;
import alo.contract.value.TimeWindow;
import alo.ui.flow.MenuForm.Action;
import alo.ui.flow.MenuForm.Opening;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.combobox.MultiSelectComboBox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.Span;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.timepicker.TimePicker;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.TextStyle;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Opening hours: when, on which days not, and what is heard outside of them.
final class OpeningField extends Div {
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("d/M/uuuu");
  private static final int WINDOWS_MAX = 20;
  private static final TimeWindow SUGGESTED =
      new TimeWindow(
          EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY),
          LocalTime.of(8, 0),
          LocalTime.of(17, 30));

  private final String zone;
  private final Checkbox limited = new Checkbox(getTranslation("hours.limited"));
  private final Div details = new Div();
  private final Div rows = new Div();
  private final List<Row> windows = new ArrayList<>();
  private final TextArea holidays = new TextArea(getTranslation("hours.holidays"));
  private final PromptField closed;
  private final ActionField then;

  OpeningField(String zone, List<PromptView> prompts, List<QueueView> queues) {
    this.zone = zone;
    this.closed = new PromptField(getTranslation("hours.closed"), "closed-text", prompts, false);
    this.then =
        new ActionField(
            getTranslation("hours.then"), "closed-then", queues, ActionField.Place.STEP);
    limited.setId("hours-limited");
    limited.addValueChangeListener(e -> details.setVisible(e.getValue()));
    holidays.setHelperText(getTranslation("hours.holidays.how"));
    holidays.setWidthFull();
    Button more =
        new Button(
            getTranslation("hours.add"), VaadinIcon.PLUS.create(), _ -> addWindow(SUGGESTED));
    more.addThemeVariants(ButtonVariant.LUMO_SMALL, ButtonVariant.LUMO_TERTIARY);
    Span wholeDay = new Span(getTranslation("hours.whole-day"));
    wholeDay.addClassName("quiet");
    details.add(rows, new Div(more, wholeDay), holidays, closed, then);
    details.setVisible(false);
    add(limited, details);
  }

  private void addWindow(TimeWindow window) {
    if (windows.size() < WINDOWS_MAX) {
      Row row = new Row(window);
      windows.add(row);
      rows.add(row);
    }
  }

  void show(@Nullable Opening opening, Opening suggested) {
    limited.setValue(opening != null);
    Opening shown = opening == null ? suggested : opening;
    windows.clear();
    rows.removeAll();
    shown.windows().forEach(this::addWindow);
    if (windows.isEmpty()) {
      addWindow(SUGGESTED);
    }
    holidays.setValue(
        new TreeSet<>(shown.holidays())
            .stream().map(DAY::format).collect(Collectors.joining("\n")));
    closed.show(shown.closed());
    then.show(shown.then());
  }

  boolean valid() {
    if (!limited.getValue()) {
      return true;
    }
    holidays.setErrorMessage(getTranslation("problem.day"));
    holidays.setInvalid(days().isEmpty());
    boolean good = windows.stream().map(Row::valid).reduce(true, Boolean::logicalAnd);
    return closed.valid() & then.valid() & good & !holidays.isInvalid();
  }

  /// The hours, null when it is always open. Only after [#valid()].
  @Nullable Opening value() {
    if (!limited.getValue()) {
      return null;
    }
    return new Opening(
        zone,
        windows.stream().map(Row::window).toList(),
        days().orElse(Set.of()),
        closed.value(),
        then.value().orElse(new Action.End()));
  }

  private Optional<Set<LocalDate>> days() {
    try {
      return Optional.of(
          holidays
              .getValue()
              .lines()
              .map(String::strip)
              .filter(l -> !l.isEmpty())
              .map(l -> LocalDate.parse(l, DAY))
              .collect(Collectors.toSet()));
    } catch (DateTimeParseException _) {
      return Optional.empty();
    }
  }

  /// Some days, from and to.
  private final class Row extends Div {
    private final MultiSelectComboBox<DayOfWeek> days =
        new MultiSelectComboBox<>(getTranslation("hours.days"));
    private final TimePicker from = new TimePicker(getTranslation("hours.from"));
    private final TimePicker to = new TimePicker(getTranslation("hours.to"));

    Row(TimeWindow window) {
      addClassName("row");
      days.setItems(DayOfWeek.values());
      days.setItemLabelGenerator(d -> d.getDisplayName(TextStyle.SHORT, getLocale()));
      days.setValue(new TreeSet<>(window.days()));
      days.setAutoExpand(MultiSelectComboBox.AutoExpandMode.HORIZONTAL);
      from.setValue(window.from());
      to.setValue(window.to());
      days.addClassName("days");
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
