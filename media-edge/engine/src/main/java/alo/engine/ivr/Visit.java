package alo.engine.ivr;

import alo.contract.flow.FlowNode;
import alo.contract.id.CalendarId;
import alo.contract.id.RecordingId;
import alo.engine.calendar.WorkingTime;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// What a node may know of the call that visits it.
public interface Visit {
  /// How often the node's prompt has been played with this visit, this time included; from 1.
  int attempt();

  Instant now();

  /// Whether the caller's leg is answered.
  boolean answered();

  /// The id of the message that would be left now.
  RecordingId message();

  /// The digits collected under a name, null if there are none.
  @Nullable String variable(String name);

  /// Whether some agent has this extension.
  boolean isExtension(String digits);

  /// Whether some agent's extension begins with this digit.
  boolean beginsExtension(char digit);

  /// A calendar of the tenant, null if there is none of this id.
  @Nullable WorkingTime workingTime(CalendarId calendar);

  /// A node of the flow, null if there is none of this name.
  @Nullable FlowNode node(String name);
}
