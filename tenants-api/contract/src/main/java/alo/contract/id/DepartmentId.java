package alo.contract.id;

/// A department of a tenant.
public record DepartmentId(String value) implements Id {
  public DepartmentId {
    Id.checked("a department id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
