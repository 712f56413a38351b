package alo.contract.number;

import alo.contract.id.FlowId;
import alo.contract.value.E164;
import org.jspecify.annotations.Nullable;

/// A number of a tenant. It always has exactly one flow, whose live version its calls get.
///
/// @param label what agents see when it rings, e.g. `Bảo hành`
public record NumberView(E164 number, @Nullable String label, FlowId flow) {

  /// Changes a number.
  public record Draft(@Nullable String label, FlowId flow) {}
}
