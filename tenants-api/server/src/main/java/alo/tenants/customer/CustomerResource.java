package alo.tenants.customer;

import alo.contract.audit.AuditAct;
import alo.contract.customer.CustomerView;
import alo.contract.id.CustomerId;
import alo.contract.identity.Permit;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.identity.Audit;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
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
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// Customers over HTTP.
@Path("/api/v1/customers")
@RunOnVirtualThread
@RolesAllowed(Permit.CUSTOMERS_CHANGE)
public class CustomerResource {
  @Inject Customers customers;
  @Inject Idempotency idempotency;
  @Inject Audit audit;

  /// A page by name, found by a part of the name or number (`q`), by the whole number (`phone`) or
  /// by ids (`id`, repeated, at most 100), as somebody needs who has a list of calls.
  ///
  /// @param id of those who are wanted; all when it is left out
  @GET
  @RolesAllowed(Permit.CUSTOMERS_SEE)
  public Page<CustomerView> list(
      @QueryParam("q") @Nullable String query,
      @QueryParam("phone") @Nullable String phone,
      @QueryParam("id") @Nullable List<String> ids,
      @QueryParam("limit") @Nullable Integer limit,
      @QueryParam("cursor") @Nullable String cursor) {
    // A plus in an address is a space unless it was escaped; nobody means the space.
    E164 number = phone == null ? null : new E164(phone.replace(' ', '+'));
    List<CustomerId> among = ids == null ? List.of() : ids.stream().map(CustomerId::new).toList();
    Page<CustomerView> page = customers.list(query, number, among, limit, cursor);
    if (number != null || among.size() == 1) {
      // Who has the whole number, or the id, looks at a person, not at a list.
      page.items().forEach(one -> audit.looked(AuditAct.CUSTOMER_READ, one.id()));
    }
    return page;
  }

  /// Makes a customer.
  @POST
  @ResponseStatus(201)
  public CustomerView create(
      @HeaderParam(Idempotency.HEADER) @Nullable String key, CustomerView.@Nullable Draft body) {
    CustomerView.Draft draft = Check.body(body);
    CustomerView customer =
        idempotency.once(
            key,
            "customers",
            draft,
            CustomerView.class,
            () ->
                audit.creates(
                    AuditAct.CUSTOMER_CREATE, CustomerView::id, () -> customers.create(draft)));
    return customer;
  }

  /// One customer.
  @GET
  @RolesAllowed(Permit.CUSTOMERS_SEE)
  @Path("/{id}")
  public CustomerView get(@PathParam("id") String id) {
    CustomerId customer = new CustomerId(id);
    return audit.looks(AuditAct.CUSTOMER_READ, customer, () -> customers.get(customer));
  }

  /// Changes a customer.
  @PUT
  @Path("/{id}")
  @Transactional
  public CustomerView change(@PathParam("id") String id, CustomerView.@Nullable Draft body) {
    CustomerView.Draft draft = Check.body(body);
    CustomerId customer = new CustomerId(id);
    return audit.changes(
        AuditAct.CUSTOMER_CHANGE,
        customer,
        () -> customers.get(customer),
        () -> customers.change(customer, draft));
  }

  /// Removes a customer.
  @DELETE
  @RolesAllowed(Permit.CUSTOMERS_DELETE)
  @Path("/{id}")
  @Transactional
  public void delete(@PathParam("id") String id) {
    CustomerId customer = new CustomerId(id);
    audit.removes(
        AuditAct.CUSTOMER_DELETE,
        customer,
        () -> customers.get(customer),
        () -> customers.delete(customer));
  }
}
