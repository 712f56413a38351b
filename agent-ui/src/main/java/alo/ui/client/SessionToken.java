package alo.ui.client;

import io.quarkus.arc.Arc;
import io.quarkus.oidc.AccessTokenCredential;
import io.quarkus.security.identity.SecurityIdentity;

/// The access token of the request that is being served. The log-in keeps it fresh: every request,
/// also one of a page's script, carries a token that is valid now.
public final class SessionToken {
  private SessionToken() {}

  /// The token.
  ///
  /// @throws Refused when nobody is signed in, or no request is being served
  public static String current() {
    if (!Arc.container().requestContext().isActive()) {
      throw Refused.away("No request is being served");
    }
    return of(Arc.container().select(SecurityIdentity.class).get());
  }

  /// The token of an identity.
  public static String of(SecurityIdentity identity) {
    AccessTokenCredential credential = identity.getCredential(AccessTokenCredential.class);
    if (credential == null) {
      throw Refused.away("Nobody is signed in");
    }
    return credential.getToken();
  }
}
