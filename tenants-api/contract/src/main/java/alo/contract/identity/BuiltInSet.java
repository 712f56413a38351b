package alo.contract.identity;

import alo.contract.id.PermissionSetId;
import java.util.Arrays;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The sets that every tenant has from the beginning. Nobody changes them; a permission that is new
/// in the catalogue comes to them with the program.
public enum BuiltInSet {
  /// Takes calls and serves customers.
  EMPLOYEE(
      EnumSet.of(
          Permission.CALLS_TAKE,
          Permission.CALLS_PLACE,
          Permission.CALLS_SEE_OWN,
          Permission.CUSTOMERS_SEE,
          Permission.CUSTOMERS_CHANGE,
          Permission.CUSTOMERS_DELETE,
          Permission.AGENTS_SEE,
          Permission.DEPARTMENTS_SEE,
          Permission.QUEUES_SEE,
          Permission.NUMBERS_SEE,
          Permission.PROMPTS_SEE,
          Permission.CALENDARS_SEE)),
  /// Watches queues, people and recordings. Whoever also takes calls is an employee too.
  MANAGER(
      EnumSet.of(
          Permission.CALLS_SEE_OWN,
          Permission.CALLS_SEE,
          Permission.CALLS_EXPORT,
          Permission.RECORDINGS_LISTEN,
          Permission.BOARD_SEE,
          Permission.CUSTOMERS_SEE,
          Permission.CUSTOMERS_CHANGE,
          Permission.CUSTOMERS_DELETE,
          Permission.AGENTS_SEE,
          Permission.DEPARTMENTS_SEE,
          Permission.QUEUES_SEE,
          Permission.NUMBERS_SEE,
          Permission.PROMPTS_SEE,
          Permission.CALENDARS_SEE)),
  /// Everything of the tenant, but for taking calls: a desk is a seat on the bill, and its person
  /// stands on the board.
  DIRECTOR(EnumSet.complementOf(EnumSet.of(Permission.CALLS_TAKE, Permission.CALLS_PLACE)));

  private final PermissionSetId id;
  private final Set<Permission> permissions;

  BuiltInSet(EnumSet<Permission> permissions) {
    this.id = new PermissionSetId(name().toLowerCase(java.util.Locale.ROOT));
    this.permissions = Collections.unmodifiableSet(permissions);
  }

  /// The same in every tenant.
  public PermissionSetId id() {
    return id;
  }

  /// What it holds.
  public Set<Permission> permissions() {
    return permissions;
  }

  /// The built-in set of this id, if it is one.
  public static Optional<BuiltInSet> find(PermissionSetId id) {
    return Arrays.stream(values()).filter(s -> s.id.equals(id)).findFirst();
  }
}
