package alo.contract.id;

/// A customer of a tenant; never reused.
public record CustomerId(String value) implements Id {
  public CustomerId {
    Id.checked("a customer id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
