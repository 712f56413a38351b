package alo.ui.signin;

import io.quarkus.arc.Unremovable;
import io.quarkus.oidc.OidcRedirectFilter;
import io.quarkus.oidc.Redirect;
import jakarta.enterprise.context.ApplicationScoped;

/// What the identity provider is asked for beside a log-in.
@ApplicationScoped
@Unremovable
@Redirect(Redirect.Location.OIDC_AUTHORIZATION)
class LogInParameters implements OidcRedirectFilter {
  /// In the request's data when a second factor is needed.
  static final String STEP_UP = "alo.step-up";

  @Override
  public void filter(OidcRedirectContext redirect) {
    // Keycloak asks for the company after the password only where there is a hint, be it empty.
    redirect.additionalQueryParams().add("login_hint", "");
    if (redirect.routingContext().get(STEP_UP) != null) {
      redirect.additionalQueryParams().add("acr_values", "2");
    }
  }
}
