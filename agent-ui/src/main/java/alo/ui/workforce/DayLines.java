package alo.ui.workforce;

import alo.contract.calendar.CalendarView.DayOff;
import alo.contract.calendar.CalendarView.MakeUpDay;
import alo.contract.calendar.CalendarView.Period;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Days off and make-up days as lines of text, one entry each. Pure.
final class DayLines {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d/M/uuuu").withResolverStyle(ResolverStyle.STRICT);
  private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("H:mm");
  private static final String DAY_FORM = "(\\d{1,2}/\\d{1,2}/\\d{4})";
  private static final String HOURS_FORM = "\\d{1,2}:\\d{2}\\s*-\\s*\\d{1,2}:\\d{2}";
  private static final Pattern OFF =
      Pattern.compile(DAY_FORM + "(?:\\s*-\\s*" + DAY_FORM + ")?\\s+([^\\s-].*)");
  private static final Pattern MAKE_UP =
      Pattern.compile(
          DAY_FORM + "\\s+(" + HOURS_FORM + "(?:\\s*,\\s*" + HOURS_FORM + ")*)\\s+([^\\s-].*)");

  private DayLines() {}

  /// As `30/4/2027 - 2/5/2027 Bridge`, or with one day.
  static String daysOff(List<DayOff> days) {
    return days.stream()
        .map(
            d ->
                d.from().equals(d.to())
                    ? "%s %s".formatted(DAY.format(d.from()), d.name())
                    : "%s - %s %s".formatted(DAY.format(d.from()), DAY.format(d.to()), d.name()))
        .collect(Collectors.joining("\n"));
  }

  /// The entries of a text.
  static Reading<DayOff> daysOff(String text) {
    return read(
        text,
        OFF,
        m -> {
          LocalDate from = LocalDate.parse(m.group(1), DAY);
          LocalDate to = m.group(2) == null ? from : LocalDate.parse(m.group(2), DAY);
          if (to.isBefore(from)) {
            throw new DateTimeException("Expected days in their order");
          }
          return new DayOff(from, to, m.group(3).strip());
        });
  }

  /// As `22/8/2026 8:00-12:00, 13:30-17:30 For 31 August`.
  static String makeUpDays(List<MakeUpDay> days) {
    return days.stream()
        .map(
            d ->
                "%s %s %s"
                    .formatted(
                        DAY.format(d.day()),
                        d.periods().stream()
                            .map(p -> TIME.format(p.from()) + "-" + TIME.format(p.to()))
                            .collect(Collectors.joining(", ")),
                        d.name()))
        .collect(Collectors.joining("\n"));
  }

  /// The entries of a text.
  static Reading<MakeUpDay> makeUpDays(String text) {
    return read(
        text,
        MAKE_UP,
        m -> {
          List<Period> periods = new ArrayList<>();
          for (String hours : m.group(2).split(",", -1)) {
            String[] ends = hours.strip().split("\\s*-\\s*", -1);
            periods.add(new Period(LocalTime.parse(ends[0], TIME), LocalTime.parse(ends[1], TIME)));
          }
          return new MakeUpDay(LocalDate.parse(m.group(1), DAY), periods, m.group(3).strip());
        });
  }

  /// What was read of a text.
  ///
  /// @param entries up to the bad line
  /// @param badLine the first line that is no entry, from 1; 0 if all are
  record Reading<T>(List<T> entries, int badLine) {
    boolean good() {
      return badLine == 0;
    }
  }

  private interface Reader<T> {
    T read(Matcher line);
  }

  private static <T> Reading<T> read(String text, Pattern form, Reader<T> reader) {
    List<T> entries = new ArrayList<>();
    int number = 0;
    for (String line : text.lines().map(String::strip).toList()) {
      number++;
      if (line.isEmpty()) {
        continue;
      }
      Matcher matcher = form.matcher(line);
      if (!matcher.matches()) {
        return new Reading<>(entries, number);
      }
      try {
        entries.add(reader.read(matcher));
      } catch (DateTimeException _) {
        return new Reading<>(entries, number);
      }
    }
    return new Reading<>(entries, 0);
  }
}
