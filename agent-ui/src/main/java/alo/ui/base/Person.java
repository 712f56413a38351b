package alo.ui.base;

import alo.contract.identity.Permission;
import alo.contract.tenant.Me;
import io.quarkus.arc.Arc;
import io.quarkus.security.identity.SecurityIdentity;
import java.util.Optional;

/// The person whose request is being served.
public final class Person {
  /// Under which the log-in leaves him in the identity's attributes.
  public static final String ME = "alo.me";

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

  /// Whether he takes calls.
  public static boolean isAgent() {
    return current().map(me -> me.agent() != null).orElse(false);
  }

  /// Whether he may do something in his tenant.
  public static boolean may(Permission permission) {
    return current().map(me -> me.permissions().contains(permission.word())).orElse(false);
  }
}
