package alo.billing.usage;

import alo.billing.account.Accounts;
import alo.billing.platform.Rounds;
import alo.billing.platform.TenantTransaction;
import alo.contract.id.TenantId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import org.jboss.logging.Logger;

/// Comes back to legs that had no price when they came in: a deck that was entered too late still
/// charges them, under the version of their time.
@ApplicationScoped
class UnratedLegs {
  private static final Logger LOG = Logger.getLogger(UnratedLegs.class);

  private final TenantTransaction transactions;
  private final Accounts accounts;
  private final Charges charges;

  UnratedLegs(TenantTransaction transactions, Accounts accounts, Charges charges) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.charges = charges;
  }

  void start(@Observes StartupEvent event, Rounds rounds, UsageConfig config) {
    rounds.every(config.rateAgainEvery(), "Rating legs that had no price", this::round);
  }

  /// One round over all tenants.
  void round() {
    for (TenantId tenant : transactions.callWithoutTenant(accounts::listTenants)) {
      int charged = transactions.call(tenant, () -> charges.rateWaiting(tenant));
      if (charged > 0) {
        LOG.infof("%d legs of %s have a price now", charged, tenant);
      }
    }
  }
}
