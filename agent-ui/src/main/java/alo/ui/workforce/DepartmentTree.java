package alo.ui.workforce;

import alo.contract.agent.DepartmentView;
import alo.contract.id.DepartmentId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Who is above whom. One whose parent is not among them, because it was removed while they were
/// read, stands at the top: no department is lost from sight.
final class DepartmentTree {
  private static final String BETWEEN = " › ";

  private final Map<DepartmentId, DepartmentView> departments = new LinkedHashMap<>();

  /// @param departments in the order in which neighbours shall stand
  DepartmentTree(List<DepartmentView> departments) {
    departments.forEach(d -> this.departments.put(d.id(), d));
  }

  /// Those at the top.
  List<DepartmentView> top() {
    return departments.values().stream().filter(d -> above(d) == null).toList();
  }

  /// Those right below one.
  List<DepartmentView> below(DepartmentView department) {
    return departments.values().stream().filter(d -> department.id().equals(d.parent())).toList();
  }

  /// One and all below it.
  Set<DepartmentId> within(DepartmentId id) {
    Set<DepartmentId> within = new HashSet<>();
    Deque<DepartmentId> next = new ArrayDeque<>(List.of(id));
    while (!next.isEmpty()) {
      DepartmentId department = next.pop();
      if (within.add(department)) {
        departments.values().stream()
            .filter(d -> department.equals(d.parent()))
            .forEach(d -> next.push(d.id()));
      }
    }
    return within;
  }

  /// Those that may be above one, in the order of their paths.
  ///
  /// @param id null for one that is not there yet
  List<DepartmentId> parents(@Nullable DepartmentId id) {
    Set<DepartmentId> not = id == null ? Set.of() : within(id);
    return departments.keySet().stream()
        .filter(d -> !not.contains(d))
        .sorted(Comparator.comparing(this::path))
        .toList();
  }

  /// What it is called, with those above it; its id if it is not among them.
  String path(DepartmentId id) {
    List<String> names = new ArrayList<>();
    Set<DepartmentId> seen = new HashSet<>();
    for (DepartmentView d = departments.get(id); d != null && seen.add(d.id()); d = above(d)) {
      names.add(d.name());
    }
    Collections.reverse(names);
    return names.isEmpty() ? id.value() : String.join(BETWEEN, names);
  }

  private @Nullable DepartmentView above(DepartmentView department) {
    return department.parent() == null ? null : departments.get(department.parent());
  }
}
