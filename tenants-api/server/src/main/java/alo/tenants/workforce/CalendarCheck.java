package alo.tenants.workforce;

import alo.contract.calendar.CalendarView;
import alo.contract.calendar.CalendarView.DayOff;
import alo.contract.calendar.CalendarView.MakeUpDay;
import alo.contract.calendar.CalendarView.Period;
import alo.contract.calendar.PublicHoliday;
import alo.tenants.platform.Check;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.HashSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Every mistake of a calendar that somebody has filled in.
final class CalendarCheck {
  /// Days may be entered from this year on.
  static final int YEAR_MIN = 2000;

  /// Days may be entered up to this year.
  static final int YEAR_MAX = 2199;

  private static final int NAME_LENGTH_MAX = 80;

  private final Check check = new Check();

  private CalendarCheck() {}

  /// Refuses a draft with all its mistakes.
  static void check(CalendarView.Draft draft) {
    CalendarCheck one = new CalendarCheck();
    one.lists(draft);
    one.check.done();
    one.entries(draft);
    one.check.done();
  }

  private void lists(CalendarView.Draft draft) {
    check
        .line("/name", draft.name(), 1, NAME_LENGTH_MAX)
        .that(
            isZone(draft.zone()), "/zone", "unknown-zone", "Expected a zone like Asia/Ho_Chi_Minh")
        .list("/periods", draft.periods(), CalendarView.PERIODS_MAX)
        .list("/holidays", draft.holidays(), PublicHoliday.values().length)
        .list("/daysOff", draft.daysOff(), CalendarView.DAYS_OFF_MAX)
        .list("/makeUpDays", draft.makeUpDays(), CalendarView.MAKE_UP_DAYS_MAX);
  }

  private void entries(CalendarView.Draft draft) {
    for (int i = 0; i < draft.periods().size(); i++) {
      var period = draft.periods().get(i);
      check
          .present("/periods/" + i + "/from", period.from())
          .present("/periods/" + i + "/to", period.to());
    }
    for (int i = 0; i < draft.daysOff().size(); i++) {
      dayOff("/daysOff/" + i, draft.daysOff().get(i));
    }
    Set<LocalDate> made = new HashSet<>();
    for (int i = 0; i < draft.makeUpDays().size(); i++) {
      String place = "/makeUpDays/" + i;
      MakeUpDay day = draft.makeUpDays().get(i);
      makeUpDay(place, day);
      check.that(
          day.day() == null || made.add(day.day()),
          place + "/day",
          "twice",
          "Expected each day once, but %s is there twice".formatted(day.day()));
    }
  }

  private void dayOff(String place, DayOff off) {
    check.line(place + "/name", off.name(), 1, NAME_LENGTH_MAX);
    day(place + "/from", off.from());
    day(place + "/to", off.to());
    if (off.from() != null && off.to() != null) {
      long days = ChronoUnit.DAYS.between(off.from(), off.to()) + 1;
      check.that(
          days >= 1 && days <= CalendarView.DAY_OFF_DAYS_MAX,
          place + "/to",
          "range",
          "Expected 1 to %d days, but there are %d".formatted(CalendarView.DAY_OFF_DAYS_MAX, days));
    }
  }

  private void makeUpDay(String place, MakeUpDay makeUp) {
    check
        .line(place + "/name", makeUp.name(), 1, NAME_LENGTH_MAX)
        .list(place + "/periods", makeUp.periods(), CalendarView.PERIODS_MAX);
    day(place + "/day", makeUp.day());
    if (makeUp.periods() == null) {
      return;
    }
    check.that(
        !makeUp.periods().isEmpty(),
        place + "/periods",
        "missing",
        "Expected the hours that are worked, but there are none");
    for (Period period : makeUp.periods()) {
      check.that(
          period != null && period.from() != null && period.to() != null,
          place + "/periods",
          "missing",
          "Expected periods with a beginning and an end");
    }
  }

  private void day(String place, @Nullable LocalDate day) {
    check.present(place, day);
    if (day != null) {
      check.that(
          day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX,
          place,
          "range",
          "Expected a year from %d to %d, but it is %d"
              .formatted(YEAR_MIN, YEAR_MAX, day.getYear()));
    }
  }

  private static boolean isZone(@Nullable String zone) {
    try {
      return zone != null && ZoneId.of(zone) != null;
    } catch (DateTimeException _) {
      return false;
    }
  }
}
