package alo.ui.workforce;

import alo.contract.calendar.CalendarView.Holiday;
import alo.contract.calendar.PublicHoliday;
import alo.ui.base.Format;
import alo.ui.client.TenantsApi;
import com.vaadin.flow.component.checkbox.CheckboxGroup;
import com.vaadin.flow.component.checkbox.CheckboxGroupVariant;
import com.vaadin.flow.component.html.Div;
import com.vaadin.flow.component.select.Select;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.IntStream;

/// Which public holidays are kept, with their days in a year by both calendars.
final class HolidaysField extends Div {
  private static final int YEARS_SHOWN = 5;

  private final TenantsApi api;
  private final Format format = Format.current();
  private final CheckboxGroup<PublicHoliday> kept =
      new CheckboxGroup<>(getTranslation("calendar.holidays"));
  private final Select<Integer> year = new Select<>();

  HolidaysField(TenantsApi api, Set<PublicHoliday> chosen) {
    this.api = api;
    int now = LocalDate.now(format.zone()).getYear();
    year.setLabel(getTranslation("calendar.year"));
    List<Integer> years = IntStream.range(now, now + YEARS_SHOWN).boxed().toList();
    year.setItems(years);
    year.setId("holiday-year");
    kept.setItems(PublicHoliday.values());
    kept.addThemeVariants(CheckboxGroupVariant.LUMO_VERTICAL);
    kept.setHelperText(getTranslation("calendar.holidays.how"));
    kept.setId("holidays");
    year.addValueChangeListener(e -> show(e.getValue()));
    year.setValue(now);
    kept.setValue(new TreeSet<>(chosen));
    addClassName("holidays");
    add(year, kept);
  }

  Set<PublicHoliday> value() {
    return kept.getValue();
  }

  private void show(int shown) {
    Map<PublicHoliday, Holiday> days = new EnumMap<>(PublicHoliday.class);
    api.holidays(shown).days().forEach(d -> days.put(d.holiday(), d));
    kept.setItemLabelGenerator(
        h -> {
          Holiday day = days.get(h);
          String name = getTranslation("holiday." + h);
          return day == null
              ? name
              : getTranslation(
                  "calendar.holiday-on",
                  name,
                  format.dayOfWeek(day.day()),
                  day.lunar().day() + "/" + day.lunar().month());
        });
  }
}
