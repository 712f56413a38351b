package alo.engine.calendar;

import alo.contract.calendar.CalendarView;
import alo.contract.calendar.CalendarView.DayOff;
import alo.contract.calendar.CalendarView.MakeUpDay;
import alo.contract.calendar.CalendarView.Period;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Collectors;

/// When a calendar is open. A period belongs to the day on which it begins: on a day off none
/// begins, and one that began the evening before a day off ends at midnight.
///
/// Where clocks are put on, a time that is left out means the moment after the gap; where they are
/// put back, a period begins with the first and ends with the second of the two equal times.
public final class WorkingTime {
  /// How far ahead an opening or a closing is looked for.
  public static final int LOOK_AHEAD_DAYS_MAX = 400;

  private final CalendarView calendar;
  private final ZoneId zone;
  private final Map<LocalDate, MakeUpDay> makeUpDays = new HashMap<>();

  /// Kept by year, because the moon takes its time.
  private final Map<Integer, Set<LocalDate>> holidays = new ConcurrentHashMap<>();

  /// What a moment is.
  public enum State {
    OPEN,
    CLOSED,
    /// The day is a day off or a public holiday.
    DAY_OFF
  }

  /// A stretch of open time, its end not included.
  public record Stretch(Instant from, Instant to) {
    boolean holds(Instant moment) {
      return !moment.isBefore(from) && moment.isBefore(to);
    }
  }

  public WorkingTime(CalendarView calendar) {
    this.calendar = calendar;
    zone = ZoneId.of(calendar.zone());
    calendar.makeUpDays().forEach(day -> makeUpDays.put(day.day(), day));
  }

  /// What a moment is.
  public State at(Instant moment) {
    LocalDate today = moment.atZone(zone).toLocalDate();
    if (isDayOff(today)) {
      return State.DAY_OFF;
    }
    for (LocalDate day : List.of(today.minusDays(1), today)) {
      for (Stretch stretch : stretches(day)) {
        if (stretch.holds(moment)) {
          return State.OPEN;
        }
      }
    }
    return State.CLOSED;
  }

  /// Whether it is open.
  public boolean isOpen(Instant moment) {
    return at(moment) == State.OPEN;
  }

  /// The first moment from this one on at which it is open: this one itself, if it is. Empty when
  /// there is none in [#LOOK_AHEAD_DAYS_MAX] days.
  public Optional<Instant> nextOpening(Instant from) {
    LocalDate today = from.atZone(zone).toLocalDate();
    for (int ahead = -1; ahead <= LOOK_AHEAD_DAYS_MAX; ahead++) {
      for (Stretch stretch : stretches(today.plusDays(ahead))) {
        if (stretch.to().isAfter(from)) {
          return Optional.of(stretch.from().isAfter(from) ? stretch.from() : from);
        }
      }
    }
    return Optional.empty();
  }

  /// The first moment from this one on at which it is not open: this one itself, if it is closed.
  /// Empty when it stays open for [#LOOK_AHEAD_DAYS_MAX] days.
  public Optional<Instant> nextClosing(Instant from) {
    LocalDate today = from.atZone(zone).toLocalDate();
    Instant open = from;
    for (int ahead = -1; ahead <= LOOK_AHEAD_DAYS_MAX; ahead++) {
      for (Stretch stretch : stretches(today.plusDays(ahead))) {
        if (stretch.from().isAfter(open)) {
          return Optional.of(open);
        }
        if (stretch.holds(open)) {
          open = stretch.to();
        }
      }
      if (open.isBefore(today.plusDays(ahead).atStartOfDay(zone).toInstant())) {
        return Optional.of(open);
      }
    }
    return Optional.empty();
  }

  /// The stretches that begin on a day, by their beginning.
  public List<Stretch> stretches(LocalDate day) {
    List<Stretch> stretches = new ArrayList<>();
    for (Period period : periods(day)) {
      boolean overnight = !period.from().isBefore(period.to());
      LocalDate last = overnight ? day.plusDays(1) : day;
      Instant from = day.atTime(period.from()).atZone(zone).toInstant();
      Instant to = ZonedDateTime.of(last, period.to(), zone).withLaterOffsetAtOverlap().toInstant();
      if (overnight && isDayOff(last)) {
        to = last.atStartOfDay(zone).toInstant();
      }
      if (to.isAfter(from)) {
        stretches.add(new Stretch(from, to));
      }
    }
    stretches.sort(Comparator.comparing(Stretch::from));
    return stretches;
  }

  /// Whether a day is a day off or a public holiday, and not made up for.
  public boolean isDayOff(LocalDate day) {
    if (makeUpDays.containsKey(day)) {
      return false;
    }
    for (DayOff off : calendar.daysOff()) {
      if (!day.isBefore(off.from()) && !day.isAfter(off.to())) {
        return true;
      }
    }
    return holidays.computeIfAbsent(day.getYear(), this::holidaysIn).contains(day);
  }

  private Set<LocalDate> holidaysIn(int year) {
    return calendar.holidays().stream()
        .map(holiday -> PublicHolidays.day(holiday, year))
        .collect(Collectors.toUnmodifiableSet());
  }

  private List<Period> periods(LocalDate day) {
    MakeUpDay makeUp = makeUpDays.get(day);
    if (makeUp != null) {
      return makeUp.periods();
    }
    if (isDayOff(day)) {
      return List.of();
    }
    return calendar.periods().stream()
        .filter(window -> window.days().contains(day.getDayOfWeek()))
        .map(window -> new Period(window.from(), window.to()))
        .toList();
  }
}
