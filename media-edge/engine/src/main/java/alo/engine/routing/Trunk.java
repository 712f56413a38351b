package alo.engine.routing;

import alo.contract.id.TrunkId;
import alo.contract.value.E164;
import java.util.List;

/// A way to a carrier, with the numbers that the carrier lets it show.
///
/// @param callerIds beginnings of the numbers that it may show, with plus; a whole number is its
///     own beginning, e.g. `+842873001` for a block or `+84287300101` for one number
public record Trunk(TrunkId id, List<String> callerIds) {
  public Trunk {
    callerIds = List.copyOf(callerIds);
  }

  /// Whether the carrier takes calls that show this number.
  public boolean mayShow(E164 callerId) {
    for (String beginning : callerIds) {
      if (callerId.value().startsWith(beginning)) {
        return true;
      }
    }
    return false;
  }
}
