package alo.contract.flow;

import alo.contract.id.FlowId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A flow as its tenant sees it.
///
/// @param live the version that calls get, or null before the first
/// @param document the live version's document, null in lists
public record FlowView(
    FlowId id,
    String name,
    @Nullable Integer live,
    @Nullable FlowDocument document,
    @Nullable Instant publishedAt) {

  /// Makes a flow.
  public record Draft(String name, FlowDocument document) {}
}
