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
    ZonedDateTime there = visit.now().atZone(ZoneId.of(node.zone()));
    if (node.holidays().contains(there.toLocalDate())) {
      return new Turn.GoTo(node.holiday() != null ? node.holiday() : node.closed());
    }
    for (TimeWindow window : node.windows()) {
      if (window.contains(there.getDayOfWeek(), there.toLocalTime())) {
        return new Turn.GoTo(node.open());
      }
    }
    return new Turn.GoTo(node.closed());
  }
}
