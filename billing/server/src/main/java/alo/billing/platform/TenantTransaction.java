package alo.billing.platform;

import alo.contract.id.TenantId;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.persistence.EntityManager;
import java.util.function.Supplier;

/// Runs work on one tenant's rows. The setting `app.tenant` lives exactly as long as the
/// transaction; the row policies of the schema compare with it, so work outside sees no row at all
/// and a forgotten `where` can not show another tenant's.
@ApplicationScoped
public class TenantTransaction {
  private final EntityManager entities;

  TenantTransaction(EntityManager entities) {
    this.entities = entities;
  }

  /// Runs in a new transaction of this tenant and commits.
  public <T> T call(TenantId tenant, Supplier<T> work) {
    return QuarkusTransaction.requiringNew()
        .call(
            () -> {
              entities
                  .createNativeQuery("select set_config('app.tenant', :tenant, true)", String.class)
                  .setParameter("tenant", tenant.value())
                  .getSingleResult();
              return work.get();
            });
  }

  /// Runs in a new transaction without a tenant, for the provider's own tables.
  public <T> T callWithoutTenant(Supplier<T> work) {
    return QuarkusTransaction.requiringNew().call(work::get);
  }
}
