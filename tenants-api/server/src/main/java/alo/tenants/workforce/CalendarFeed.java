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
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.ResourceBundle;
import org.jspecify.annotations.Nullable;

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
    closed(
        LocalDate.of(today.getYear() - YEARS_BACK, 1, 1),
        LocalDate.of(today.getYear() + YEARS_AHEAD, 12, 31));
    for (int ahead = 0; ahead < OPEN_DAYS; ahead++) {
      time.stretches(today.plusDays(ahead)).forEach(this::open);
    }
    line("END:VCALENDAR");
    return file.toString();
  }

  /// Days off, without those among them that are made up for. Each day stands in the file once,
  /// however many entries hold it: whoever knows the address may read this as often as he likes.
  private void closed(LocalDate first, LocalDate last) {
    Map<LocalDate, String> holidays = holidays(first.getYear(), last.getYear());
    LocalDate begin = first;
    String name = null;
    for (LocalDate day = first; !day.isAfter(last); day = day.plusDays(1)) {
      String next = time.isDayOff(day) ? nameOf(day, holidays) : null;
      if (!Objects.equals(name, next)) {
        closed(begin, day, name);
        begin = day;
        name = next;
      }
    }
    closed(begin, last.plusDays(1), name);
  }

  private Map<LocalDate, String> holidays(int from, int to) {
    Map<LocalDate, String> names = new HashMap<>();
    for (int year = from; year <= to; year++) {
      for (Holiday holiday : PublicHolidays.in(year)) {
        if (calendar.holidays().contains(holiday.holiday())) {
          names.putIfAbsent(holiday.day(), texts.getString(holiday.holiday().name()));
        }
      }
    }
    return names;
  }

  private String nameOf(LocalDate day, Map<LocalDate, String> holidays) {
    String holiday = holidays.get(day);
    return holiday != null
        ? holiday
        : calendar.daysOff().stream()
            .filter(off -> !day.isBefore(off.from()) && !day.isAfter(off.to()))
            .map(DayOff::name)
            .findFirst()
            .orElse("");
  }

  /// @param name null for days that are not off
  private void closed(LocalDate from, LocalDate end, @Nullable String name) {
    if (name != null) {
      event(
          "off-%s-%s".formatted(DAY.format(from), DAY.format(end.minusDays(1))),
          "DTSTART;VALUE=DATE:" + DAY.format(from),
          "DTEND;VALUE=DATE:" + DAY.format(end),
          name,
          "TRANSPARENT");
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
