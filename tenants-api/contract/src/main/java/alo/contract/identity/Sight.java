package alo.contract.identity;

import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/// What shows rows of people and so comes in three widths, each with a permission of its own. Of
/// several that somebody has, the widest counts.
public enum Sight {
  /// Calls past and live, their recordings and the file of them.
  CALLS(Permission.CALLS_SEE_OWN, Permission.CALLS_SEE_DEPARTMENT, Permission.CALLS_SEE),
  /// Agents' lines on the board and in the live feed.
  BOARD(Permission.BOARD_SEE_OWN, Permission.BOARD_SEE_DEPARTMENT, Permission.BOARD_SEE),
  /// The tenant's people.
  AGENTS(Permission.AGENTS_SEE_OWN, Permission.AGENTS_SEE_DEPARTMENT, Permission.AGENTS_SEE);

  private final Permission own;
  private final Permission department;
  private final Permission everybody;

  Sight(Permission own, Permission department, Permission everybody) {
    this.own = own;
    this.department = department;
    this.everybody = everybody;
  }

  /// Its permissions, the narrowest first.
  public List<Permission> permissions() {
    return List.of(own, department, everybody);
  }

  /// The permission of a width.
  public Permission of(Whose whose) {
    return switch (whose) {
      case OWN -> own;
      case DEPARTMENT -> department;
      case EVERYBODY -> everybody;
    };
  }

  /// How wide somebody sees; empty if he has none of its permissions.
  ///
  /// @param has whether he has a permission
  public Optional<Whose> widest(Predicate<Permission> has) {
    return Arrays.stream(Whose.values())
        .filter(whose -> has.test(of(whose)))
        .max(Comparator.naturalOrder());
  }

  /// What this permission is a width of, if it is one.
  public static Optional<Sight> of(Permission permission) {
    return Arrays.stream(values()).filter(s -> s.permissions().contains(permission)).findFirst();
  }

  /// Whether somebody with these permissions has as much as this one: it, or a wider one.
  public static boolean covers(Set<Permission> held, Permission permission) {
    return held.contains(permission)
        || of(permission).stream()
            .flatMap(s -> s.widerThan(permission).stream())
            .anyMatch(held::contains);
  }

  private List<Permission> widerThan(Permission permission) {
    List<Permission> all = permissions();
    return all.subList(all.indexOf(permission) + 1, all.size());
  }
}
