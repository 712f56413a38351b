package alo.edge.phone;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import java.util.Optional;
import java.util.Set;

/// Agents' telephones: one SIP identity for each session of an agent, unguessable.
public interface Endpoints {
  /// The identity of an agent's session: the same until it is revoked, also after a restart, so
  /// that a reloaded page gets the telephone back, and the call on it. One that another session of
  /// his has is revoked: whose machine has it still must not get his calls.
  Identity issue(TenantId tenant, AgentId agent, String session);

  /// Takes the identity away; nobody can register with it any more.
  void revoke(TenantId tenant, AgentId agent);

  /// Who has an identity.
  Set<Owner> owners();

  /// The agent of a SIP user, if it is in use.
  Optional<Owner> ownerOf(String user);

  /// The SIP user of an agent, if he has one.
  Optional<String> userOf(TenantId tenant, AgentId agent);

  /// @param user `<tenant>_<random>`
  record Identity(String user, String password) {}

  /// Whose telephone.
  record Owner(TenantId tenant, AgentId agent) {}
}
