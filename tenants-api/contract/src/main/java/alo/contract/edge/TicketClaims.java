package alo.contract.edge;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import java.time.Instant;

/// What a ticket says. Form: `base64url(JSON) "." base64url(Ed25519 signature of the first part)`.
///
/// @param purpose `AGENT` or `FEED`
/// @param id unguessable; a feed ticket is used once
public record TicketClaims(
    String id, String purpose, TenantId tenant, AgentId agent, String name, Instant expiresAt) {}
