package alo.ui.workforce;

import alo.contract.calendar.CalendarView;
import alo.contract.calendar.PublicHoliday;
import alo.contract.identity.Permit;
import alo.contract.value.TimeWindow;
import alo.ui.base.EditButton;
import alo.ui.base.EditDialog;
import alo.ui.base.Format;
import alo.ui.base.Frame;
import alo.ui.base.Screen;
import alo.ui.base.WindowRows;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.button.Button;
import com.vaadin.flow.component.button.ButtonVariant;
import com.vaadin.flow.component.combobox.ComboBox;
import com.vaadin.flow.component.grid.Grid;
import com.vaadin.flow.component.grid.GridVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.html.H3;
import com.vaadin.flow.component.icon.VaadinIcon;
import com.vaadin.flow.component.textfield.TextArea;
import com.vaadin.flow.component.textfield.TextField;
import com.vaadin.flow.router.Route;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// When the tenant works: hours of the week, holidays, days off, make-up days.
@Route(value = "hours", layout = Frame.class)
@RolesAllowed(Permit.CALENDARS_CHANGE)
public class CalendarsView extends Screen {
  private static final int NAME_LENGTH_MAX = 80;

  /// The five days of Tết and the two of the National Day, as they mostly are.
  private static final Set<PublicHoliday> SUGGESTED =
      EnumSet.complementOf(
          EnumSet.of(
              PublicHoliday.TET_BEFORE_EVE, PublicHoliday.TET_5, PublicHoliday.NATIONAL_AFTER));

  private final TenantsApi api;
  private final Grid<CalendarView> grid = new Grid<>();

  @Inject
  public CalendarsView(TenantsApi api) {
    super("calendars.title");
    this.api = api;
    Button add = new Button(getTranslation("act.add"), VaadinIcon.PLUS.create(), _ -> edit(null));
    add.addThemeVariants(ButtonVariant.LUMO_PRIMARY);
    add.setId("add");
    addActs(add);
    grid.setId("calendars");
    grid.addClassName("grid-fill");
    grid.addThemeVariants(GridVariant.LUMO_COMPACT);
    grid.addColumn(CalendarView::name)
        .setHeader(getTranslation("calendar.name"))
        .setTooltipGenerator(CalendarView::name)
        .setFlexGrow(2);
    grid.addColumn(c -> week(c.periods()))
        .setHeader(getTranslation("calendar.periods"))
        .setTooltipGenerator(c -> week(c.periods()))
        .setFlexGrow(4);
    grid.addColumn(c -> c.holidays().size()).setHeader(getTranslation("calendar.holidays"));
    grid.addColumn(c -> c.daysOff().size()).setHeader(getTranslation("calendar.days-off"));
    grid.addColumn(c -> c.makeUpDays().size()).setHeader(getTranslation("calendar.make-up-days"));
    grid.addComponentColumn(c -> new EditButton(c.name(), () -> edit(c)))
        .setHeader(getTranslation("act.edit"))
        .setFrozenToEnd(true)
        .setWidth("5em")
        .setFlexGrow(0);
    grid.addItemClickListener(e -> edit(e.getItem()));
    grid.setEmptyStateText(getTranslation("calendars.empty"));
    add(grid);
    load();
  }

  private void load() {
    grid.setItems(api.calendars());
  }

  private String week(List<TimeWindow> periods) {
    return periods.stream()
        .map(p -> "%s %s–%s".formatted(days(p.days()), p.from(), p.to()))
        .collect(Collectors.joining("; "));
  }

  /// Neighbours as a stretch.
  private String days(Set<DayOfWeek> days) {
    TreeSet<DayOfWeek> sorted = new TreeSet<>(days);
    boolean stretch =
        sorted.size() > 2
            && sorted.last().getValue() - sorted.first().getValue() == sorted.size() - 1;
    return stretch
        ? day(sorted.first()) + "–" + day(sorted.last())
        : sorted.stream().map(this::day).collect(Collectors.joining(", "));
  }

  private String day(DayOfWeek day) {
    return day.getDisplayName(TextStyle.SHORT, getLocale());
  }

  private void edit(@Nullable CalendarView calendar) {
    TextField name = new TextField(getTranslation("calendar.name"));
    name.setMaxLength(NAME_LENGTH_MAX);
    name.setId("calendar-name");
    ComboBox<String> zone = new ComboBox<>(getTranslation("calendar.zone"));
    zone.setItems(new TreeSet<>(ZoneId.getAvailableZoneIds()));
    WindowRows periods = new WindowRows(CalendarView.PERIODS_MAX);
    TextArea daysOff = lines("calendar.days-off", "calendar.days-off.how", "days-off");
    TextArea makeUpDays =
        lines("calendar.make-up-days", "calendar.make-up-days.how", "make-up-days");
    if (calendar == null) {
      zone.setValue(Format.current().zone().getId());
      periods.suggest();
    } else {
      name.setValue(calendar.name());
      zone.setValue(calendar.zone());
      periods.show(calendar.periods());
      daysOff.setValue(DayLines.daysOff(calendar.daysOff()));
      makeUpDays.setValue(DayLines.makeUpDays(calendar.makeUpDays()));
    }
    HolidaysField holidays =
        new HolidaysField(api, calendar == null ? SUGGESTED : calendar.holidays());
    EditDialog dialog =
        new EditDialog(
            getTranslation(calendar == null ? "calendars.new" : "calendars.change"),
            () -> valid(name, zone, daysOff, makeUpDays) & periods.valid(),
            () -> {
              api.saveCalendar(
                  calendar == null ? null : calendar.id(),
                  new CalendarView.Draft(
                      name.getValue().strip(),
                      zone.getValue(),
                      periods.value(),
                      holidays.value(),
                      DayLines.daysOff(daysOff.getValue()).entries(),
                      DayLines.makeUpDays(makeUpDays.getValue()).entries()));
              load();
            },
            name,
            zone,
            new H3(getTranslation("calendar.periods")),
            periods,
            holidays,
            daysOff,
            makeUpDays,
            calendar == null ? new Div() : new FeedField(api, calendar.id()));
    dialog.setWidth("44rem");
    if (calendar != null) {
      dialog.withRemoval(
          () -> {
            api.removeCalendar(calendar.id());
            load();
          });
    }
    dialog.open();
  }

  private TextArea lines(String label, String how, String id) {
    TextArea area = new TextArea(getTranslation(label));
    area.setHelperText(getTranslation(how));
    area.setId(id);
    return area;
  }

  private boolean valid(
      TextField name, ComboBox<String> zone, TextArea daysOff, TextArea makeUpDays) {
    name.setErrorMessage(getTranslation("problem.required"));
    name.setInvalid(name.getValue().isBlank());
    zone.setErrorMessage(getTranslation("problem.required"));
    zone.setInvalid(zone.getValue() == null);
    mark(daysOff, DayLines.daysOff(daysOff.getValue()));
    mark(makeUpDays, DayLines.makeUpDays(makeUpDays.getValue()));
    return !name.isInvalid()
        && !zone.isInvalid()
        && !daysOff.isInvalid()
        && !makeUpDays.isInvalid();
  }

  private void mark(TextArea area, DayLines.Reading<?> reading) {
    area.setErrorMessage(getTranslation("problem.line", reading.badLine()));
    area.setInvalid(!reading.good());
  }
}
