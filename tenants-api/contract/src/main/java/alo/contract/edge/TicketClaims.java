package alo.contract.edge;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.identity.Permission;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// What a ticket says. Form: `base64url(JSON) "." base64url(Ed25519 signature of the first part)`.
///
/// @param purpose `AGENT` or `FEED`
/// @param id unguessable; a feed ticket is used once
/// @param permissions words of what the person may do on the agent socket (`calls.take`,
///     `calls.place`); null in tickets from before there were any, which allow both. Words and not
///     `Permission`, so that an edge reads the ticket of a newer control plane
public record TicketClaims(
    String id,
    String purpose,
    TenantId tenant,
    AgentId agent,
    String name,
    Instant expiresAt,
    @Nullable Set<String> permissions) {

  /// A ticket that allows all that an agent can do.
  public TicketClaims(
      String id, String purpose, TenantId tenant, AgentId agent, String name, Instant expiresAt) {
    this(id, purpose, tenant, agent, name, expiresAt, null);
  }

  /// Whether the ticket allows an act.
  public boolean allows(Permission permission) {
    return permissions == null || permissions.contains(permission.word());
  }
}
