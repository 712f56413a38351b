package alo.contract.calendar;

import alo.contract.id.CalendarId;
import alo.contract.value.TimeWindow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// When a tenant works. What is entered by hand goes before what is computed: a make-up day is
/// worked even if it is a holiday or a day off; a day off and a holiday are closed from midnight to
/// midnight, also for a period that began the evening before.
///
/// @param name unique in the tenant
/// @param zone IANA zone, e.g. `Asia/Ho_Chi_Minh`
/// @param periods of ordinary days; none means that only make-up days are worked
/// @param holidays the public holidays that are kept, every year
/// @param daysOff further days on which nobody works
/// @param makeUpDays days that are worked out of turn, each with its own periods
public record CalendarView(
    CalendarId id,
    String name,
    String zone,
    List<TimeWindow> periods,
    Set<PublicHoliday> holidays,
    List<DayOff> daysOff,
    List<MakeUpDay> makeUpDays) {

  /// Periods of one week, or of one make-up day, at most.
  public static final int PERIODS_MAX = 50;

  /// Entries of days off at most.
  public static final int DAYS_OFF_MAX = 400;

  /// Make-up days at most.
  public static final int MAKE_UP_DAYS_MAX = 200;

  /// The days of one entry of days off at most.
  public static final int DAY_OFF_DAYS_MAX = 366;

  public CalendarView {
    periods = List.copyOf(periods);
    holidays = Set.copyOf(holidays);
    daysOff = List.copyOf(daysOff);
    makeUpDays = List.copyOf(makeUpDays);
  }

  /// Days on which nobody works.
  ///
  /// @param to the last of them, itself included
  public record DayOff(LocalDate from, LocalDate to, String name) {}

  /// A day that is worked out of turn, often to make up for a bridging day off.
  public record MakeUpDay(LocalDate day, List<Period> periods, String name) {}

  /// Hours of one day; as of [TimeWindow], an end that is not after the start is on the next day.
  public record Period(LocalTime from, LocalTime to) {}

  /// Makes or changes a calendar.
  public record Draft(
      String name,
      String zone,
      List<TimeWindow> periods,
      Set<PublicHoliday> holidays,
      List<DayOff> daysOff,
      List<MakeUpDay> makeUpDays) {}

  /// Where other programs read a calendar as an iCalendar file (RFC 5545).
  ///
  /// @param address secret, since whoever knows it can read; null until one is asked for
  public record Feed(@Nullable String address) {}

  /// The days of public holidays in a year, by day.
  public record Holidays(int year, List<Holiday> days) {}

  /// A day of a public holiday.
  ///
  /// @param lunar the same day in the lunar calendar
  public record Holiday(LocalDate day, PublicHoliday holiday, LunarDate lunar) {}
}
