package alo.tenants.workforce;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.calendar.CalendarView;
import alo.contract.calendar.CalendarView.DayOff;
import alo.contract.calendar.CalendarView.MakeUpDay;
import alo.contract.calendar.CalendarView.Period;
import alo.contract.calendar.PublicHoliday;
import alo.contract.id.CalendarId;
import alo.contract.value.Language;
import alo.contract.value.TimeWindow;
import java.nio.charset.StandardCharsets;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class CalendarFeedTest {
  private static final String LONG = "Nghỉ bù, cả công ty; đi biển \\ núi ".repeat(4).strip();
  private static final CalendarView CALENDAR =
      new CalendarView(
          new CalendarId("w-1"),
          "Văn phòng",
          "Asia/Ho_Chi_Minh",
          List.of(
              new TimeWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(22, 0), LocalTime.of(6, 0))),
          Set.of(PublicHoliday.TET_1),
          List.of(
              new DayOff(LocalDate.of(2026, 3, 3), LocalDate.of(2026, 3, 6), LONG),
              new DayOff(LocalDate.of(2019, 3, 3), LocalDate.of(2019, 3, 3), "Long ago")),
          List.of(
              new MakeUpDay(
                  LocalDate.of(2026, 3, 4),
                  List.of(new Period(LocalTime.of(8, 0), LocalTime.of(12, 0))),
                  "Worked")));

  private static String file(Language language) {
    return CalendarFeed.of(CALENDAR, language, Instant.parse("2026-02-10T03:00:00Z"));
  }

  private static String unfolded(Language language) {
    return file(language).replace("\r\n ", "");
  }

  @Test
  @DisplayName("[X22] days off are whole days by the lunar calendar too, without days made up for")
  void daysOff() {
    assertThat(unfolded(Language.VI))
        .contains(
            "DTSTART;VALUE=DATE:20250129\r\nDTEND;VALUE=DATE:20250130\r\nSUMMARY:Mùng 1 Tết\r\n",
            "DTSTART;VALUE=DATE:20260217\r\nDTEND;VALUE=DATE:20260218\r\n",
            "DTSTART;VALUE=DATE:20280126\r\n",
            "DTSTART;VALUE=DATE:20260303\r\nDTEND;VALUE=DATE:20260304\r\n",
            "DTSTART;VALUE=DATE:20260305\r\nDTEND;VALUE=DATE:20260307\r\n")
        .doesNotContain("20260304\r\nDTEND", "Long ago");
    assertThat(unfolded(Language.EN)).contains("SUMMARY:Tết\\, first day\r\n");
  }

  @Test
  @DisplayName("[X22] open hours are told as they are, with make-up days and days off")
  void openHours() {
    assertThat(unfolded(Language.EN))
        .contains(
            "DTSTART:20260302T150000Z\r\nDTEND:20260302T170000Z\r\n",
            "DTSTART:20260304T010000Z\r\nDTEND:20260304T050000Z\r\n",
            "DTSTART:20260309T150000Z\r\nDTEND:20260309T230000Z\r\n");
  }

  @Test
  @DisplayName("[X22] a file stays small, however many entries hold the same days")
  void staysSmall() {
    LocalDate begin = LocalDate.of(2026, 1, 1);
    List<DayOff> daysOff =
        Collections.nCopies(400, new DayOff(begin, LocalDate.of(2026, 12, 31), "x".repeat(80)));
    List<MakeUpDay> everyOther =
        IntStream.range(0, 180)
            .mapToObj(i -> new MakeUpDay(begin.plusDays(2 * i), List.of(), "worked"))
            .toList();
    var calendar =
        new CalendarView(
            new CalendarId("w-2"),
            "Many",
            "Asia/Ho_Chi_Minh",
            List.of(),
            Set.of(),
            daysOff,
            everyOther);
    String file = CalendarFeed.of(calendar, Language.VI, Instant.parse("2026-02-10T03:00:00Z"));
    assertThat(file.lines().filter("BEGIN:VEVENT"::equals)).hasSizeBetween(100, 366);
  }

  @Test
  @DisplayName("[X22] the file has the form of RFC 5545")
  void form() {
    String file = file(Language.VI);
    assertThat(file).startsWith("BEGIN:VCALENDAR\r\nVERSION:2.0\r\n").endsWith("END:VCALENDAR\r\n");
    assertThat(file.replace("\r\n", "")).doesNotContain("\n", "\r");
    for (String line : file.split("\r\n", -1)) {
      assertThat(line.getBytes(StandardCharsets.UTF_8).length)
          .as(line)
          .isLessThanOrEqualTo(CalendarFeed.LINE_OCTETS_MAX);
    }
    assertThat(unfolded(Language.VI))
        .contains("SUMMARY:" + LONG.replace("\\", "\\\\").replace(",", "\\,").replace(";", "\\;"));
    List<String> ids =
        unfolded(Language.VI).lines().filter(line -> line.startsWith("UID:")).toList();
    assertThat(ids).doesNotHaveDuplicates().hasSizeGreaterThan(10);
    assertThat(file(Language.VI)).as("the same again").isEqualTo(file);
  }
}
