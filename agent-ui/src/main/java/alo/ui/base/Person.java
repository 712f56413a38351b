package alo.ui.base;

import alo.contract.identity.Permission;
import alo.contract.identity.Sight;
import alo.contract.identity.Whose;
import alo.contract.tenant.Me;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/// The person whose request is being served.
public final class Person {
  /// Under which the log-in leaves him in the identity's attributes.
  public static final String ME = "alo.me";

  /// Under which it says that his tenant has locked him.
  public static final String LOCKED = "alo.locked";

  /// Under which it says that his tenant asks for a second factor, and he has logged in without.
  public static final String SECOND_FACTOR_NEEDED = "alo.second-factor-needed";

  private Person() {}

  /// Who it is; empty while the control plane has never been asked with success.
  public static Optional<Me> current() {
    if (!Arc.container().requestContext().isActive()) {
      return Optional.empty();
    }
    return of(Arc.container().select(SecurityIdentity.class).get());
  }

  /// Who an identity is.
  public static Optional<Me> of(SecurityIdentity identity) {
    return Optional.ofNullable(identity.getAttribute(ME));
  }

  /// Whether the person of an identity is locked.
  public static boolean isLocked(SecurityIdentity identity) {
    return Boolean.TRUE.equals(identity.getAttribute(LOCKED));
  }

  /// Whether he is locked.
  public static boolean isLocked() {
    return Arc.container().requestContext().isActive()
        && isLocked(Arc.container().select(SecurityIdentity.class).get());
  }

  /// Whether he takes calls.
  public static boolean isAgent() {
    return current().map(me -> me.agent() != null).orElse(false);
  }

  /// All that he may do in his tenant.
  public static Set<Permission> acts() {
    EnumSet<Permission> acts = EnumSet.noneOf(Permission.class);
    Arrays.stream(Permission.values()).filter(Person::may).forEach(acts::add);
    return acts;
  }

  /// Whose rows he sees; his own, if none.
  public static Whose whose(Sight sight) {
    return sight.widest(Person::may).orElse(Whose.OWN);
  }

  /// Whether he may do something in his tenant.
  public static boolean may(Permission permission) {
    return current().map(me -> me.permissions().contains(permission.word())).orElse(false);
  }
}
