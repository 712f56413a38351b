package alo.contract.number;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import alo.contract.value.E164;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A number of the provider's inventory.
///
/// @param edge where its carrier delivers it
/// @param carrier null if nobody said
/// @param tenant whose it is; null while it is nobody's
/// @param restsUntil when strangers may have it again, after it was given back; else null
public record StockView(
    E164 number,
    EdgeId edge,
    NumberKind kind,
    @Nullable String carrier,
    @Nullable String region,
    State state,
    @Nullable TenantId tenant,
    @Nullable Instant restsUntil) {

  /// What the provider says anew of a number, whosever it is.
  ///
  /// @param kind must be given: what is a 1900 is never shown as a caller
  /// @param carrier who delivers it, at most 60 characters
  /// @param region where it belongs, at most 60 characters
  public record Draft(
      @Nullable NumberKind kind, @Nullable String carrier, @Nullable String region) {}

  /// Where a number stands.
  public enum State {
    FREE,
    OWNED,
    /// Given back a short while ago: who still calls it wants its former company.
    RESTING
  }
}
