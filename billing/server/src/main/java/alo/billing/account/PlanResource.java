package alo.billing.account;

import alo.billing.deck.Decks;
import alo.billing.platform.TenantTransaction;
import alo.contract.billing.PlanView;
import alo.contract.id.TenantId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.DateTimeException;
import java.time.InstantSource;
import java.time.YearMonth;
import java.util.List;
import java.util.Objects;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.jspecify.annotations.Nullable;

/// Tenants' plans over HTTP. The month stands in the address: a plan is made once, however often it
/// is sent, and needs no other key.
@Path("/api/v1/accounts/{tenant}/plans")
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("provider")
@RunOnVirtualThread
class PlanResource {
  private static final int YEARS_AHEAD_MAX = 20;
  private static final long SEAT_MINOR_MAX = 1_000_000_000_000L;

  private final TenantTransaction transactions;
  private final Accounts accounts;
  private final Decks decks;
  private final InstantSource clock;

  PlanResource(
      TenantTransaction transactions, Accounts accounts, Decks decks, InstantSource clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.decks = decks;
    this.clock = clock;
  }

  @GET
  @Operation(
      operationId = "listPlans",
      summary = "A tenant's plans, past and to come, oldest first")
  public List<PlanView> all(@PathParam("tenant") String tenant) {
    TenantId id = tenant(tenant);
    return transactions.call(
        id,
        () -> {
          refuseStranger(id);
          return accounts.get(id).plans().stream().map(Plan::toContract).toList();
        });
  }

  @PUT
  @Path("/{month}")
  @Consumes(MediaType.APPLICATION_JSON)
  @Operation(
      operationId = "putPlan",
      summary = "Sets the plan from a month on that is still to come")
  public PlanView put(
      @PathParam("tenant") String tenant,
      @PathParam("month") String month,
      PlanView.@Nullable Draft draft) {
    TenantId id = tenant(tenant);
    YearMonth from = month(month);
    if (draft == null
        || Objects.isNull(draft.outboundDeck())
        || Objects.isNull(draft.inboundDeck())
        || Objects.isNull(draft.seatPerMonth())) {
      throw refused("Expected outboundDeck, inboundDeck and seatPerMonth");
    }
    return transactions.call(
        id,
        () -> {
          refuseStranger(id);
          Account account = accounts.get(id);
          refuseMistakes(account, from, draft);
          return stored(id, from, draft).toPlan(account.currency()).toContract();
        });
  }

  private void refuseMistakes(Account account, YearMonth from, PlanView.Draft draft) {
    YearMonth running = YearMonth.from(clock.instant().atZone(account.zone()));
    if (!from.isAfter(running)) {
      throw new RejectedException(
          ProblemCode.CONFLICT,
          "Expected a month after %s, which is running, but it is %s".formatted(running, from));
    }
    if (from.isAfter(running.plusYears(YEARS_AHEAD_MAX))) {
      throw refused("Expected a month within %d years".formatted(YEARS_AHEAD_MAX));
    }
    if (!draft.seatPerMonth().currency().equals(account.currency())
        || draft.seatPerMonth().minor() < 0
        || draft.seatPerMonth().minor() > SEAT_MINOR_MAX) {
      throw refused(
          "Expected a seat price of 0 to %d in %s".formatted(SEAT_MINOR_MAX, account.currency()));
    }
    for (String deck : List.of(draft.outboundDeck(), draft.inboundDeck())) {
      if (!decks.exists(deck, account.currency())) {
        throw refused(
            "Expected a deck in %s, but there is no such deck as asked for"
                .formatted(account.currency()));
      }
    }
  }

  private static PlanEntity stored(TenantId tenant, YearMonth from, PlanView.Draft draft) {
    PlanEntity plan = PlanEntity.findById(new PlanEntity.Key(tenant.value(), from.atDay(1)));
    boolean isNew = plan == null;
    PlanEntity kept = plan == null ? new PlanEntity() : plan;
    kept.tenant = tenant.value();
    kept.fromMonth = from.atDay(1);
    kept.outboundDeck = draft.outboundDeck();
    kept.inboundDeck = draft.inboundDeck();
    kept.seatPerMonthMinor = draft.seatPerMonth().minor();
    if (isNew) {
      kept.persist();
    }
    return kept;
  }

  private void refuseStranger(TenantId tenant) {
    if (!accounts.isOpen(tenant)) {
      throw new RejectedException(
          ProblemCode.NOT_FOUND, "There is no account: the tenant has used nothing yet");
    }
  }

  private static TenantId tenant(String text) {
    try {
      return new TenantId(text);
    } catch (IllegalArgumentException _) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no such tenant");
    }
  }

  private static YearMonth month(String text) {
    try {
      return YearMonth.parse(text);
    } catch (DateTimeException _) {
      throw refused("Expected a month like 2026-11, but it is not one");
    }
  }

  private static RejectedException refused(String detail) {
    return new RejectedException(ProblemCode.INVALID_REQUEST, detail);
  }
}
