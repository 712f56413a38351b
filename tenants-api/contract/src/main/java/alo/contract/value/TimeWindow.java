package alo.contract.value;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.EnumSet;
import java.util.Set;

/// Hours of a day on some days of the week, in the zone of whoever asks. A window whose end is not
/// after its start goes past midnight and belongs to the day on which it begins.
///
/// @param days the days on which it begins; at least one
/// @param from first minute that is in
/// @param to first minute that is out; equal to `from` means the whole day
public record TimeWindow(Set<DayOfWeek> days, LocalTime from, LocalTime to) {
  public TimeWindow {
    if (days.isEmpty()) {
      throw new IllegalArgumentException("Expected at least one day, but there is none");
    }
    days = Set.copyOf(EnumSet.copyOf(days));
  }

  /// Whether a moment lies in the window.
  public boolean contains(DayOfWeek day, LocalTime time) {
    if (from.isBefore(to)) {
      return days.contains(day) && !time.isBefore(from) && time.isBefore(to);
    }
    return days.contains(day) && !time.isBefore(from)
        || days.contains(day.minus(1)) && time.isBefore(to);
  }
}
