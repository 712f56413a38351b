package alo.tenants.number;

import alo.contract.audit.AuditAct;
import alo.contract.id.EdgeId;
import alo.contract.number.NumberKind;
import alo.contract.number.StockView;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.identity.Audit;
import alo.tenants.identity.Roles;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// The provider's inventory of numbers.
@Path("/api/v1/provider/numbers")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class InventoryResource {
  private static final int NUMBERS_MAX = 1_000;

  private static final int TEXT_LENGTH_MAX = 60;

  @Inject Inventory inventory;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// Adds numbers that a carrier delivers to an edge.
  ///
  /// @param numbers 1 to 1000
  /// @param kind `GEOGRAPHIC` when it is left out
  /// @param carrier who delivers them, at most 60 characters
  /// @param region where they belong, at most 60 characters
  public record Addition(
      List<E164> numbers,
      EdgeId edge,
      @Nullable NumberKind kind,
      @Nullable String carrier,
      @Nullable String region) {}

  /// How many were new.
  public record Added(int added) {}

  /// A page of all numbers, whosever they are.
  ///
  /// @param state only those; all when it is left out
  @GET
  public Page<StockView> list(
      @QueryParam("state") StockView.@Nullable State state,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return inventory.list(state, limit, cursor);
  }

  /// Adds numbers; those that are there stay as they are.
  @POST
  @ResponseStatus(201)
  public Added add(@HeaderParam(Idempotency.HEADER) @Nullable String key, @Nullable Addition body) {
    Addition addition = Check.body(body);
    new Check()
        .list("/numbers", addition.numbers(), NUMBERS_MAX)
        .present("/edge", addition.edge())
        .optionalLine("/carrier", addition.carrier(), TEXT_LENGTH_MAX)
        .optionalLine("/region", addition.region(), TEXT_LENGTH_MAX)
        .done();
    Added added =
        idempotency.once(
            key,
            "provider/numbers",
            addition,
            Added.class,
            () -> new Added(inventory.add(addition)));
    return added;
  }

  /// What a number is, whosever it is: its kind, carrier and region replace those that it had.
  @PUT
  @Path("/{number}")
  @Transactional
  public StockView change(@PathParam("number") String number, StockView.@Nullable Draft body) {
    StockView.Draft draft = Check.body(body);
    new Check()
        .present("/kind", draft.kind())
        .optionalLine("/carrier", draft.carrier(), TEXT_LENGTH_MAX)
        .optionalLine("/region", draft.region(), TEXT_LENGTH_MAX)
        .done();
    E164 changed = NumberResource.parsed(number);
    return audit.revises(
        AuditAct.NUMBER_REVISE,
        changed,
        () -> inventory.awaited(changed),
        StockView::tenant,
        HoldersPart::of,
        () -> inventory.change(changed, draft));
  }

  /// Of a number in stock, what the tenant sees who has it.
  private record HoldersPart(NumberKind kind, @Nullable String region) {
    static HoldersPart of(StockView number) {
      return new HoldersPart(number.kind(), number.region());
    }
  }
}
