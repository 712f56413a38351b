package alo.contract.id;

/// A set of permissions of a tenant.
public record PermissionSetId(String value) implements Id {
  public PermissionSetId {
    Id.checked("a permission set id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
