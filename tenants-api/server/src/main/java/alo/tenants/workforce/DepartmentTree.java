package alo.tenants.workforce;

import alo.contract.id.DepartmentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is above whom. What it is made of has no cycles, because no change that makes one passes
/// [#above].
final class DepartmentTree {
  private final Map<DepartmentId, DepartmentId> parents = new HashMap<>();
  private final Map<DepartmentId, List<DepartmentId>> children = new HashMap<>();

  void add(DepartmentId id, @Nullable DepartmentId parent) {
    if (parent != null) {
      parents.put(id, parent);
      children.computeIfAbsent(parent, _ -> new ArrayList<>()).add(id);
    }
  }

  /// The department and all below it.
  Set<DepartmentId> within(DepartmentId id) {
    Set<DepartmentId> within = new HashSet<>();
    Deque<DepartmentId> open = new ArrayDeque<>(List.of(id));
    while (!open.isEmpty()) {
      DepartmentId next = open.pop();
      if (within.add(next)) {
        open.addAll(children.getOrDefault(next, List.of()));
      }
    }
    return within;
  }

  /// Whether a department is below another, or is it.
  boolean above(DepartmentId upper, DepartmentId lower) {
    for (DepartmentId at = lower; at != null; at = parents.get(at)) {
      if (at.equals(upper)) {
        return true;
      }
    }
    return false;
  }

  /// On which level from the top it is; 1 at the top.
  int level(DepartmentId id) {
    int level = 1;
    for (DepartmentId at = parents.get(id); at != null; at = parents.get(at)) {
      level++;
    }
    return level;
  }

  /// How many levels it has with those below; 1 if nothing is below.
  int height(DepartmentId id) {
    int deepest = within(id).stream().mapToInt(this::level).max().orElse(1);
    return deepest - level(id) + 1;
  }
}
