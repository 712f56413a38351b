package alo.contract.agent;

import alo.contract.id.AgentId;
import alo.contract.id.QueueId;
import java.util.List;
import java.util.Set;

/// A person of a tenant.
///
/// @param extension 2 to 6 digits, unique in the tenant
/// @param roles `agent`, `supervisor`, `tenant-admin`
/// @param queues the queues that he serves
/// @param invited true until he has logged in once
public record AgentView(
    AgentId id,
    String name,
    String email,
    String extension,
    Set<Role> roles,
    List<QueueId> queues,
    boolean invited) {

  /// What a person may do; a first, coarse set.
  public enum Role {
    AGENT,
    SUPERVISOR,
    TENANT_ADMIN
  }

  /// Makes or changes an agent; he is invited by mail.
  public record Draft(
      String name, String email, String extension, Set<Role> roles, List<QueueId> queues) {}
}
