package alo.contract.id;

/// A program of a tenant's own that uses the API.
public record IntegrationId(String value) implements Id {
  public IntegrationId {
    Id.checked("an integration id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
