package alo.tenants.usage;

import alo.contract.billing.MonthStatement;
import alo.tenants.identity.Roles;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Everybody's usage, for the provider, asked from billing.
@Path("/api/v1/provider/usage")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class ProviderUsageResource {
  @Inject Billing billing;

  /// Every tenant's month, the running one unless given.
  @GET
  public List<MonthStatement> all(@QueryParam("month") @Nullable String month) {
    return billing.statements(Months.parse(month));
  }
}
