package alo.billing.platform;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.wire.problem.RefusedTokens;
import io.quarkus.security.AuthenticationFailedException;
import io.quarkus.security.ForbiddenException;
import io.quarkus.security.UnauthorizedException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Refusals of the security layer in the house's form.
final class SecurityMappers {
  /// No token, or one that is forged, over or for somebody else; or nobody to ask about it.
  @ServerExceptionMapper({UnauthorizedException.class, AuthenticationFailedException.class})
  Response unauthenticated(SecurityException e) {
    return RefusedTokens.answer(e, "Expected a bearer token for billing");
  }

  @ServerExceptionMapper
  Response forbidden(ForbiddenException e) {
    Problem problem =
        Problem.of(ProblemCode.FORBIDDEN, "Only services and the provider may ask", List.of());
    return Response.status(problem.status())
        .type("application/problem+json")
        .entity(problem)
        .build();
  }
}
