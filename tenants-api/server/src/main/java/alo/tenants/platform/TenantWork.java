package alo.tenants.platform;

import alo.contract.id.TenantId;
import io.quarkus.arc.Arc;
import io.quarkus.arc.ManagedContext;
import io.quarkus.narayana.jta.QuarkusTransaction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// Runs work in a tenant's schema where no token names the tenant: sign-up, the link, schedules.
@ApplicationScoped
public class TenantWork {
  @Inject TenantScope scope;

  /// Runs work that came from no request as if it had, without a tenant and a transaction.
  public void background(Runnable work) {
    ManagedContext context = Arc.container().requestContext();
    if (context.isActive()) {
      work.run();
      return;
    }
    context.activate();
    try {
      work.run();
    } finally {
      context.terminate();
    }
  }

  /// Runs in a transaction of its own.
  public <T extends @Nullable Object> T in(TenantId tenant, Supplier<T> work) {
    ManagedContext context = Arc.container().requestContext();
    if (context.isActive()) {
      return entered(tenant, work);
    }
    context.activate();
    try {
      return entered(tenant, work);
    } finally {
      context.terminate();
    }
  }

  /// As [#in(TenantId, Supplier)], for work without a result.
  public void run(TenantId tenant, Runnable work) {
    in(
        tenant,
        () -> {
          work.run();
          return Boolean.TRUE;
        });
  }

  private <T extends @Nullable Object> T entered(TenantId tenant, Supplier<T> work) {
    TenantId before = scope.enter(tenant);
    try {
      return QuarkusTransaction.requiringNew().call(work::get);
    } finally {
      scope.enter(before);
    }
  }
}
