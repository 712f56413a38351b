package alo.edge.phone;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import java.util.Optional;

/// Agents' telephones: one SIP identity for each log-in, unguessable.
public interface Endpoints {
  /// The identity of an agent's log-in; the same until it is revoked, so that a reloaded page gets
  /// the telephone back.
  Identity issue(TenantId tenant, AgentId agent);

  /// Takes the identity away; nobody can register with it any more.
  void revoke(TenantId tenant, AgentId agent);

  /// The agent of a SIP user, if it is in use.
  Optional<Owner> ownerOf(String user);

  /// The SIP user of an agent, if he has one.
  Optional<String> userOf(TenantId tenant, AgentId agent);

  /// @param user `<tenant>_<random>`
  record Identity(String user, String password) {}

  /// Whose telephone.
  record Owner(TenantId tenant, AgentId agent) {}
}
