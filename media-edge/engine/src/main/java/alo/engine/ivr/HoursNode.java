package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.contract.value.TimeWindow;
import java.time.ZoneId;
import java.time.ZonedDateTime;

/// Branches on the clock of its zone. A holiday is closed all day, also for a window that began the
/// evening before.
final class HoursNode {
  private HoursNode() {}

  static Turn enter(FlowNode.Hours node, Visit visit) {
    return new Turn.GoTo(way(node, visit));
  }

  /// Where a call goes on that comes now.
  static String way(FlowNode.Hours node, Visit visit) {
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
}
