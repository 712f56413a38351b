package alo.engine.calendar;

import alo.contract.calendar.LunarDate;
import java.time.LocalDate;
import java.time.temporal.JulianFields;

/// The Vietnamese lunar calendar. A month begins on the day of the new moon, the month of the
/// winter solstice is the 11th, and of 13 months between two solstices the first without a
/// principal solar term is the leap month; all as the day is in Hà Nội (UTC+7). The rules are those
/// that Hồ Ngọc Đức published ("Thuật toán tính âm lịch", informatik.uni-leipzig.de/~duc/amlich);
/// the astronomy is more exact than his short form.
///
/// UTC+7 holds since decree 121-CP, from 1968 on in the north and since 1976 in the whole country.
/// Before, almanacs went by UTC+8 (in the south until 1975: there Tết of 1968 was a day later);
/// earlier dates are given by today's rule and may differ by a day or a month from what was lived.
/// From 1968 to 2071 every day agrees with Time4J's calendar; after that a handful of new moons are
/// so near midnight that the earth's turning, which nobody can foretell, decides on their day.
public final class LunarCalendar {
  /// The first and the last year for whose days the reckoning holds.
  public static final int YEAR_MIN = 1900;

  /// See [#YEAR_MIN].
  public static final int YEAR_MAX = 2199;

  private static final double ZONE_DAYS = 7 / 24.0;
  private static final int WINTER_MONTH = 11;

  private LunarCalendar() {}

  /// The lunar date of a day.
  public static LunarDate of(LocalDate day) {
    checkYear(day.getYear());
    long number = day.getLong(JulianFields.JULIAN_DAY);
    // The year from one 11th month to the next in which the day lies.
    long month = Astronomy.newMoonNear(number + 1);
    while (firstDay(month + 1) <= number) {
      month++;
    }
    while (firstDay(month) > number) {
      month--;
    }
    Winter winter = Winter.of(day.getYear());
    if (month >= winter.next()) {
      winter = Winter.of(day.getYear() + 1);
    }
    int place = Math.toIntExact(month - winter.first());
    int leap = winter.leapPlace();
    int count = leap >= 0 && place >= leap ? place - 1 : place;
    int monthOfYear = (WINTER_MONTH - 1 + count) % 12 + 1;
    int year = count >= 2 ? winter.year() : winter.year() - 1;
    return new LunarDate(
        year, monthOfYear, Math.toIntExact(number - firstDay(month)) + 1, place == leap);
  }

  /// The day of a lunar date.
  ///
  /// @throws IllegalArgumentException when that year has no such month, or the month no such day
  public static LocalDate toSolar(LunarDate date) {
    checkYear(date.year());
    int count = (date.month() - WINTER_MONTH + 12) % 12;
    Winter winter = Winter.of(date.month() >= WINTER_MONTH ? date.year() + 1 : date.year());
    int leap = winter.leapPlace();
    int place = leap >= 0 && count >= leap ? count + 1 : count;
    if (date.leap()) {
      place = count + 1;
      if (leap != place) {
        throw noSuchDay(date);
      }
    }
    long first = firstDay(winter.first() + place);
    if (first + date.day() > firstDay(winter.first() + place + 1)) {
      throw noSuchDay(date);
    }
    return LocalDate.EPOCH.with(JulianFields.JULIAN_DAY, first + date.day() - 1);
  }

  /// The first day of a lunar year.
  public static LocalDate tet(int year) {
    return toSolar(new LunarDate(year, 1, 1, false));
  }

  private static IllegalArgumentException noSuchDay(LunarDate date) {
    return new IllegalArgumentException("Expected a day of the calendar, but it is " + date);
  }

  private static void checkYear(int year) {
    if (year < YEAR_MIN || year > YEAR_MAX) {
      throw new IllegalArgumentException(
          "Expected a year from %d to %d, but it is %d".formatted(YEAR_MIN, YEAR_MAX, year));
    }
  }

  /// The Julian day number of the day on which a new moon is in Hà Nội.
  private static long firstDay(long newMoon) {
    return (long) Math.floor(Astronomy.newMoon(newMoon) + 0.5 + ZONE_DAYS);
  }

  /// In which twelfth of the sun's way a day begins in Hà Nội, 0 from the vernal equinox on.
  private static int sunSector(long dayNumber) {
    return (int) (Astronomy.sunLongitude(dayNumber - 0.5 - ZONE_DAYS) / 30);
  }

  /// The months from the 11th of one lunar year to the 10th of the next, by new moons.
  ///
  /// @param year the Gregorian year in which it ends
  /// @param first the new moon of its 11th month
  /// @param next the new moon of the following 11th month
  private record Winter(int year, long first, long next) {
    static Winter of(int year) {
      return new Winter(year, solsticeMonth(year - 1), solsticeMonth(year));
    }

    /// The last month that begins before the sun has passed the winter solstice's day.
    private static long solsticeMonth(int year) {
      long lastOfYear = LocalDate.of(year, 12, 31).getLong(JulianFields.JULIAN_DAY);
      long month = Astronomy.newMoonNear(lastOfYear) + 1;
      while (firstDay(month) > lastOfYear || sunSector(firstDay(month)) >= 9) {
        month--;
      }
      return month;
    }

    /// The place of the leap month after the first, -1 if there is none.
    int leapPlace() {
      if (next - first == 12) {
        return -1;
      }
      for (int place = 1; place < 13; place++) {
        if (sunSector(firstDay(first + place)) == sunSector(firstDay(first + place + 1))) {
          return place;
        }
      }
      throw new IllegalStateException("A year of 13 months has one without a principal term");
    }
  }
}
