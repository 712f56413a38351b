package alo.contract.id;

/// A person of a tenant who takes calls: the same id as his user in the identity provider.
public record AgentId(String value) implements Id {
  public AgentId {
    Id.checked("an agent id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
