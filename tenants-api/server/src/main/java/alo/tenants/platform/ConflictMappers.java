package alo.tenants.platform;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.hibernate.exception.ConstraintViolationException;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// What the database's constraints refuse is a clash, not a bug.
final class ConflictMappers {
  private static final Logger LOG = Logger.getLogger(ConflictMappers.class);

  @ServerExceptionMapper
  Response violated(ConstraintViolationException e) {
    LOG.debugf("Constraint %s", e.getConstraintName());
    return conflict();
  }

  @ServerExceptionMapper
  Response database(DatabaseException e) {
    if (e.isConflict()) {
      return conflict();
    }
    LOG.errorf(e, "The database failed");
    return answer(
        Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE, "The database is away", List.of()));
  }

  /// A transaction's failure hides what was thrown in it.
  @ServerExceptionMapper
  Response transaction(io.quarkus.narayana.jta.QuarkusTransactionException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      switch (cause) {
        case ConstraintViolationException _ -> {
          return conflict();
        }
        case RejectedException rejected -> {
          return answer(rejected.problem());
        }
        case DatabaseException database -> {
          return database(database);
        }
        default -> {}
      }
    }
    LOG.errorf(e, "A transaction failed");
    return answer(Problem.of(ProblemCode.INTERNAL, "A transaction failed", List.of()));
  }

  private static Response conflict() {
    return answer(
        Problem.of(
            ProblemCode.CONFLICT, "Expected a unique, unused thing, but it clashes", List.of()));
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status())
        .type("application/problem+json")
        .entity(problem)
        .build();
  }
}
