package alo.ui.client;

import alo.contract.problem.Problem;
import jakarta.ws.rs.core.Response;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;

/// Refusals of the control plane travel on to the browser's scripts as they are.
final class RefusedMapper {
  @ServerExceptionMapper
  Response refused(Refused refused) {
    Problem problem = refused.problem();
    return Response.status(problem.status())
        .type("application/problem+json")
        .entity(problem)
        .build();
  }
}
