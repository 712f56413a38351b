package alo.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.calendar.CalendarView;
import alo.contract.calendar.CalendarView.DayOff;
import alo.contract.calendar.CalendarView.MakeUpDay;
import alo.contract.calendar.CalendarView.Period;
import alo.contract.calendar.PublicHoliday;
import alo.contract.id.CalendarId;
import alo.contract.value.TimeWindow;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class WorkingTimeTest {
  private static final String HANOI = "Asia/Ho_Chi_Minh";
  private static final Set<DayOfWeek> WEEKDAYS = EnumSet.range(DayOfWeek.MONDAY, DayOfWeek.FRIDAY);

  /// An office with a lunch break, and a night shift from Friday to Saturday.
  private static final CalendarView OFFICE =
      calendar(
          HANOI,
          List.of(
              window(WEEKDAYS, "08:00", "12:00"),
              window(WEEKDAYS, "13:30", "17:30"),
              window(Set.of(DayOfWeek.FRIDAY), "22:00", "06:00")),
          Set.of(PublicHoliday.TET_EVE, PublicHoliday.TET_1, PublicHoliday.NATIONAL),
          List.of(new DayOff(LocalDate.of(2026, 8, 31), LocalDate.of(2026, 9, 1), "Bridge")),
          List.of(
              new MakeUpDay(
                  LocalDate.of(2026, 8, 22), List.of(period("08:00", "12:00")), "For 31 August")));

  private static CalendarView calendar(
      String zone,
      List<TimeWindow> periods,
      Set<PublicHoliday> holidays,
      List<DayOff> daysOff,
      List<MakeUpDay> makeUpDays) {
    return new CalendarView(new CalendarId("c"), "C", zone, periods, holidays, daysOff, makeUpDays);
  }

  private static TimeWindow window(Set<DayOfWeek> days, String from, String to) {
    return new TimeWindow(days, LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Period period(String from, String to) {
    return new Period(LocalTime.parse(from), LocalTime.parse(to));
  }

  private static Instant at(String zone, String local) {
    return LocalDateTime.parse(local).atZone(ZoneId.of(zone)).toInstant();
  }

  private static WorkingTime.State office(String local) {
    return new WorkingTime(OFFICE).at(at(HANOI, local));
  }

  @Test
  @DisplayName("[X22] [D7] several periods a day, past midnight, to the minute")
  void periods() {
    assertThat(office("2026-03-02T07:59:59")).isEqualTo(WorkingTime.State.CLOSED);
    assertThat(office("2026-03-02T08:00")).isEqualTo(WorkingTime.State.OPEN);
    assertThat(office("2026-03-02T12:00")).isEqualTo(WorkingTime.State.CLOSED);
    assertThat(office("2026-03-02T13:30")).isEqualTo(WorkingTime.State.OPEN);
    assertThat(office("2026-03-02T17:30")).isEqualTo(WorkingTime.State.CLOSED);
    assertThat(office("2026-03-06T23:50")).isEqualTo(WorkingTime.State.OPEN);
    assertThat(office("2026-03-07T00:10")).isEqualTo(WorkingTime.State.OPEN);
    assertThat(office("2026-03-07T06:00")).isEqualTo(WorkingTime.State.CLOSED);
    assertThat(office("2026-03-08T00:10")).isEqualTo(WorkingTime.State.CLOSED);
  }

  @Test
  @DisplayName("[X22] a holiday and a day off are closed all day; a make-up day is worked")
  void exceptions() {
    assertThat(office("2026-02-17T09:00")).as("Tết").isEqualTo(WorkingTime.State.DAY_OFF);
    assertThat(office("2026-02-18T09:00")).as("not kept").isEqualTo(WorkingTime.State.OPEN);
    assertThat(office("2026-08-31T09:00")).isEqualTo(WorkingTime.State.DAY_OFF);
    assertThat(office("2026-09-01T23:59")).isEqualTo(WorkingTime.State.DAY_OFF);
    assertThat(office("2026-09-02T09:00")).isEqualTo(WorkingTime.State.DAY_OFF);
    assertThat(office("2026-09-03T09:00")).isEqualTo(WorkingTime.State.OPEN);
    assertThat(office("2026-08-22T09:00")).as("a Saturday").isEqualTo(WorkingTime.State.OPEN);
    assertThat(office("2026-08-22T13:00")).isEqualTo(WorkingTime.State.CLOSED);
    assertThat(office("2026-08-29T09:00")).isEqualTo(WorkingTime.State.CLOSED);
  }

  @Test
  @DisplayName("[X22] a night shift ends when a day off begins, and none begins on a day off")
  void nightShiftAndDaysOff() {
    var nights =
        calendar(
            HANOI,
            List.of(window(EnumSet.allOf(DayOfWeek.class), "22:00", "06:00")),
            Set.of(PublicHoliday.TET_1),
            List.of(),
            List.of(
                new MakeUpDay(
                    LocalDate.of(2026, 9, 2), List.of(period("22:00", "02:00")), "Worked")));
    var time = new WorkingTime(nights);
    assertThat(time.isOpen(at(HANOI, "2026-02-16T23:50"))).isTrue();
    assertThat(time.at(at(HANOI, "2026-02-17T00:10"))).isEqualTo(WorkingTime.State.DAY_OFF);
    assertThat(time.at(at(HANOI, "2026-02-17T23:00"))).isEqualTo(WorkingTime.State.DAY_OFF);
    assertThat(time.at(at(HANOI, "2026-02-18T00:10"))).isEqualTo(WorkingTime.State.CLOSED);
    assertThat(time.isOpen(at(HANOI, "2026-02-18T22:10"))).isTrue();
    assertThat(time.nextClosing(at(HANOI, "2026-02-16T23:50")))
        .contains(at(HANOI, "2026-02-17T00:00"));
    assertThat(time.nextOpening(at(HANOI, "2026-02-17T00:00")))
        .contains(at(HANOI, "2026-02-18T22:00"));
    assertThat(time.isOpen(at(HANOI, "2026-09-03T01:59"))).as("make-up night").isTrue();
    assertThat(time.isOpen(at(HANOI, "2026-09-03T02:00"))).isFalse();
  }

  @Test
  @DisplayName("[X22] next opening and next closing, with an end to the looking")
  void next() {
    var time = new WorkingTime(OFFICE);
    Instant friday = at(HANOI, "2026-03-06T17:45");
    assertThat(time.nextOpening(friday)).contains(at(HANOI, "2026-03-06T22:00"));
    assertThat(time.nextClosing(friday)).contains(friday);
    assertThat(time.nextClosing(at(HANOI, "2026-03-06T23:00")))
        .contains(at(HANOI, "2026-03-07T06:00"));
    Instant noon = at(HANOI, "2026-03-06T11:00");
    assertThat(time.nextOpening(noon)).contains(noon);
    assertThat(time.nextClosing(noon)).contains(at(HANOI, "2026-03-06T12:00"));

    var never = new WorkingTime(calendar(HANOI, List.of(), Set.of(), List.of(), List.of()));
    assertThat(never.nextOpening(noon)).isEmpty();
    var always =
        new WorkingTime(
            calendar(
                HANOI,
                List.of(window(EnumSet.allOf(DayOfWeek.class), "00:00", "00:00")),
                Set.of(),
                List.of(),
                List.of()));
    assertThat(always.isOpen(noon)).isTrue();
    assertThat(always.nextClosing(noon)).isEmpty();
  }

  @Test
  @DisplayName("[X22] where clocks are changed, no stretch is lost and none is doubled")
  void daylightSaving() {
    String berlin = "Europe/Berlin";
    var time =
        new WorkingTime(
            calendar(
                berlin,
                List.of(window(EnumSet.allOf(DayOfWeek.class), "02:30", "03:30")),
                Set.of(),
                List.of(),
                List.of()));
    // 29 March 2026: 2:00 becomes 3:00; 2:30 is left out.
    assertThat(time.stretches(LocalDate.of(2026, 3, 29)))
        .as("2:30 and 3:30 are one moment")
        .isEmpty();
    // 25 October 2026: 3:00 becomes 2:00; 2:30 is there twice.
    assertThat(time.stretches(LocalDate.of(2026, 10, 25)))
        .containsExactly(
            new WorkingTime.Stretch(
                Instant.parse("2026-10-25T00:30:00Z"), Instant.parse("2026-10-25T02:30:00Z")));
  }

  @Test
  @DisplayName("next opening and closing are where open and closed change, for random calendars")
  void nextIsWhereItChanges() {
    for (int seed = 0; seed < 60; seed++) {
      Random random = new Random(seed);
      var time = new WorkingTime(any(random));
      Instant from = Instant.parse("2026-02-10T00:00:00Z").plusSeconds(random.nextInt(3_000_000));
      Optional<Instant> opening = Optional.empty();
      Optional<Instant> closing = Optional.empty();
      Duration step = Duration.ofMinutes(15);
      from = Instant.ofEpochSecond(from.getEpochSecond() / 900 * 900);
      for (int i = 0; i < 40 * 96; i++) {
        Instant moment = from.plus(step.multipliedBy(i));
        if (time.isOpen(moment) && opening.isEmpty()) {
          opening = Optional.of(moment);
        }
        if (!time.isOpen(moment) && closing.isEmpty()) {
          closing = Optional.of(moment);
        }
      }
      assertThat(time.nextOpening(from)).as("seed %d", seed).isEqualTo(opening);
      assertThat(time.nextClosing(from)).as("seed %d", seed).isEqualTo(closing);
    }
  }

  /// On quarters of hours; with work and rest on most days.
  private static CalendarView any(Random random) {
    List<TimeWindow> periods = new ArrayList<>();
    for (int i = 0; i < 4; i++) {
      LocalTime from = LocalTime.of(random.nextInt(24), 15 * random.nextInt(4));
      LocalTime to = from.plusMinutes(15L * (1 + random.nextInt(40)));
      periods.add(new TimeWindow(EnumSet.of(DayOfWeek.of(1 + random.nextInt(7))), from, to));
    }
    LocalDate off = LocalDate.of(2026, 2, 10).plusDays(random.nextInt(20));
    return calendar(
        random.nextBoolean() ? HANOI : "America/New_York",
        periods,
        EnumSet.allOf(PublicHoliday.class),
        List.of(new DayOff(off, off.plusDays(random.nextInt(3)), "Off")),
        List.of(
            new MakeUpDay(
                off.plusDays(random.nextInt(4)), List.of(period("20:00", "04:00")), "Worked")));
  }
}
