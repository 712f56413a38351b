package alo.contract.id;

/// A working-time calendar of a tenant.
public record CalendarId(String value) implements Id {
  public CalendarId {
    Id.checked("a calendar id", value);
  }

  @Override
  public String toString() {
    return value;
  }
}
