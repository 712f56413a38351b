package alo.ui.base;

import alo.contract.identity.Givable;
import alo.contract.identity.Permission;
import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// What is ticked in a set: never an act without what it needs, and nothing changed that whoever
/// composes may not give. The control plane holds the same rules.
public final class Chosen {
  private final EnumSet<Permission> ticked = EnumSet.noneOf(Permission.class);
  private final Set<Permission> givable;

  /// @param set what it holds; what that needs is ticked along
  /// @param mine what whoever composes may do himself
  public Chosen(Set<Permission> set, Set<Permission> mine) {
    this(Givable.toPeople(mine));
    hold(set);
  }

  private Chosen(Set<Permission> givable) {
    this.givable = givable;
  }

  /// What a program may do, which is in no department.
  public static Chosen ofProgram(Set<Permission> set, Set<Permission> mine) {
    Chosen chosen = new Chosen(Givable.toPrograms(mine));
    chosen.hold(set);
    return chosen;
  }

  /// As much of a set as whoever composes may give.
  public static Chosen copied(Set<Permission> set, Set<Permission> mine) {
    Chosen copy = new Chosen(set, mine);
    copy.ticked.retainAll(copy.givable);
    copy.ticked.removeIf(p -> !copy.givable.containsAll(p.needs()));
    return copy;
  }

  /// What is ticked now.
  Set<Permission> ticked() {
    return Collections.unmodifiableSet(EnumSet.copyOf(ticked));
  }

  /// Whether a click may change it, with all that would change along.
  boolean isOpen(Permission act) {
    return givable.contains(act)
        && givable.containsAll(ticked.contains(act) ? needing(act) : missing(act));
  }

  /// Ticks an act and what it needs; returns what was ticked along.
  Set<Permission> tick(Permission act) {
    Set<Permission> along = missing(act);
    ticked.add(act);
    ticked.addAll(along);
    return along;
  }

  /// Takes an act out, and what is of no use without it; returns what went along.
  Set<Permission> untick(Permission act) {
    Set<Permission> along = needing(act);
    ticked.remove(act);
    ticked.removeAll(along);
    return along;
  }

  /// How wide the rows of people are that are seen; empty if none are.
  Optional<Whose> whose(Sight sight) {
    return sight.widest(ticked::contains);
  }

  /// Whether a choice may be made, with all that would change along.
  ///
  /// @param whose nobody's if empty
  boolean isOpen(Sight sight, Optional<Whose> whose) {
    Optional<Permission> wanted = whose.map(sight::of);
    return wanted.map(givable::contains).orElse(true)
        && others(sight, wanted).stream().allMatch(this::isOpen);
  }

  /// Ticks this width alone; returns what of other acts went along.
  ///
  /// @param whose nobody's if empty
  Set<Permission> choose(Sight sight, Optional<Whose> whose) {
    Optional<Permission> wanted = whose.map(sight::of);
    Set<Permission> along = EnumSet.noneOf(Permission.class);
    others(sight, wanted).forEach(other -> along.addAll(untick(other)));
    wanted.ifPresent(ticked::add);
    return along;
  }

  private void hold(Set<Permission> set) {
    ticked.addAll(set);
    set.forEach(p -> ticked.addAll(p.needs()));
  }

  private Set<Permission> others(Sight sight, Optional<Permission> but) {
    EnumSet<Permission> others = EnumSet.copyOf(sight.permissions());
    others.retainAll(ticked);
    but.ifPresent(others::remove);
    return others;
  }

  private Set<Permission> missing(Permission act) {
    EnumSet<Permission> missing = EnumSet.noneOf(Permission.class);
    missing.addAll(act.needs());
    missing.removeAll(ticked);
    return missing;
  }

  private Set<Permission> needing(Permission act) {
    EnumSet<Permission> needing = EnumSet.noneOf(Permission.class);
    ticked.stream().filter(p -> p.needs().contains(act)).forEach(needing::add);
    return needing;
  }
}
