package alo.tenants.platform;

import alo.contract.id.TenantId;
import alo.wire.token.CurrentTenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// In whose schema this request works: the token's tenant, or the one that background work entered.
@RequestScoped
public class TenantScope {
  @Inject CurrentTenant current;
  private @Nullable TenantId entered;

  /// The tenant, if there is one.
  public Optional<TenantId> find() {
    return entered == null ? current.findTenant() : Optional.of(entered);
  }

  /// Enters a tenant (or leaves it, with null) and says which one was entered before.
  @Nullable TenantId enter(@Nullable TenantId tenant) {
    TenantId before = entered;
    entered = tenant;
    return before;
  }
}
