package alo.ui.desktop;

import alo.contract.id.InteractionId;
import alo.contract.interaction.CallRecord;
import java.util.List;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/// When the list of one's calls is read again after a call has left the desk. A call that rang out
/// here goes on elsewhere, and its line must not say so for ever. Pure.
final class CallWatch {
  /// The record of a call reaches the control plane a moment after its end.
  static final int FIRST_MILLIS = 2_000;

  private static final int LONGEST_MILLIS = 30_000;

  /// About ten minutes; who waits longer for the end of a call looks at the page of calls.
  private static final int READINGS_MAX = 24;

  private int readings;

  /// After how long to read again; empty when all that is shown is over, or after a while.
  ///
  /// @param onDesk the call that goes on here, whose end is told
  OptionalInt next(List<CallRecord> shown, @Nullable InteractionId onDesk) {
    boolean open = shown.stream().anyMatch(call -> call.live() && !call.id().equals(onDesk));
    if (!open || readings >= READINGS_MAX) {
      return OptionalInt.empty();
    }
    int doublings = Math.min(readings++, 4);
    return OptionalInt.of(Math.min(LONGEST_MILLIS, FIRST_MILLIS << doublings));
  }
}
