package alo.billing.payment;

import alo.billing.account.Account;
import alo.billing.account.Accounts;
import alo.billing.payment.PaymentGateway.Reading;
import alo.billing.payment.PaymentGateway.Refused;
import alo.billing.payment.PaymentGateway.Unavailable;
import alo.billing.platform.Rounds;
import alo.billing.platform.TenantTransaction;
import alo.contract.id.TenantId;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.InstantSource;
import java.util.List;
import org.jboss.logging.Logger;

/// Sends waiting readings. A reading that was sent and not yet marked when the program died is sent
/// again; the service counts it once by its identifier.
@ApplicationScoped
public class MeterOutbox {
  /// Readings of one tenant that go out in one round.
  static final int READINGS_PER_ROUND_MAX = 200;

  private static final Logger LOG = Logger.getLogger(MeterOutbox.class);

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

  /// Sends a tenant's waiting readings, oldest first, until one can not be delivered.
  ///
  /// @return how many the service has taken or refused for good
  int send(TenantId tenant) {
    return transactions.call(
        tenant,
        () -> {
          List<MeterReadingEntity> waiting =
              MeterReadingEntity.find(
                      "tenant = ?1 and sentAt is null order by usedAt, identifier", tenant.value())
                  .page(0, READINGS_PER_ROUND_MAX)
                  .list();
          int sent = 0;
          try {
            for (MeterReadingEntity reading : waiting) {
              report(tenant, reading);
              sent++;
            }
          } catch (Unavailable e) {
            LOG.warnf("Meter readings of %s wait: %s", tenant, e.getMessage());
          }
          return sent;
        });
  }

  private void report(TenantId tenant, MeterReadingEntity reading) {
    try {
      gateway.report(
          new Reading(
              customer(tenant), reading.meter, reading.identifier, reading.value, reading.usedAt));
    } catch (Refused e) {
      LOG.errorf("Meter reading %s of %s: %s", reading.identifier, tenant, e.getMessage());
      reading.refusal = e.getMessage();
    }
    reading.sentAt = clock.instant();
  }

  private String customer(TenantId tenant) {
    Account account = accounts.open(tenant);
    if (account.customer() != null) {
      return account.customer();
    }
    String made = gateway.customer(tenant);
    accounts.setCustomer(tenant, made);
    return made;
  }
}
