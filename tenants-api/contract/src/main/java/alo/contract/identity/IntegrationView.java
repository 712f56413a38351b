package alo.contract.identity;

import alo.contract.id.AgentId;
import alo.contract.id.IntegrationId;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A program of a tenant's own: it gets its tokens by OAuth's client credentials (RFC 6749, 4.4)
/// and may do what is told here, nothing else.
///
/// @param client what it calls itself where it gets its tokens (`client_id`)
/// @param actor as whom it stands in the audit trail
/// @param usedAt when it last asked for something, to a minute; null if never
/// @param secret `client_secret`: only in the answer that made it, never again
/// @param tokens address where it gets its tokens
public record IntegrationView(
    IntegrationId id,
    String name,
    Set<Permission> permissions,
    String client,
    AgentId actor,
    Instant createdAt,
    @Nullable Instant usedAt,
    @Nullable String secret,
    String tokens) {

  /// What only somebody at a desk can do, or somebody with a place in the company; and whether
  /// people need a second factor, since programs are never asked for one.
  public static final Set<Permission> FOR_PEOPLE_ONLY =
      Set.copyOf(
          EnumSet.of(
              Permission.CALLS_TAKE,
              Permission.CALLS_PLACE,
              Permission.CALLS_SEE_OWN,
              Permission.CALLS_SEE_DEPARTMENT,
              Permission.BOARD_SEE_OWN,
              Permission.BOARD_SEE_DEPARTMENT,
              Permission.AGENTS_SEE_OWN,
              Permission.AGENTS_SEE_DEPARTMENT,
              Permission.SECURITY_CHANGE));

  /// The same with its secret.
  public IntegrationView with(String shown) {
    return new IntegrationView(
        id, name, permissions, client, actor, createdAt, usedAt, shown, tokens);
  }

  /// Makes or changes an integration.
  ///
  /// @param name 1 to 80 characters
  /// @param permissions at least one, with each whatever it needs, none that needs a desk
  public record Draft(String name, Set<Permission> permissions) {
    /// Characters of a name at most.
    public static final int NAME_LENGTH_MAX = 80;
  }
}
