package alo.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.calendar.LunarDate;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LunarCalendarTest {
  /// The first day of the year from 1968 on, as the almanacs have it (1968 in the north).
  private static final String TET =
      """
      1968-01-29 1969-02-16 1970-02-06 1971-01-27 1972-02-15 1973-02-03 1974-01-23 1975-02-11
      1976-01-31 1977-02-18 1978-02-07 1979-01-28 1980-02-16 1981-02-05 1982-01-25 1983-02-13
      1984-02-02 1985-01-21 1986-02-09 1987-01-29 1988-02-17 1989-02-06 1990-01-27 1991-02-15
      1992-02-04 1993-01-23 1994-02-10 1995-01-31 1996-02-19 1997-02-07 1998-01-28 1999-02-16
      2000-02-05 2001-01-24 2002-02-12 2003-02-01 2004-01-22 2005-02-09 2006-01-29 2007-02-17
      2008-02-07 2009-01-26 2010-02-14 2011-02-03 2012-01-23 2013-02-10 2014-01-31 2015-02-19
      2016-02-08 2017-01-28 2018-02-16 2019-02-05 2020-01-25 2021-02-12 2022-02-01 2023-01-22
      2024-02-10 2025-01-29 2026-02-17 2027-02-06 2028-01-26 2029-02-13 2030-02-02 2031-01-23
      2032-02-11 2033-01-31 2034-02-19 2035-02-08 2036-01-28 2037-02-15 2038-02-04 2039-01-24
      2040-02-12 2041-02-01 2042-01-22 2043-02-10 2044-01-30 2045-02-17 2046-02-06 2047-01-26
      2048-02-14 2049-02-02 2050-01-23\
      """;

  /// Leap months by year.
  private static final Map<Integer, Integer> LEAP_MONTHS =
      Map.ofEntries(
          Map.entry(1968, 7),
          Map.entry(1971, 5),
          Map.entry(1974, 4),
          Map.entry(1976, 8),
          Map.entry(1979, 6),
          Map.entry(1982, 4),
          Map.entry(1985, 2),
          Map.entry(1987, 7),
          Map.entry(1990, 5),
          Map.entry(1993, 3),
          Map.entry(1995, 8),
          Map.entry(1998, 5),
          Map.entry(2001, 4),
          Map.entry(2004, 2),
          Map.entry(2006, 7),
          Map.entry(2009, 5),
          Map.entry(2012, 4),
          Map.entry(2014, 9),
          Map.entry(2017, 6),
          Map.entry(2020, 4),
          Map.entry(2023, 2),
          Map.entry(2025, 6),
          Map.entry(2028, 5),
          Map.entry(2031, 3),
          Map.entry(2033, 11),
          Map.entry(2036, 6),
          Map.entry(2039, 5),
          Map.entry(2042, 2),
          Map.entry(2044, 7),
          Map.entry(2047, 5),
          Map.entry(2050, 3));

  @Test
  @DisplayName("[G16] Tết of 1968 to 2050; 1985, 2007 and 2030 differ from China's")
  void tet() {
    List<LocalDate> reckoned = new ArrayList<>();
    for (int year = 1968; year <= 2050; year++) {
      reckoned.add(LunarCalendar.tet(year));
    }
    List<LocalDate> known = List.of(TET.split("\\s+")).stream().map(LocalDate::parse).toList();
    assertThat(reckoned).isEqualTo(known);
    assertThat(LunarCalendar.tet(1985)).as("China: 20 February").isEqualTo("1985-01-21");
    assertThat(LunarCalendar.tet(2007)).as("China: 18 February").isEqualTo("2007-02-17");
    assertThat(LunarCalendar.tet(2030)).as("China: 3 February").isEqualTo("2030-02-02");
    assertThat(LunarCalendar.tet(2053)).as("China: 19 February").isEqualTo("2053-02-18");
  }

  @Test
  @DisplayName("[G16] every day from 1900 to 2199 has one lunar date, and follows the one before")
  void everyDay() {
    Map<Integer, Integer> leapMonths = new TreeMap<>();
    LunarDate before = null;
    LocalDate end = LocalDate.of(2199, 12, 31);
    for (LocalDate day = LocalDate.of(1900, 1, 1); !day.isAfter(end); day = day.plusDays(1)) {
      LunarDate date = LunarCalendar.of(day);
      if (date.year() >= LunarCalendar.YEAR_MIN) {
        assertThat(LunarCalendar.toSolar(date)).as("%s", date).isEqualTo(day);
      }
      if (date.leap()) {
        leapMonths.put(date.year(), date.month());
      }
      if (before != null) {
        assertThat(follows(before, date)).as("%s after %s", date, before).isTrue();
      }
      before = date;
    }
    leapMonths.keySet().removeIf(year -> year < 1968 || year > 2050);
    assertThat(leapMonths).isEqualTo(LEAP_MONTHS);
  }

  /// Months have 29 or 30 days, years 12 months and sometimes one twice.
  private static boolean follows(LunarDate before, LunarDate date) {
    if (date.day() > 1) {
      return date.equals(
          new LunarDate(before.year(), before.month(), before.day() + 1, before.leap()));
    }
    boolean whole = before.day() == 29 || before.day() == 30;
    if (date.leap()) {
      return whole && !before.leap() && date.month() == before.month();
    }
    int year = before.month() == 12 ? before.year() + 1 : before.year();
    return whole && date.month() == before.month() % 12 + 1 && date.year() == year;
  }

  @Test
  @DisplayName("what is no day of the calendar is refused")
  void noDay() {
    for (LunarDate none :
        List.of(
            new LunarDate(2026, 6, 1, true),
            new LunarDate(2025, 5, 1, true),
            new LunarDate(2025, 12, 30, false),
            new LunarDate(1899, 1, 1, false),
            new LunarDate(2200, 1, 1, false))) {
      assertThatThrownBy(() -> LunarCalendar.toSolar(none))
          .as("%s", none)
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageStartingWith("Expected");
    }
    assertThatThrownBy(() -> LunarCalendar.of(LocalDate.of(1899, 12, 31)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LunarDate(2026, 13, 1, false))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new LunarDate(2026, 1, 31, false))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("[X22] the public holidays of a year, each with its lunar date")
  void holidays() {
    assertThat(PublicHolidays.in(2026))
        .extracting(h -> h.day() + " " + h.holiday())
        .containsExactly(
            "2026-01-01 NEW_YEAR",
            "2026-02-15 TET_BEFORE_EVE",
            "2026-02-16 TET_EVE",
            "2026-02-17 TET_1",
            "2026-02-18 TET_2",
            "2026-02-19 TET_3",
            "2026-02-20 TET_4",
            "2026-02-21 TET_5",
            "2026-04-26 HUNG_KINGS",
            "2026-04-30 REUNIFICATION",
            "2026-05-01 LABOUR",
            "2026-09-01 NATIONAL_EVE",
            "2026-09-02 NATIONAL",
            "2026-09-03 NATIONAL_AFTER");
    assertThat(PublicHolidays.in(2026).get(8).lunar()).isEqualTo(new LunarDate(2026, 3, 10, false));
    assertThat(PublicHolidays.in(2026).get(2).lunar())
        .isEqualTo(new LunarDate(2025, 12, 29, false));
  }
}
