package alo.contract.number;

import alo.contract.id.FlowId;
import alo.contract.value.E164;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A number of a tenant. It always has exactly one flow, whose live version its calls get.
///
/// @param label what agents see when it rings, e.g. `Bảo hành`
/// @param region where it belongs, e.g. `Hà Nội`; null if the provider says nothing
/// @param facts what else agents see when it rings, in this order
public record NumberView(
    E164 number,
    @Nullable String label,
    FlowId flow,
    NumberKind kind,
    @Nullable String region,
    List<NumberFact> facts) {

  public NumberView {
    facts = List.copyOf(facts);
  }

  /// Changes a number.
  ///
  /// @param facts at most 10, with different names; none when it is left out
  public record Draft(
      @Nullable String label, FlowId flow, @Nullable List<@Nullable NumberFact> facts) {}

  /// Orders a number.
  ///
  /// @param number the wanted one, as found among the free ones; null for any of the usual kinds
  /// @param facts at most 10, with different names; none when it is left out
  public record Order(
      @Nullable E164 number,
      @Nullable String label,
      FlowId flow,
      @Nullable List<@Nullable NumberFact> facts) {

    /// What it shall be once it is there.
    public Draft draft() {
      return new Draft(label, flow, facts);
    }
  }

  /// A number that may be ordered.
  ///
  /// @param yours whether it was the tenant's own and still rests for him
  public record Free(E164 number, NumberKind kind, @Nullable String region, boolean yours) {}
}
