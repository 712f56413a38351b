package alo.tenants.usage;

import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Billing's absence as the caller gets to see it.
final class BillingMappers {
  private static final Logger LOG = Logger.getLogger(BillingMappers.class);

  @ServerExceptionMapper
  Response away(BillingAwayException e) {
    LOG.warnf("Billing failed: %s", e.getMessage());
    return answer(
        Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE, "Billing is away; try again", List.of()));
  }

  @ServerExceptionMapper
  Response refused(BillingRefusedException e) {
    return answer(Problem.of(ProblemCode.INVALID_REQUEST, e.getMessage(), List.of()));
  }

  private static Response answer(Problem problem) {
    return Response.status(problem.status())
        .type("application/problem+json")
        .entity(problem)
        .build();
  }
}
