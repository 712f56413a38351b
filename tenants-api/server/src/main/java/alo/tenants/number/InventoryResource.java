package alo.tenants.number;

import alo.contract.id.EdgeId;
import alo.contract.value.E164;
import alo.tenants.identity.Roles;
import alo.tenants.platform.Check;
import alo.tenants.platform.Idempotency;
import io.smallrye.common.annotation.RunOnVirtualThread;
import jakarta.annotation.security.RolesAllowed;
import jakarta.inject.Inject;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import java.util.List;
import org.jboss.resteasy.reactive.ResponseStatus;
import org.jspecify.annotations.Nullable;

/// The provider's inventory of numbers.
@Path("/api/v1/provider/numbers")
@RunOnVirtualThread
@RolesAllowed(Roles.PROVIDER)
public class InventoryResource {
  private static final int NUMBERS_MAX = 1_000;

  @Inject Numbers numbers;
  @Inject Idempotency idempotency;

  /// Adds numbers that a carrier delivers to an edge.
  ///
  /// @param numbers 1 to 1000
  public record Addition(List<E164> numbers, EdgeId edge) {}

  /// How many were new.
  public record Added(int added) {}

  /// Adds numbers; those that are there stay as they are.
  @POST
  @ResponseStatus(201)
  public Added add(@HeaderParam(Idempotency.HEADER) @Nullable String key, @Nullable Addition body) {
    Addition addition = Check.body(body);
    new Check()
        .list("/numbers", addition.numbers(), NUMBERS_MAX)
        .present("/edge", addition.edge())
        .done();
    Added added =
        idempotency.once(
            key,
            "provider/numbers",
            addition,
            Added.class,
            () -> new Added(numbers.add(addition.numbers(), addition.edge())));
    return added;
  }
}
