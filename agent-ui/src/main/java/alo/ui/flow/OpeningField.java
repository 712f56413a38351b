package alo.ui.flow;

import alo.contract.calendar.CalendarView;
import alo.contract.flow.PromptView;
import alo.contract.queue.QueueView;
import alo.ui.base.WindowRows;
import alo.ui.flow.MenuForm.Action;
import alo.ui.flow.MenuForm.Opening;
import com.vaadin.flow.component.checkbox.Checkbox;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import com.vaadin.flow.component.textfield.TextArea;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
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

  private final String zone;
  private final Checkbox limited = new Checkbox(getTranslation("hours.limited"));
  private final Div details = new Div();
  private final Select<CalendarView> calendar = new Select<>();
  private final Div own = new Div();
  private final WindowRows windows = new WindowRows(WINDOWS_MAX);
  private final TextArea holidays = new TextArea(getTranslation("hours.holidays"));
  private final PromptField closed;
  private final ActionField then;

  OpeningField(
      String zone, List<PromptView> prompts, List<QueueView> queues, List<CalendarView> calendars) {
    this.zone = zone;
    this.closed = new PromptField(getTranslation("hours.closed"), "closed-text", prompts, false);
    this.then =
        new ActionField(
            getTranslation("hours.then"), "closed-then", queues, ActionField.Place.STEP);
    limited.setId("hours-limited");
    limited.addValueChangeListener(e -> details.setVisible(e.getValue()));
    holidays.setHelperText(getTranslation("hours.holidays.how"));
    holidays.setWidthFull();
    calendar.setLabel(getTranslation("hours.calendar"));
    calendar.setItems(calendars);
    calendar.setEmptySelectionAllowed(true);
    calendar.setEmptySelectionCaption(getTranslation("hours.own"));
    calendar.setItemLabelGenerator(c -> c == null ? getTranslation("hours.own") : c.name());
    calendar.setId("hours-calendar");
    calendar.setVisible(!calendars.isEmpty());
    calendar.addValueChangeListener(e -> own.setVisible(e.getValue() == null));
    own.add(windows, holidays);
    details.add(calendar, own, closed, then);
    details.setVisible(false);
    add(limited, details);
  }

  void show(@Nullable Opening opening, Opening suggested) {
    limited.setValue(opening != null);
    Opening shown = opening == null ? suggested : opening;
    calendar.setValue(
        calendar
            .getListDataView()
            .getItems()
            .filter(c -> c.id().equals(shown.calendar()))
            .findFirst()
            .orElse(null));
    if (opening == null || shown.calendar() != null) {
      windows.suggest();
    } else {
      windows.show(shown.windows());
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
    boolean good = calendar.getValue() != null || windows.valid() & !holidays.isInvalid();
    return closed.valid() & then.valid() & good;
  }

  /// The hours, null when it is always open. Only after [#valid()].
  @Nullable Opening value() {
    if (!limited.getValue()) {
      return null;
    }
    CalendarView chosen = calendar.getValue();
    return new Opening(
        zone,
        chosen == null ? windows.value() : List.of(),
        chosen == null ? days().orElse(Set.of()) : Set.of(),
        chosen == null ? null : chosen.id(),
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
}
