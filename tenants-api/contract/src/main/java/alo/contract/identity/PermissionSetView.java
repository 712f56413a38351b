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
  /// @param name 1 to 80 characters, unlike every other set's
  public record Draft(String name, Set<Permission> permissions) {}
}
