package alo.contract.id;

/// One message to a web-hook, over all its attempts.
public record DeliveryId(String value) implements Id {
  public DeliveryId {
    Id.checked("a delivery id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
