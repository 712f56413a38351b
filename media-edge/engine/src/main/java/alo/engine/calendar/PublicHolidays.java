package alo.engine.calendar;

import alo.contract.calendar.CalendarView.Holiday;
import alo.contract.calendar.LunarDate;
import alo.contract.calendar.PublicHoliday;
import java.time.LocalDate;
import java.time.Month;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// When the public holidays of Vietnam are (Labour Code of 2019, article 112).
public final class PublicHolidays {
  private static final int HUNG_KINGS_MONTH = 3;
  private static final int HUNG_KINGS_DAY = 10;

  private PublicHolidays() {}

  /// The days of a year, by day; two holidays may fall on one.
  public static List<Holiday> in(int year) {
    List<Holiday> days = new ArrayList<>();
    for (PublicHoliday holiday : PublicHoliday.values()) {
      LocalDate day = day(holiday, year);
      days.add(new Holiday(day, holiday, LunarCalendar.of(day)));
    }
    days.sort(Comparator.comparing(Holiday::day));
    return days;
  }

  /// The day of a holiday in a year.
  public static LocalDate day(PublicHoliday holiday, int year) {
    return switch (holiday) {
      case NEW_YEAR -> LocalDate.of(year, Month.JANUARY, 1);
      case TET_BEFORE_EVE -> LunarCalendar.tet(year).minusDays(2);
      case TET_EVE -> LunarCalendar.tet(year).minusDays(1);
      case TET_1 -> LunarCalendar.tet(year);
      case TET_2 -> LunarCalendar.tet(year).plusDays(1);
      case TET_3 -> LunarCalendar.tet(year).plusDays(2);
      case TET_4 -> LunarCalendar.tet(year).plusDays(3);
      case TET_5 -> LunarCalendar.tet(year).plusDays(4);
      case HUNG_KINGS ->
          LunarCalendar.toSolar(new LunarDate(year, HUNG_KINGS_MONTH, HUNG_KINGS_DAY, false));
      case REUNIFICATION -> LocalDate.of(year, Month.APRIL, 30);
      case LABOUR -> LocalDate.of(year, Month.MAY, 1);
      case NATIONAL_EVE -> LocalDate.of(year, Month.SEPTEMBER, 1);
      case NATIONAL -> LocalDate.of(year, Month.SEPTEMBER, 2);
      case NATIONAL_AFTER -> LocalDate.of(year, Month.SEPTEMBER, 3);
    };
  }
}
