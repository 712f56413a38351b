package alo.tenants.usage;

import alo.contract.billing.MonthStatement;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.tenants.identity.Roles;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.time.ZoneOffset;
import java.util.List;
import org.jboss.logging.Logger;
import org.jboss.resteasy.reactive.server.ServerExceptionMapper;
import org.jspecify.annotations.Nullable;

/// What was used and what it costs, asked from billing.
@Path("/api/v1")
@RunOnVirtualThread
public class UsageResource {
  private static final Logger LOG = Logger.getLogger(UsageResource.class);

  @Inject Billing billing;
  @Inject CurrentTenant current;
  @Inject InstantSource clock;

  /// The tenant's month, the running one unless given.
  @GET
  @Path("/usage")
  @RolesAllowed(Roles.TENANT_ADMIN)
  public MonthStatement usage(@QueryParam("month") @Nullable String month) {
    return billing.statement(current.tenant(), parsed(month));
  }

  /// Everybody's month, for the provider.
  @GET
  @Path("/provider/usage")
  @RolesAllowed(Roles.PROVIDER)
  public List<MonthStatement> all(@QueryParam("month") @Nullable String month) {
    return billing.statements(parsed(month));
  }

  @ServerExceptionMapper
  Response away(BillingAwayException e) {
    LOG.warnf("Billing failed: %s", e.getMessage());
    Problem problem =
        Problem.of(ProblemCode.DEPENDENCY_UNAVAILABLE, "Billing is away; try again", List.of());
    return Response.status(problem.status())
        .type("application/problem+json")
        .entity(problem)
        .build();
  }

  private YearMonth parsed(@Nullable String month) {
    if (month == null || month.isBlank()) {
      return YearMonth.from(clock.instant().atOffset(ZoneOffset.UTC));
    }
    try {
      return YearMonth.parse(month);
    } catch (DateTimeException _) {
      throw new RejectedException(
          ProblemCode.INVALID_REQUEST, "Expected a month like 2026-11, but it is not");
    }
  }
}
