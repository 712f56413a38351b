package alo.wire.problem;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.wire.json.MalformedJsonException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import jakarta.ws.rs.WebApplicationException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// Every exception that reaches the border becomes one form of answer. A bug becomes INTERNAL with
/// a
/// reference that stands in the log; its message never leaves the house.
final class ProblemMappers {
  /// Media type of RFC 9457.
  static final String MEDIA_TYPE = "application/problem+json";

  private static final Logger LOG = Logger.getLogger(ProblemMappers.class);

  @ServerExceptionMapper
  Response rejected(RejectedException e) {
    return answer(e.problem());
  }

  @ServerExceptionMapper
  Response json(JsonProcessingException e) {
    return answer(Problem.of(ProblemCode.INVALID_REQUEST, e.getOriginalMessage(), places(e)));
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
    int status = e.getResponse().getStatus();
    ProblemCode code = codeOf(status);
    if (code == null) {
      return e.getResponse();
    }
    return answer(Problem.of(code, e.getMessage(), List.of()));
  }

  @ServerExceptionMapper
  Response illegal(IllegalArgumentException e) {
    return answer(Problem.of(ProblemCode.INVALID_REQUEST, e.getMessage(), List.of()));
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

  private static List<Problem.At> places(JsonProcessingException e) {
    if (!(e instanceof JsonMappingException mapping) || mapping.getPath().isEmpty()) {
      return List.of();
    }
    String pointer =
        mapping.getPath().stream()
            .map(r -> r.getFieldName() == null ? String.valueOf(r.getIndex()) : r.getFieldName())
            .collect(Collectors.joining("/", "/", ""));
    return List.of(new Problem.At(pointer, "malformed", mapping.getOriginalMessage()));
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status()).type(MEDIA_TYPE).entity(problem).build();
  }
}
