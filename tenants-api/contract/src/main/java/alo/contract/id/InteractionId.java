package alo.contract.id;

/// One conversation with a customer, from the first ring to the wrap-up, on whatever legs. Made by
/// the edge from its PBX's own channel id, so that it is found again after any restart.
public record InteractionId(String value) implements Id {
  public InteractionId {
    Id.checked("an interaction id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
