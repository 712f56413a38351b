package alo.contract.id;

/// A queue of a tenant.
public record QueueId(String value) implements Id {
  public QueueId {
    Id.checked("a queue id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
