package alo.ui.signin;

import alo.ui.base.Person;
import alo.ui.client.SessionToken;
import com.vaadin.flow.shared.ApplicationConstants;
import io.quarkus.oidc.runtime.OidcAuthenticationMechanism;
import io.quarkus.oidc.runtime.OidcUtils;
import io.quarkus.security.identity.IdentityProviderManager;
import io.quarkus.security.identity.SecurityIdentity;
import io.quarkus.security.identity.request.AuthenticationRequest;
import io.quarkus.vertx.http.runtime.security.ChallengeData;
import io.quarkus.vertx.http.runtime.security.HttpAuthenticationMechanism;
import io.quarkus.vertx.http.runtime.security.HttpCredentialTransport;
import io.smallrye.mutiny.Uni;
import io.vertx.core.http.Cookie;
import io.vertx.ext.web.RoutingContext;
import jakarta.annotation.Priority;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Alternative;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The log-in, told to an open page in words that it understands.
///
/// A redirect to the identity provider means nothing to the requests of a page that is open
/// already: the browser may not follow it there, and Vaadin would take that for a lost network and
/// try again for ever. It is told instead that its session is over, and says so to the person; the
/// telephone beside the page goes on.
@Alternative
@Priority(1)
@ApplicationScoped
class PageAuthentication implements HttpAuthenticationMechanism {
  /// What Vaadin's script takes for the end of its session, by the kind of request.
  private static final int SESSION_OVER_TO_REQUEST = 401;

  private static final int SESSION_OVER_TO_HEARTBEAT = 403;

  private final OidcAuthenticationMechanism logIn;

  PageAuthentication(OidcAuthenticationMechanism logIn) {
    this.logIn = logIn;
  }

  @Override
  public Uni<SecurityIdentity> authenticate(
      RoutingContext context, IdentityProviderManager identities) {
    return logIn
        .authenticate(context, identities)
        .map(identity -> isTooWeak(context, identity) ? nobody(context) : identity);
  }

  /// Whether his company, or the page, asks for a second factor that he has not logged in with.
  private static boolean isTooWeak(RoutingContext context, @Nullable SecurityIdentity identity) {
    if (identity == null || identity.isAnonymous()) {
      return false;
    }
    return Boolean.TRUE.equals(identity.getAttribute(Person.SECOND_FACTOR_NEEDED))
        || context.normalizedPath().equals(StepUpResource.ADDRESS)
            && !TokenClaims.hasSecondFactor(SessionToken.of(identity));
  }

  /// Nobody yet: the log-in is asked for anew, and for more. The one that is there is forgotten, or
  /// it would be found again on the way back.
  @SuppressWarnings("NullAway") // As the framework wants it: no identity.
  private static SecurityIdentity nobody(RoutingContext context) {
    context.put(LogInParameters.STEP_UP, true);
    return null;
  }

  private static void forgetSession(RoutingContext context) {
    for (Cookie cookie : List.copyOf(context.request().cookies())) {
      if (cookie.getName().startsWith(OidcUtils.SESSION_COOKIE_NAME)) {
        context.response().addCookie(Cookie.cookie(cookie.getName(), "").setPath("/").setMaxAge(0));
      }
    }
  }

  @Override
  public Uni<ChallengeData> getChallenge(RoutingContext context) {
    return logIn.getChallenge(context);
  }

  @Override
  public Uni<Boolean> sendChallenge(RoutingContext context) {
    return switch (requestOfPage(context)) {
      case ApplicationConstants.REQUEST_TYPE_UIDL -> over(context, SESSION_OVER_TO_REQUEST);
      case ApplicationConstants.REQUEST_TYPE_HEARTBEAT, ApplicationConstants.REQUEST_TYPE_PUSH ->
          over(context, SESSION_OVER_TO_HEARTBEAT);
      case null, default -> {
        if (context.get(LogInParameters.STEP_UP) != null) {
          forgetSession(context);
        }
        yield logIn.sendChallenge(context);
      }
    };
  }

  private static @Nullable String requestOfPage(RoutingContext context) {
    return context.request().getParam(ApplicationConstants.REQUEST_TYPE_PARAMETER);
  }

  private static Uni<Boolean> over(RoutingContext context, int status) {
    context.response().setStatusCode(status).end();
    return Uni.createFrom().item(true);
  }

  @Override
  public Set<Class<? extends AuthenticationRequest>> getCredentialTypes() {
    return logIn.getCredentialTypes();
  }

  @Override
  public Uni<HttpCredentialTransport> getCredentialTransport(RoutingContext context) {
    return logIn.getCredentialTransport(context);
  }
}
