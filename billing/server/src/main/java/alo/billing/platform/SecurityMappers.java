package alo.billing.platform;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import io.quarkus.oidc.OIDCException;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Refusals of the security layer in the house's form. Needs `quarkus.http.auth.proactive=false`,
// else
/// the answer is given before REST begins.
final class SecurityMappers {
  private static final String PROBLEM = "application/problem+json";

  /// No token, or one that is forged, over or for somebody else; or nobody to ask about it.
  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated(SecurityException e) {
    if (isProviderAway(e)) {
      return answer(
              ProblemCode.DEPENDENCY_UNAVAILABLE,
              "The identity provider does not answer; try again")
          .build();
    }
    return answer(ProblemCode.UNAUTHENTICATED, "Expected a bearer token for billing")
        .header(HttpHeaders.WWW_AUTHENTICATE, "Bearer")
        .build();
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    return answer(ProblemCode.FORBIDDEN, "Only services and the provider may ask").build();
  }

  private static boolean isProviderAway(Throwable e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof OIDCException || t instanceof ConnectException) {
        return true;
      }
    }
    return false;
  }

  private static Response.ResponseBuilder answer(ProblemCode code, String detail) {
    return Response.status(code.status()).type(PROBLEM).entity(Problem.of(code, detail, List.of()));
  }
}
