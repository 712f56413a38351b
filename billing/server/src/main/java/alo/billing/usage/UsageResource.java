package alo.billing.usage;

import alo.billing.platform.TenantTransaction;
import alo.contract.billing.LegUsage;
import alo.contract.billing.SeatUsage;
import alo.contract.billing.UsageReceipt;
import alo.contract.id.TenantId;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.time.InstantSource;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.function.ToIntBiFunction;
import java.util.stream.Collectors;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Takes usage from the control plane, each item once. A list is stored tenant by tenant; if that
/// breaks off, the sender repeats the whole list and what is there already counts as duplicate.
@Path("/api/v1/usage")
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed({"service", "provider"})
@RunOnVirtualThread
class UsageResource {
  private static final int ACCEPTED = 202;

  private final TenantTransaction transactions;
  private final Charges charges;
  private final Seats seats;
  private final InstantSource clock;

  UsageResource(TenantTransaction transactions, Charges charges, Seats seats, InstantSource clock) {
    this.transactions = transactions;
    this.charges = charges;
    this.seats = seats;
    this.clock = clock;
  }

  @POST
  @Path("/legs")
  @ResponseStatus(ACCEPTED)
  public UsageReceipt legs(@Nullable List<LegUsage> legs) {
    List<LegUsage> valid = UsageBounds.checkedLegs(legs, clock.instant());
    return take(valid, LegUsage::tenant, Comparator.comparing(LegUsage::leg), charges::take);
  }

  @POST
  @Path("/seats")
  @ResponseStatus(ACCEPTED)
  public UsageReceipt seats(@Nullable List<SeatUsage> days) {
    List<SeatUsage> valid = UsageBounds.checkedSeats(days, clock.instant());
    Comparator<SeatUsage> order =
        Comparator.comparing(SeatUsage::day).thenComparing(s -> s.agent().value());
    return take(valid, SeatUsage::tenant, order, seats::take);
  }

  /// Rows go in in one order, so that two lists with the same items wait for each other instead of
  /// locking each other out.
  private <T> UsageReceipt take(
      List<T> items,
      Function<T, TenantId> tenant,
      Comparator<T> order,
      ToIntBiFunction<TenantId, List<T>> store) {
    Map<String, List<T>> byTenant =
        items.stream()
            .sorted(order)
            .collect(
                Collectors.groupingBy(
                    item -> tenant.apply(item).value(), TreeMap::new, Collectors.toList()));
    int accepted = 0;
    for (Map.Entry<String, List<T>> entry : byTenant.entrySet()) {
      TenantId id = new TenantId(entry.getKey());
      accepted += transactions.call(id, () -> store.applyAsInt(id, entry.getValue()));
    }
    return new UsageReceipt(accepted, items.size() - accepted);
  }
}
