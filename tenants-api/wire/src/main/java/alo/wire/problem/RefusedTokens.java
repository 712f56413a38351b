package alo.wire.problem;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import io.quarkus.oidc.OIDCException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.net.ConnectException;
import java.util.List;

/// The answer to a request without a good token, in the house's form. Each server that takes bearer
/// tokens has the mapper of its own that gives it: a mapper here would also answer for the pages,
/// whose refused log-ins are sent to the identity provider.
public final class RefusedTokens {
  private RefusedTokens() {}

  /// UNAUTHENTICATED; DEPENDENCY_UNAVAILABLE when nobody could be asked about the token, since who
  /// is told 401 throws a good token away.
  ///
  /// @param expected e.g. `Expected a bearer token for billing`
  public static Response answer(SecurityException e, String expected) {
    ProblemCode code = code(e);
    boolean isAway = code == ProblemCode.DEPENDENCY_UNAVAILABLE;
    Problem problem =
        Problem.of(
            code,
            isAway ? "The identity provider does not answer; try again" : expected,
            List.of());
    var answer = Response.status(problem.status()).type(ProblemMappers.MEDIA_TYPE).entity(problem);
    return isAway ? answer.build() : answer.header(HttpHeaders.WWW_AUTHENTICATE, "Bearer").build();
  }

  /// What a token is told that is good and was had by too weak a log-in: how to get a better one
  /// (RFC 9470).
  public static Response tooWeak(Problem problem) {
    return Response.status(problem.status())
        .type(ProblemMappers.MEDIA_TYPE)
        .entity(problem)
        .header(
            HttpHeaders.WWW_AUTHENTICATE,
            "Bearer error=\"insufficient_user_authentication\", acr_values=\"2\"")
        .build();
  }

  static ProblemCode code(SecurityException e) {
    for (Throwable t = e; t != null; t = t.getCause()) {
      if (t instanceof OIDCException || t instanceof ConnectException) {
        return ProblemCode.DEPENDENCY_UNAVAILABLE;
      }
    }
    return ProblemCode.UNAUTHENTICATED;
  }
}
