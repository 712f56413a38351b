package alo.tenants.usage;

import alo.contract.billing.MonthStatement;
import alo.contract.tenant.Page;
import alo.tenants.identity.Roles;
import alo.tenants.platform.Paging;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.QueryParam;
import org.jspecify.annotations.Nullable;

/// Everybody's usage, for the provider, asked from billing.
@Path("/api/v1/provider/usage")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class ProviderUsageResource {
  @Inject Billing billing;

  /// A page of every tenant's months by tenant, the running one unless given.
  @GET
  public Page<MonthStatement> all(
      @QueryParam("month") @Nullable String month,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    Page<MonthStatement> page =
        billing.statements(Months.parse(month), Paging.limit(limit), Paging.after(cursor));
    return new Page<>(page.items(), page.next() == null ? null : Paging.cursor(page.next()));
  }
}
