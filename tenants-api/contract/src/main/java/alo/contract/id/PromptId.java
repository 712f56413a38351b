package alo.contract.id;

/// An announcement of a tenant.
public record PromptId(String value) implements Id {
  public PromptId {
    Id.checked("a prompt id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
