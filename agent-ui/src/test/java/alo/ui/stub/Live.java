package alo.ui.stub;

import alo.contract.id.InteractionId;
import alo.contract.interaction.CallRecord;
import alo.contract.interaction.CallRecord.Disposition;
import alo.contract.value.Direction;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A call that goes on.
public final class Live {
  private static final Instant START = Instant.parse("2026-11-22T02:59:00Z");

  private Live() {}

  /// @param heldSince null while it is not held
  public static CallRecord call(InteractionId id, @Nullable Instant heldSince) {
    return call(id, heldSince, true);
  }

  /// @param live whether it still goes on
  public static CallRecord call(InteractionId id, @Nullable Instant heldSince, boolean live) {
    return new CallRecord(
        id,
        Direction.IN,
        "+842873001000",
        "+84903123456",
        null,
        null,
        List.of(),
        null,
        null,
        START,
        START,
        live ? null : START.plusSeconds(60),
        null,
        null,
        null,
        live ? Disposition.IN_PROGRESS : Disposition.ANSWERED,
        0,
        0,
        0,
        null,
        List.of(),
        List.of(),
        live,
        heldSince);
  }
}
