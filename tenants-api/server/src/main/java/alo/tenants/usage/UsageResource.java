package alo.tenants.usage;

import alo.contract.billing.MonthStatement;
import alo.contract.identity.Permit;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// What was used and what it costs, asked from billing.
@Path("/api/v1/usage")
@RunOnVirtualThread
public class UsageResource {
  @Inject Billing billing;
  @Inject CurrentTenant current;

  /// The tenant's month, the running one unless given.
  @GET
  @RolesAllowed(Permit.USAGE_SEE)
  public MonthStatement usage(@QueryParam("month") @Nullable String month) {
    return billing.statement(current.tenant(), Months.parse(month));
  }
}
