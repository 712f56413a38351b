package alo.tenants.workforce;

import alo.contract.calendar.CalendarView;
import alo.contract.calendar.CalendarView.DayOff;
import alo.contract.calendar.CalendarView.Holiday;
import alo.contract.value.Language;
import alo.engine.calendar.PublicHolidays;
import alo.engine.calendar.WorkingTime;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.ResourceBundle;

/// A calendar as other calendar programs read it (RFC 5545, iCalendar): days off as whole days of
/// last year to the year after next, open hours of the coming weeks as they really are, with all
/// exceptions, in universal time. Only written here, which needs three rules: lines end with CRLF,
/// none is longer than 75 octets, and commas, semicolons and backslashes of texts are escaped.
final class CalendarFeed {
  /// How far ahead open hours are told.
  static final int OPEN_DAYS = 92;

  /// The octets of a line at most, without its end.
  static final int LINE_OCTETS_MAX = 75;

  private static final int YEARS_BACK = 1;
  private static final int YEARS_AHEAD = 2;
  private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuuuMMdd");
  private static final DateTimeFormatter MOMENT =
      DateTimeFormatter.ofPattern("uuuuMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

  private final CalendarView calendar;
  private final WorkingTime time;
  private final ResourceBundle texts;
  private final Instant now;
  private final StringBuilder file = new StringBuilder();

  private CalendarFeed(CalendarView calendar, Language language, Instant now) {
    this.calendar = calendar;
    this.time = new WorkingTime(calendar);
    this.texts =
        ResourceBundle.getBundle("calendar", Locale.of(language.name().toLowerCase(Locale.ROOT)));
    this.now = now;
  }

  /// The whole file.
  ///
  /// @param language in which holidays are named
  static String of(CalendarView calendar, Language language, Instant now) {
    return new CalendarFeed(calendar, language, now).written();
  }

  private String written() {
    line("BEGIN:VCALENDAR");
    line("VERSION:2.0");
    line("PRODID:-//Alo//Working hours//EN");
    line("X-WR-CALNAME:" + escaped(calendar.name()));
    LocalDate today = now.atZone(ZoneId.of(calendar.zone())).toLocalDate();
    for (int year = today.getYear() - YEARS_BACK; year <= today.getYear() + YEARS_AHEAD; year++) {
      for (Holiday holiday : PublicHolidays.in(year)) {
        if (calendar.holidays().contains(holiday.holiday())) {
          closed(holiday.day(), holiday.day(), texts.getString(holiday.holiday().name()));
        }
      }
    }
    LocalDate first = LocalDate.of(today.getYear() - YEARS_BACK, 1, 1);
    LocalDate last = LocalDate.of(today.getYear() + YEARS_AHEAD, 12, 31);
    for (DayOff off : calendar.daysOff()) {
      if (!off.to().isBefore(first) && !off.from().isAfter(last)) {
        closed(off.from(), off.to(), off.name());
      }
    }
    for (int ahead = 0; ahead < OPEN_DAYS; ahead++) {
      time.stretches(today.plusDays(ahead)).forEach(this::open);
    }
    line("END:VCALENDAR");
    return file.toString();
  }

  /// Days off, without those among them that are made up for.
  private void closed(LocalDate from, LocalDate to, String name) {
    LocalDate begin = from;
    for (LocalDate day = from; !day.isAfter(to.plusDays(1)); day = day.plusDays(1)) {
      if (day.isAfter(to) || !time.isDayOff(day)) {
        if (begin.isBefore(day)) {
          event(
              "off-%s-%s-%s"
                  .formatted(
                      DAY.format(begin),
                      DAY.format(day.minusDays(1)),
                      Integer.toHexString(name.hashCode())),
              "DTSTART;VALUE=DATE:" + DAY.format(begin),
              "DTEND;VALUE=DATE:" + DAY.format(day),
              name,
              "TRANSPARENT");
        }
        begin = day.plusDays(1);
      }
    }
  }

  private void open(WorkingTime.Stretch stretch) {
    event(
        "open-%s-%s".formatted(MOMENT.format(stretch.from()), MOMENT.format(stretch.to())),
        "DTSTART:" + MOMENT.format(stretch.from()),
        "DTEND:" + MOMENT.format(stretch.to()),
        calendar.name(),
        "OPAQUE");
  }

  private void event(String id, String start, String end, String summary, String transparency) {
    line("BEGIN:VEVENT");
    line("UID:%s-%s@alo".formatted(calendar.id(), id));
    line("DTSTAMP:" + MOMENT.format(now));
    line(start);
    line(end);
    line("SUMMARY:" + escaped(summary));
    line("TRANSP:" + transparency);
    line("END:VEVENT");
  }

  private static String escaped(String text) {
    return text.replace("\\", "\\\\").replace(";", "\\;").replace(",", "\\,");
  }

  /// Folds between characters, never inside one.
  private void line(String text) {
    int octets = 0;
    for (int i = 0; i < text.length(); ) {
      int character = text.codePointAt(i);
      int width = character < 0x80 ? 1 : character < 0x800 ? 2 : character < 0x10000 ? 3 : 4;
      if (octets + width > LINE_OCTETS_MAX) {
        file.append("\r\n ");
        octets = 1;
      }
      file.appendCodePoint(character);
      octets += width;
      i += Character.charCount(character);
    }
    file.append("\r\n");
  }
}
