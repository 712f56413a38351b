package alo.tenants.tenant;

import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.identity.Roles;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.container.ContainerRequestContext;
import java.util.Set;
import java.util.regex.Pattern;
import org.jboss.resteasy.reactive.server.ServerRequestFilter;

/// The people of a tenant that is suspended or being closed may read what is theirs, and nothing
/// else; the refusal says why.
final class SuspensionFilter {
  private static final Set<String> READING = Set.of("GET", "HEAD", "OPTIONS");

  /// Asks for the address at which a recording is heard; a reading, though it is a POST.
  private static final Pattern LISTENING = Pattern.compile("/api/v1/recordings/[^/]+/address");

  @Inject SecurityIdentity identity;
  @Inject CurrentTenant current;
  @Inject Tenants tenants;

  @ServerRequestFilter
  void refuseSuspended(ContainerRequestContext request) {
    if (identity.isAnonymous()
        || identity.hasRole(Roles.PROVIDER)
        || READING.contains(request.getMethod())
        || LISTENING.matcher(request.getUriInfo().getPath()).matches()) {
      return;
    }
    current
        .findTenant()
        .flatMap(tenants::find)
        .map(Tenants.Profile::standing)
        .ifPresent(
            standing -> {
              throw new RejectedException(
                  ProblemCode.TENANT_SUSPENDED,
                  "Your company's account is suspended and can only be read; the reason: "
                      + standing.reason());
            });
  }
}
