package alo.contract.tenant;

import alo.contract.id.EdgeId;
import alo.contract.id.TenantId;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/// A tenant as the provider sees it.
///
/// @param standing why it is not active, null if it is
public record TenantView(
    TenantId id,
    String name,
    TenantState state,
    EdgeId homeEdge,
    Instant createdAt,
    @Nullable Standing standing) {

  /// Without a standing.
  public TenantView(
      TenantId id, String name, TenantState state, EdgeId homeEdge, Instant createdAt) {
    this(id, name, state, homeEdge, createdAt, null);
  }

  /// Why a tenant is suspended or is being closed, as its own people read it too.
  ///
  /// @param since when it came to be so
  /// @param deleteAt when its data is deleted; null unless it is being closed
  public record Standing(
      TenantState state, String reason, Instant since, @Nullable Instant deleteAt) {}

  /// What the provider says when he changes a tenant's state.
  ///
  /// @param reason the tenant's people read it while they are refused
  public record Move(String reason) {}

  /// What the provider says when he deletes a tenant at once.
  ///
  /// @param name the tenant's, typed, so that nobody deletes another one by a slip
  public record Deletion(String reason, String name) {}

  /// What was removed of a tenant. It holds nothing personal and outlives the tenant.
  ///
  /// @param number grows with each removal
  /// @param edge that was told to forget it
  /// @param doneAt null while the removal goes on
  /// @param people who were its members; those of no other tenant have no account any more
  /// @param objects recordings and others in the store, each version of each
  /// @param rows of its schema's tables
  /// @param numbers that went back to the inventory
  public record Removal(
      long number,
      TenantId tenant,
      EdgeId edge,
      Instant begunAt,
      @Nullable Instant doneAt,
      int people,
      int objects,
      long rows,
      int numbers) {}

  /// A page of the provider's list of edges.
  ///
  /// @param connected whether its link is up
  /// @param acknowledged the last event sequence that the control plane has stored
  public record EdgeView(EdgeId id, boolean connected, long epoch, long acknowledged) {}
}
