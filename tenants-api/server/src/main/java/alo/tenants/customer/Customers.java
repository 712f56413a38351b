package alo.tenants.customer;

import alo.contract.customer.CustomerView;
import alo.contract.id.CustomerId;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.tenant.Page;
import alo.contract.value.E164;
import alo.tenants.platform.Check;
import alo.tenants.platform.Paging;
import alo.tenants.platform.RandomIds;
import io.quarkus.hibernate.orm.panache.Panache;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The customers of the tenant in whose schema the transaction works.
@ApplicationScoped
public class Customers {
  private static final int PHONES_MAX = 10;
  private static final int NOTES_LENGTH_MAX = 4_000;
  private static final int QUERY_LENGTH_MAX = 80;

  /// As many as an address has room for.
  private static final int IDS_MAX = 100;

  @Inject RandomIds ids;

  /// Makes a customer.
  public CustomerView create(CustomerView.Draft draft) {
    check(draft);
    CustomerEntity customer = new CustomerEntity();
    customer.id = ids.next("c");
    customer.take(draft);
    customer.persistAndFlush();
    return customer.toContract();
  }

  /// Changes a customer.
  public CustomerView change(CustomerId id, CustomerView.Draft draft) {
    check(draft);
    CustomerEntity customer = entity(id);
    customer.take(draft);
    Panache.getEntityManager().flush();
    return customer.toContract();
  }

  /// Removes a customer; his calls stay, with his number.
  public void delete(CustomerId id) {
    entity(id).delete();
  }

  /// The customer; NOT_FOUND if there is none.
  public CustomerView get(CustomerId id) {
    return entity(id).toContract();
  }

  /// A page by name.
  ///
  /// @param query part of the name or of a number
  /// @param phone exactly this number
  /// @param among only of these, unless there are none
  public Page<CustomerView> list(
      @Nullable String query,
      @Nullable E164 phone,
      List<CustomerId> among,
      @Nullable Integer limit,
      @Nullable String cursor) {
    int size = Paging.limit(limit);
    Map<String, Object> values = new HashMap<>();
    StringBuilder where = new StringBuilder("(lower(name), id) > (:afterName, :afterId)");
    // The sort key of a customer is his name in small letters, a space, and his id.
    String after = Paging.after(cursor);
    int space = Math.max(0, after.lastIndexOf(' '));
    values.put("afterName", after.substring(0, space));
    values.put("afterId", after.substring(space).strip());
    if (query != null && !query.isBlank()) {
      String asked = query.strip().toLowerCase(Locale.ROOT);
      new Check().text("?q", asked, 1, QUERY_LENGTH_MAX).done();
      String literal = asked.replace("!", "!!").replace("%", "!%").replace("_", "!_");
      where.append(
          " and (lower(name) like :part escape '!' or array_to_string(phones, ' ') like :part"
              + " escape '!')");
      values.put("part", "%" + literal + "%");
    }
    if (phone != null) {
      where.append(" and array_contains(phones, :phone)");
      values.put("phone", phone.value());
    }
    if (!among.isEmpty()) {
      new Check().list("?id", among, IDS_MAX).done();
      where.append(" and id in (:among)");
      values.put("among", among.stream().map(CustomerId::value).toList());
    }
    where.append(" order by lower(name), id");
    List<CustomerEntity> rows =
        CustomerEntity.<CustomerEntity>find(where.toString(), values).range(0, size).list();
    return Paging.of(
        rows, size, c -> c.name.toLowerCase(Locale.ROOT) + " " + c.id, CustomerEntity::toContract);
  }

  private static CustomerEntity entity(CustomerId id) {
    CustomerEntity found = CustomerEntity.findById(id.value());
    if (found == null) {
      throw new RejectedException(ProblemCode.NOT_FOUND, "There is no customer " + id);
    }
    return found;
  }

  private static void check(CustomerView.Draft draft) {
    new Check()
        .line("/name", draft.name(), 1, 120)
        .optionalLine("/honorific", draft.honorific(), 20)
        .list("/phones", draft.phones(), PHONES_MAX)
        .optionalText("/notes", draft.notes(), NOTES_LENGTH_MAX)
        .done();
  }
}
