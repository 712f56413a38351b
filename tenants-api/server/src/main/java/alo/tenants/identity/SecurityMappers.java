package alo.tenants.identity;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.wire.problem.RefusedTokens;
import alo.wire.token.CurrentTenant;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import io.quarkus.security.identity.SecurityIdentity;
import jakarta.inject.Inject;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Refusals of the security layer in the house's form, telling a missing tenant from a missing
/// permission.
final class SecurityMappers {
  private static final Logger LOG = Logger.getLogger(SecurityMappers.class);

  @Inject SecurityIdentity identity;
  @Inject CurrentTenant current;

  /// No token, or one that is forged, over or meant for somebody else.
  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated(SecurityException e) {
    return RefusedTokens.answer(e, "Expected a bearer token of this realm");
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    if (current.findTenant().isEmpty() && !identity.hasRole(Roles.PROVIDER)) {
      return answer(
          ProblemCode.AMBIGUOUS_TENANT,
          "Expected a token of exactly one organisation; choose one at log-in");
    }
    if (Boolean.TRUE.equals(identity.getAttribute(TenantRoles.SECOND_FACTOR_NEEDED))) {
      return RefusedTokens.tooWeak(SecondFactors.needed().problem());
    }
    if (Boolean.TRUE.equals(identity.getAttribute(TenantRoles.LOCKED))) {
      return answer(
          ProblemCode.USER_LOCKED, "Expected somebody who is not locked; ask an administrator");
    }
    return answer(ProblemCode.FORBIDDEN, "Your permissions do not allow this");
  }

  @ServerExceptionMapper
  Response away(IdentityProviderException e) {
    LOG.warn("The identity provider failed", e);
    return answer(ProblemCode.DEPENDENCY_UNAVAILABLE, "The identity provider is away");
  }

  private static Response answer(ProblemCode code, String detail) {
    return Response.status(code.status())
        .type("application/problem+json")
        .entity(Problem.of(code, detail, List.of()))
        .build();
  }
}
