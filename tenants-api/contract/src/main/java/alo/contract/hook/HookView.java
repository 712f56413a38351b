package alo.contract.hook;

import alo.contract.id.HookId;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A web-hook: an address to which a tenant's events are posted, signed by the convention of
/// Standard Webhooks (https://www.standardwebhooks.com).
///
/// @param types names of [EventType]s; empty for all
/// @param pausedBecause for people; null unless paused
/// @param failingSince the first of the failures since the last success; null if the last one was a
///     success
/// @param secret `whsec_` and Base64: only in the answer that made it, never again
public record HookView(
    HookId id,
    String name,
    String url,
    List<String> types,
    HookState state,
    @Nullable String pausedBecause,
    @Nullable Instant failingSince,
    Instant createdAt,
    @Nullable String secret) {

  /// The same with its secret.
  public HookView with(String shown) {
    return new HookView(id, name, url, types, state, pausedBecause, failingSince, createdAt, shown);
  }

  /// Makes or changes a web-hook.
  ///
  /// @param active true also ends a pause
  public record Draft(String name, String url, List<String> types, boolean active) {}
}
