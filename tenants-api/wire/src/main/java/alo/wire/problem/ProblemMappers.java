package alo.wire.problem;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.wire.json.MalformedJsonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.NotFoundException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Every exception that reaches the border becomes one form of answer. A bug becomes INTERNAL
/// with a reference that stands in the log; its message never leaves the house.
final class ProblemMappers {
  /// Media type of RFC 9457.
  static final String MEDIA_TYPE = "application/problem+json";

  private static final String VALUES = "alo.contract.";
  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response rejected(RejectedException e) {
    return e.problem().code().equals(ProblemCode.SECOND_FACTOR_NEEDED.name())
        ? RefusedTokens.tooWeak(e.problem())
        : answer(e.problem());
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException e) {
    return answer(JsonMistake.problem(e));
  }

  /// Quarkus has an answer of its own for these, without a body; the nearer type wins.
  @ServerExceptionMapper
  Response json(MismatchedInputException e) {
    return json((JsonProcessingException) e);
  }

  @ServerExceptionMapper
  Response json(MalformedJsonException e) {
    return answer(Problem.of(ProblemCode.INVALID_REQUEST, "Expected JSON", List.of()));
  }

  @ServerExceptionMapper
  Response web(WebApplicationException e) {
    if (e.getCause() instanceof JsonProcessingException cause) {
      return json(cause);
    }
    if (e instanceof NotFoundException && e.getCause() instanceof IllegalArgumentException) {
      // A parameter that is no number counts as a path that is not there; it is a mistake in it.
      return answer(
          Problem.of(ProblemCode.INVALID_REQUEST, "Expected a number as a parameter", List.of()));
    }
    int status = e.getResponse().getStatus();
    ProblemCode code = codeOf(status);
    if (code == null) {
      return e.getResponse();
    }
    Problem problem = Problem.of(code, e.getMessage(), List.of());
    var answer = Response.fromResponse(answer(withStatus(problem, status)));
    String allowed = e.getResponse().getHeaderString(HttpHeaders.ALLOW);
    return allowed == null ? answer.build() : answer.header(HttpHeaders.ALLOW, allowed).build();
  }

  /// Our values refuse nonsense by this exception, and nonsense that comes over the border is the
  /// client's mistake. From anywhere else it is a bug.
  @ServerExceptionMapper
  Response illegal(IllegalArgumentException e) {
    return isRefusedByValue(e)
        ? answer(Problem.of(ProblemCode.INVALID_REQUEST, e.getMessage(), List.of()))
        : bug(e);
  }

  static boolean isRefusedByValue(IllegalArgumentException e) {
    StackTraceElement[] trace = e.getStackTrace();
    return trace.length > 0 && trace[0].getClassName().startsWith(VALUES);
  }

  @ServerExceptionMapper
  Response bug(RuntimeException e) {
    String reference = UUID.randomUUID().toString();
    LOG.errorf(e, "Unexpected failure, reference %s", reference);
    return answer(Problem.of(ProblemCode.INTERNAL, "Reference " + reference, List.of()));
  }

  private static @Nullable ProblemCode codeOf(int status) {
    return switch (status) {
      case 400, 405, 406, 415, 422 -> ProblemCode.INVALID_REQUEST;
      case 401 -> ProblemCode.UNAUTHENTICATED;
      case 403 -> ProblemCode.FORBIDDEN;
      case 404 -> ProblemCode.NOT_FOUND;
      case 409 -> ProblemCode.CONFLICT;
      case 410 -> ProblemCode.GONE;
      case 413 -> ProblemCode.TOO_LARGE;
      case 429 -> ProblemCode.LIMIT_REACHED;
      case 503 -> ProblemCode.DEPENDENCY_UNAVAILABLE;
      default -> status >= 500 ? ProblemCode.INTERNAL : null;
    };
  }

  /// Statuses that have no code of their own (405, 406, 415) stay what they are.
  private static Problem withStatus(Problem problem, int status) {
    return new Problem(
        problem.type(),
        problem.title(),
        status,
        problem.detail(),
        problem.code(),
        problem.errors());
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status()).type(MEDIA_TYPE).entity(problem).build();
  }
}
