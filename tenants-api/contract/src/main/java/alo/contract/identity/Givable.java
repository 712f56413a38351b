package alo.contract.identity;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// What somebody may give to others and take from them. Nobody gives what he may not do himself, or
/// he could make somebody who may; control plane and pages hold the same rule.
public final class Givable {
  private Givable() {}

  /// What may be given to people. What an employee may do is a duty more than a power, so whoever
  /// invites people gives it; but to see all people is none for whoever does not see them himself.
  /// Whoever sees everybody's rows gives a narrower sight of them too, and whoever sees a
  /// department's moves nobody, so he lets nobody move people or departments for him.
  ///
  /// @param mine what the giver may do
  public static Set<Permission> toPeople(Set<Permission> mine) {
    EnumSet<Permission> givable = EnumSet.copyOf(BuiltInSet.EMPLOYEE.permissions());
    givable.remove(Permission.AGENTS_SEE);
    givable.addAll(mine);
    if (Arrays.stream(Sight.values()).anyMatch(sight -> isOfDepartment(sight, mine))) {
      givable.remove(Permission.AGENTS_CHANGE);
      givable.remove(Permission.DEPARTMENTS_CHANGE);
    }
    EnumSet<Permission> covered = EnumSet.noneOf(Permission.class);
    Arrays.stream(Permission.values())
        .filter(permission -> Sight.covers(givable, permission))
        .forEach(covered::add);
    return covered;
  }

  /// What may be given to programs. They control all calls, being in no department.
  ///
  /// @param mine what the giver may do
  public static Set<Permission> toPrograms(Set<Permission> mine) {
    Set<Permission> givable = toPeople(mine);
    if (!mine.contains(Permission.CALLS_SEE)) {
      givable.remove(Permission.CALLS_CONTROL);
    }
    return givable;
  }

  private static boolean isOfDepartment(Sight sight, Set<Permission> mine) {
    return sight.widest(mine::contains).filter(Whose.DEPARTMENT::equals).isPresent();
  }
}
