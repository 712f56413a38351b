package alo.billing.payment;

import alo.billing.account.Account;
import alo.billing.account.Accounts;
import alo.billing.payment.PaymentGateway.Meter;
import alo.billing.payment.PaymentGateway.Reading;
import alo.billing.payment.PaymentGateway.Refused;
import alo.billing.payment.PaymentGateway.Unavailable;
import alo.billing.platform.Rounds;
import alo.billing.platform.TenantTransaction;
import alo.contract.id.TenantId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.jboss.logging.Logger;

/// Sends waiting readings. A reading that was sent and not yet marked when the program died is sent
/// again; the service counts it once by its identifier.
@ApplicationScoped
public class MeterOutbox {
  /// Readings of one tenant that go out in one round.
  static final int READINGS_PER_ROUND_MAX = 200;

  private static final Logger LOG = Logger.getLogger(MeterOutbox.class);

  private record Waiting(String identifier, Meter meter, long value, Instant usedAt) {}

  private final TenantTransaction transactions;
  private final Accounts accounts;
  private final PaymentGateway gateway;
  private final PaymentConfig config;
  private final InstantSource clock;

  MeterOutbox(
      TenantTransaction transactions,
      Accounts accounts,
      PaymentGateway gateway,
      PaymentConfig config,
      InstantSource clock) {
    this.transactions = transactions;
    this.accounts = accounts;
    this.gateway = gateway;
    this.config = config;
    this.clock = clock;
  }

  void start(@Observes StartupEvent event, Rounds rounds) {
    rounds.every(config.sendEvery(), "Sending meter readings", this::round);
  }

  /// One round over all tenants.
  void round() {
    for (TenantId tenant : transactions.callWithoutTenant(accounts::listTenants)) {
      while (send(tenant) == READINGS_PER_ROUND_MAX) {
        LOG.debugf("More meter readings of %s wait", tenant);
      }
    }
  }

  /// Sends a tenant's waiting readings, oldest first, until one can not be delivered. No
  /// transaction waits for the service; each reading is marked at once, so that a slow service gets
  /// on too.
  ///
  /// @return how many the service has taken or refused for good
  int send(TenantId tenant) {
    List<Waiting> waiting = transactions.call(tenant, () -> waiting(tenant));
    if (waiting.isEmpty()) {
      return 0;
    }
    int sent = 0;
    try {
      String customer = customer(tenant);
      for (Waiting one : waiting) {
        Optional<String> refusal = report(tenant, customer, one);
        transactions.call(tenant, () -> mark(tenant, one, refusal));
        sent++;
      }
    } catch (Unavailable e) {
      LOG.warnf("Meter readings of %s wait: %s", tenant, e.getMessage());
    }
    return sent;
  }

  private static List<Waiting> waiting(TenantId tenant) {
    return MeterReadingEntity.<MeterReadingEntity>find(
            "tenant = ?1 and sentAt is null order by usedAt, identifier", tenant.value())
        .page(0, READINGS_PER_ROUND_MAX)
        .stream()
        .map(r -> new Waiting(r.identifier, r.meter, r.value, r.usedAt))
        .toList();
  }

  /// Nothing, or why the service will never take it.
  private Optional<String> report(TenantId tenant, String customer, Waiting one) {
    try {
      gateway.report(
          new Reading(customer, one.meter(), one.identifier(), one.value(), one.usedAt()));
      return Optional.empty();
    } catch (Refused e) {
      LOG.errorf("Meter reading %s of %s: %s", one.identifier(), tenant, e.getMessage());
      return Optional.of(String.valueOf(e.getMessage()));
    }
  }

  private boolean mark(TenantId tenant, Waiting one, Optional<String> refusal) {
    MeterReadingEntity reading =
        MeterReadingEntity.findById(new MeterReadingEntity.Key(tenant.value(), one.identifier()));
    reading.refusal = refusal.orElse(null);
    reading.sentAt = clock.instant();
    return true;
  }

  private String customer(TenantId tenant) {
    Account account = transactions.call(tenant, () -> accounts.open(tenant));
    if (account.customer() != null) {
      return account.customer();
    }
    String made = gateway.customer(tenant);
    return transactions.call(
        tenant,
        () -> {
          accounts.setCustomer(tenant, made);
          return made;
        });
  }
}
