package alo.contract.id;

/// A way to a carrier on one edge.
public record TrunkId(String value) implements Id {
  public TrunkId {
    Id.checked("a trunk id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
