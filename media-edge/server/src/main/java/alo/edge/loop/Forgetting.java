package alo.edge.loop;

import alo.contract.id.TenantId;
import alo.edge.ledger.Ledger;
import alo.engine.contactcenter.Retention;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jboss.logging.Logger;

/// Takes from the ledger what no restart needs, so that one is quick however long the edge runs.
/// The history itself is the control plane's: what it has not acknowledged stays.
final class Forgetting {
  private static final Logger LOG = Logger.getLogger(Forgetting.class);

  private final Ledger ledger;

  Forgetting(Ledger ledger) {
    this.ledger = ledger;
  }

  /// Works beside the tenant's loop: what is needed no more is not needed by what comes either.
  ///
  /// @return how many events were forgotten
  int forget(TenantId tenant, Instant now) {
    var all = new Retention();
    ledger.replay(tenant, row -> all.take(row.id().sequence(), row.event(), row.at()));
    List<Long> unneeded = all.unneeded(ledger.acknowledged(), now);
    if (unneeded.isEmpty()) {
      return 0;
    }
    if (!isUnneeded(tenant, all, unneeded)) {
      LOG.errorf("%s: the state would change, so its ledger keeps all events", tenant);
      return 0;
    }
    int forgotten = ledger.forget(tenant, unneeded);
    LOG.infof("%s: %d events of calls that are over are forgotten", tenant, forgotten);
    return forgotten;
  }

  /// Looks before it is too late.
  private boolean isUnneeded(TenantId tenant, Retention all, List<Long> unneeded) {
    Set<Long> gone = new HashSet<>(unneeded);
    var left = new Retention();
    ledger.replay(
        tenant,
        row -> {
          long sequence = row.id().sequence();
          if (sequence <= all.last() && !gone.contains(sequence)) {
            left.take(sequence, row.event(), row.at());
          }
        });
    return all.hasSameStateAs(left);
  }
}
