package alo.contract.tenant;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import java.time.Instant;

/// A tenant as the provider sees it.
public record TenantView(
    TenantId id, String name, TenantState state, EdgeId homeEdge, Instant createdAt) {

  /// A page of the provider's list of edges.
  ///
  /// @param connected whether its link is up
  /// @param acknowledged the last event sequence that the control plane has stored
  public record EdgeView(EdgeId id, boolean connected, long epoch, long acknowledged) {}
}
