package alo.tenants.workforce;

import alo.contract.agent.AgentView;
import alo.contract.id.DepartmentId;
import alo.contract.id.PermissionSetId;
import alo.contract.identity.Permission;
import alo.contract.identity.Sight;
import alo.tenants.identity.PermissionSets;
import alo.tenants.identity.PermissionSets.PermissionSetChanged;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.function.Supplier;

/// Who may give whom what where: nobody gives by sets, by a department or by both together what he
/// may not do or see himself. FORBIDDEN otherwise.
@ApplicationScoped
class Placings {
  @Inject PermissionSets sets;
  @Inject Sights sights;

  /// Of sets that somebody has before and after.
  void refuseBeyond(Set<PermissionSetId> before, Set<PermissionSetId> after) {
    Set<Permission> had = sets.held(before);
    Set<Permission> gets = sets.held(after);
    Set<Permission> touched = new HashSet<>(had);
    touched.addAll(gets);
    touched.removeIf(p -> had.contains(p) && gets.contains(p));
    sets.refuseBeyond(touched);
  }

  /// Of somebody who is new.
  void refuseBeyond(AgentView.Draft draft) {
    refuseBeyond(Set.of(), draft.sets());
    if (draft.department() != null) {
      sights.refuseMove();
      sights.refuseBeyond(sets.held(draft.sets()), Set.of(draft.department()));
    }
  }

  /// Of somebody who is changed. Elsewhere he gets all that he has; in his place, what is new.
  void refuseBeyond(AgentView before, AgentView.Draft after) {
    refuseBeyond(before.sets(), after.sets());
    Set<Permission> given = sets.held(after.sets());
    if (Objects.equals(before.department(), after.department())) {
      given.removeAll(sets.held(before.sets()));
    } else {
      sights.refuseMove();
    }
    if (after.department() != null) {
      sights.refuseBeyond(given, Set.of(after.department()));
    }
  }

  /// Of those who have a set that is changed, wherever they are.
  void refuseBeyond(PermissionSetChanged change, Supplier<List<AgentView>> holding) {
    Set<Permission> given = new HashSet<>(change.after());
    given.removeAll(change.before());
    if (given.stream().anyMatch(p -> Sight.of(p).isPresent())) {
      Set<DepartmentId> places = new HashSet<>();
      for (AgentView agent : holding.get()) {
        if (agent.department() != null) {
          places.add(agent.department());
        }
      }
      sights.refuseBeyond(given, places);
    }
  }
}
