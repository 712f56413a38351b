package alo.contract.id;

/// A call flow of a tenant, over all its versions.
public record FlowId(String value) implements Id {
  public FlowId {
    Id.checked("a flow id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
