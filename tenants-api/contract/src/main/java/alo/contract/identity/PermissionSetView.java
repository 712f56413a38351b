package alo.contract.identity;

import alo.contract.id.PermissionSetId;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Permissions that people of a tenant have together.
///
/// @param name null for a built-in set, which screens name in the reader's language by its id
/// @param builtIn whether every tenant has it; such a set can not be changed
/// @param people how many have it
public record PermissionSetView(
    PermissionSetId id,
    @Nullable String name,
    Set<Permission> permissions,
    boolean builtIn,
    int people) {

  /// Makes or changes a set.
  ///
  /// @param name 1 to 80 characters, unlike that of every other set of the tenant's own
  /// @param permissions at least one, and with each whatever it needs
  public record Draft(String name, Set<Permission> permissions) {
    /// Characters of a name at most, counted as people count them: one of four bytes is one.
    public static final int NAME_LENGTH_MAX = 80;
  }
}
