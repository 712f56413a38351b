package alo.tenants.number;

import alo.contract.audit.AuditAct;
import alo.contract.identity.Permit;
import alo.contract.number.NumberKind;
import alo.contract.number.NumberView;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import alo.wire.token.CurrentTenant;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// A tenant's numbers over HTTP.
@Path("/api/v1/numbers")
@RunOnVirtualThread
@RolesAllowed(Permit.NUMBERS_CHANGE)
public class NumberResource {
  @Inject Numbers numbers;
  @Inject CurrentTenant current;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page of the tenant's numbers.
  @GET
  @RolesAllowed(Permit.NUMBERS_SEE)
  public Page<NumberView> list(
      @QueryParam("limit") @Nullable Integer limit, @QueryParam("cursor") @Nullable String cursor) {
    return numbers.list(current.tenant(), limit, cursor);
  }

  /// A page of the numbers that may be ordered.
  ///
  /// @param contains digits that it holds
  /// @param kind only those; all when it is left out
  @GET
  @Path("/free")
  @RolesAllowed(Permit.NUMBERS_ORDER)
  public Page<NumberView.Free> listFree(
      @QueryParam("contains") @Nullable String contains,
      @QueryParam("kind") @Nullable NumberKind kind,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    return numbers.listFree(current.tenant(), contains, kind, limit, cursor);
  }

  /// Orders one more number of the provider's inventory, named and pointed to a flow.
  @POST
  @RolesAllowed(Permit.NUMBERS_ORDER)
  @ResponseStatus(201)
  public NumberView order(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, NumberView.@Nullable Order body) {
    NumberView.Order order = Check.body(body);
    NumberView number =
        idempotency.once(
            key,
            "numbers",
            order,
            NumberView.class,
            () ->
                audit.creates(
                    AuditAct.NUMBER_ORDER,
                    NumberView::number,
                    () -> numbers.order(current.tenant(), order)));
    return number;
  }

  /// Names a number and points it to a flow.
  @PUT
  @Path("/{number}")
  @Transactional
  public NumberView change(@PathParam("number") String number, NumberView.@Nullable Draft body) {
    NumberView.Draft draft = Check.body(body);
    E164 changed = parsed(number);
    return audit.changes(
        AuditAct.NUMBER_CHANGE,
        changed,
        () -> numbers.get(current.tenant(), changed),
        () -> numbers.change(current.tenant(), changed, draft));
  }

  /// Gives a number back; nobody else gets it for some months.
  @DELETE
  @Path("/{number}")
  @RolesAllowed(Permit.NUMBERS_ORDER)
  @Transactional
  public void release(@PathParam("number") String number) {
    E164 released = parsed(number);
    audit.removes(
        AuditAct.NUMBER_RELEASE,
        released,
        () -> numbers.get(current.tenant(), released),
        () -> numbers.release(current.tenant(), released));
  }

  /// A number in an address, where a plus may have become a space.
  static E164 parsed(String number) {
    try {
      return new E164(number.startsWith("+") ? number : "+" + number.strip());
    } catch (IllegalArgumentException e) {
      throw new RejectedException(ProblemCode.INVALID_NUMBER, String.valueOf(e.getMessage()));
    }
  }
}
