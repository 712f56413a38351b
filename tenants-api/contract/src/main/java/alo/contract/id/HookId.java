package alo.contract.id;

/// A web-hook of a tenant.
public record HookId(String value) implements Id {
  public HookId {
    Id.checked("a web-hook id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
