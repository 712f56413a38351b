package alo.contract.agent;

import alo.contract.id.DepartmentId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A department of a tenant; departments form trees.
///
/// @param parent the department above; null at the top
/// @param function what it does, in a line; null if nobody has said
/// @param products what it answers for
/// @param people those in it by themselves, without those of departments below
public record DepartmentView(
    DepartmentId id,
    @Nullable DepartmentId parent,
    String name,
    @Nullable String function,
    List<String> products,
    int people) {
  /// Departments of a tenant at most.
  public static final int DEPARTMENTS_MAX = 500;

  /// Levels of a tree at most, the top counted.
  public static final int LEVELS_MAX = 8;

  /// Characters of a name at most.
  public static final int NAME_LENGTH_MAX = 80;

  /// Characters of a function at most.
  public static final int FUNCTION_LENGTH_MAX = 200;

  /// Products of a department at most.
  public static final int PRODUCTS_MAX = 50;

  /// Characters of a product at most.
  public static final int PRODUCT_LENGTH_MAX = 80;

  /// Makes or changes a department.
  ///
  /// @param name differs from that of its neighbours under the same parent
  public record Draft(
      @Nullable DepartmentId parent,
      String name,
      @Nullable String function,
      List<String> products) {}
}
