package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.contract.value.TimeWindow;
import alo.engine.calendar.WorkingTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.jspecify.annotations.Nullable;

/// Branches on a calendar, or on the clock of its zone. There a holiday is closed all day, also for
/// a window that began the evening before.
final class HoursNode {
  private HoursNode() {}

  static Turn enter(FlowNode.Hours node, Visit visit) {
    return new Turn.GoTo(way(node, visit));
  }

  /// Where a call goes on that comes now.
  static String way(FlowNode.Hours node, Visit visit) {
    if (node.calendar() != null) {
      return byCalendar(node, visit.workingTime(node.calendar()), visit);
    }
    ZonedDateTime there = visit.now().atZone(ZoneId.of(node.zone()));
    if (node.holidays().contains(there.toLocalDate())) {
      return node.holiday() != null ? node.holiday() : node.closed();
    }
    for (TimeWindow window : node.windows()) {
      if (window.contains(there.getDayOfWeek(), there.toLocalTime())) {
        return node.open();
      }
    }
    return node.closed();
  }

  /// A calendar that is not there is closed: rather a message than a telephone that nobody answers.
  private static String byCalendar(
      FlowNode.Hours node, @Nullable WorkingTime calendar, Visit visit) {
    if (calendar == null) {
      return node.closed();
    }
    return switch (calendar.at(visit.now())) {
      case OPEN -> node.open();
      case CLOSED -> node.closed();
      case DAY_OFF -> node.holiday() != null ? node.holiday() : node.closed();
    };
  }
}
