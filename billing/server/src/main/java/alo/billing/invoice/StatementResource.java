package alo.billing.invoice;

import alo.billing.account.AccountConfig;
import alo.contract.billing.MonthStatement;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.rating.invoice.BillingMonth;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import org.jspecify.annotations.Nullable;

/// Serves months, e.g. `?month=2026-11`; without it the running one.
@Path("/api/v1/statements")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"service", "provider"})
@RunOnVirtualThread
class StatementResource {
  private static final int YEAR_MIN = 2020;
  private static final int YEAR_MAX = 2999;

  private final Statements statements;
  private final AccountConfig accounts;
  private final InstantSource clock;

  StatementResource(Statements statements, AccountConfig accounts, InstantSource clock) {
    this.statements = statements;
    this.accounts = accounts;
    this.clock = clock;
  }

  @GET
  public Page<MonthStatement> all(
      @QueryParam("month") @Nullable String month,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return statements.page(month(month), limit, cursor);
  }

  @GET
  @Path("/{tenant}")
  public MonthStatement stored(
      @PathParam("tenant") String tenant, @QueryParam("month") @Nullable String month) {
    return statements.stored(tenant(tenant), month(month));
  }

  /// The same month computed anew from usage; anybody who doubts a bill compares the two.
  @GET
  @Path("/{tenant}/recomputed")
  public MonthStatement recomputed(
      @PathParam("tenant") String tenant, @QueryParam("month") @Nullable String month) {
    return statements.recomputed(tenant(tenant), month(month));
  }

  private YearMonth month(@Nullable String text) {
    if (text == null) {
      return BillingMonth.of(clock.instant(), accounts.zone()).month();
    }
    try {
      YearMonth month = YearMonth.parse(text);
      if (month.getYear() >= YEAR_MIN && month.getYear() <= YEAR_MAX) {
        return month;
      }
    } catch (DateTimeException _) {
      // Refused below, like a year that nobody means.
    }
    throw new RejectedException(
        ProblemCode.INVALID_REQUEST, "Expected a month like 2026-11, but it is not one");
  }

  private static TenantId tenant(String text) {
    try {
      return new TenantId(text);
    } catch (IllegalArgumentException _) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no such tenant");
    }
  }
}
