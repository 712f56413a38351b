package alo.tenants.workforce;

import alo.contract.agent.AgentView;
import alo.contract.id.DepartmentId;
import alo.contract.id.PermissionSetId;
import alo.contract.id.QueueId;
import alo.contract.identity.BuiltInSet;
import alo.contract.problem.Problem;
import alo.tenants.workforce.PeopleSheet.Column;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// What a sheet's names mean in a tenant: queues, sets of permissions and departments, each by its
/// id or by its name as people type it. A name that two things share means neither.
///
/// @param sets ids by plain name, as are the next two
record SheetNames(
    Map<String, Set<String>> sets,
    Map<String, Set<String>> queues,
    Map<String, Set<String>> departments) {

  /// What the built-in sets are called on the screens, where they have no name of their own.
  static final Map<BuiltInSet, List<String>> BUILT_IN =
      Map.of(
          BuiltInSet.EMPLOYEE, List.of("Employee", "Nhân viên"),
          BuiltInSet.MANAGER, List.of("Manager", "Quản lý"),
          BuiltInSet.DIRECTOR, List.of("Director", "Giám đốc"));

  private static final String BETWEEN = "[;,|\\n]";

  /// A line with its names found.
  ///
  /// @param mistakes what was not found; then the draft lacks it
  record Found(AgentView.Draft draft, List<Problem.At> mistakes) {}

  Found find(PeopleSheet.Line line) {
    List<Problem.At> mistakes = new ArrayList<>();
    if (line.extra() > 0) {
      mistakes.add(
          new Problem.At(
              "", "extra-cells", "Expected no more cells than the head has; quote what has one"));
    }
    var cells = line.cells();
    List<String> departmentIds =
        found(departments, cells.department(), Column.DEPARTMENT, "department", mistakes);
    if (departmentIds.size() > 1) {
      mistakes.add(
          new Problem.At(Column.DEPARTMENT.word(), "one-department", "Expected one department"));
    }
    @Nullable DepartmentId department =
        departmentIds.size() == 1 ? new DepartmentId(departmentIds.getFirst()) : null;
    Set<PermissionSetId> held = new HashSet<>();
    found(sets, cells.permissions(), Column.PERMISSIONS, "set", mistakes)
        .forEach(id -> held.add(new PermissionSetId(id)));
    List<QueueId> served =
        found(queues, cells.queues(), Column.QUEUES, "queue", mistakes).stream()
            .map(QueueId::new)
            .toList();
    return new Found(
        new AgentView.Draft(
            cells.name(), cells.mail(), cells.extension(), held, served, department),
        mistakes);
  }

  /// The whole cell may be one name, since names may have commas.
  private static List<String> found(
      Map<String, Set<String>> names,
      String cell,
      Column column,
      String kind,
      List<Problem.At> mistakes) {
    if (cell.isBlank()) {
      return List.of();
    }
    Function<String, Optional<String>> only =
        name ->
            Optional.ofNullable(names.get(PeopleSheet.plain(name)))
                .filter(ids -> ids.size() == 1)
                .map(ids -> ids.iterator().next());
    Optional<String> whole = only.apply(cell);
    if (whole.isPresent()) {
      return List.of(whole.get());
    }
    Set<String> ids = new HashSet<>();
    for (String name : cell.split(BETWEEN)) {
      if (name.isBlank()) {
        continue;
      }
      Optional<String> id = only.apply(name);
      id.ifPresent(ids::add);
      if (id.isEmpty()) {
        boolean several = names.containsKey(PeopleSheet.plain(name));
        mistakes.add(
            new Problem.At(
                column.word(),
                several ? "several-names" : "unknown-" + kind + "-name",
                several
                    ? "There are several called \"%s\"; give its id".formatted(name.strip())
                    : "There is no %s \"%s\"".formatted(kind, name.strip())));
      }
    }
    return List.copyOf(ids);
  }
}
