package alo.billing.payment;

import static alo.billing.Billing.in;
import static alo.billing.Billing.newTenant;
import static alo.billing.Billing.out;
import static alo.billing.Billing.report;
import static alo.billing.Billing.reportSeats;
import static alo.billing.Billing.seat;
import static org.assertj.core.api.Assertions.assertThat;

import alo.billing.TestDatabase;
import alo.billing.account.Accounts;
import alo.billing.payment.PaymentGateway.Meter;
import alo.billing.platform.TenantTransaction;
import alo.contract.id.TenantId;
import alo.wire.testing.TestIssuer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestDatabase.class)
@QuarkusTestResource(TestIssuer.class)
final class MeterOutboxTest {
  @Inject TenantTransaction transactions;
  @Inject Accounts accounts;
  @Inject PaymentConfig config;

  /// A service that can be switched off and that refuses one meter.
  private static final class MoodyGateway implements PaymentGateway {
    private final LocalGateway behind = new LocalGateway();
    private int answers = Integer.MAX_VALUE;
    private boolean refusesSeats;
    private boolean wasAskedInTransaction;

    @Override
    public String customer(TenantId tenant) {
      wasAskedInTransaction |= QuarkusTransaction.isActive();
      return behind.customer(tenant);
    }

    @Override
    public void report(Reading reading) {
      wasAskedInTransaction |= QuarkusTransaction.isActive();
      if (answers-- <= 0) {
        throw new Unavailable("away", new java.io.IOException("away"));
      }
      if (refusesSeats && reading.meter() == Meter.SEAT_DAYS) {
        throw new Refused("no seats", new IllegalStateException("no seats"));
      }
      behind.report(reading);
    }
  }

  private final MoodyGateway gateway = new MoodyGateway();

  private MeterOutbox outbox() {
    return new MeterOutbox(
        transactions,
        accounts,
        gateway,
        config,
        InstantSource.fixed(Instant.parse("2026-03-16T00:00:00Z")));
  }

  private static TenantId tenantWithUsage() {
    TenantId acme = newTenant();
    report(
        List.of(
            out(acme, "+842438221234", "2026-03-15T05:00:00Z", Duration.ofMinutes(3)),
            out(acme, "+84901234567", "2026-03-15T06:00:00Z", Duration.ofSeconds(1)),
            in(acme, "+842873001000", "2026-03-15T07:00:00Z", Duration.ofSeconds(30)),
            in(acme, "+842873001000", "2026-03-15T08:00:00Z", Duration.ZERO)));
    reportSeats(List.of(seat(acme, "ana", "2026-03-15"), seat(acme, "ana", "2026-03-15")));
    return acme;
  }

  @Test
  @DisplayName("[W8] what was charged is metered: seconds by direction and seat days, each once")
  void meters() {
    TenantId acme = tenantWithUsage();
    assertThat(outbox().send(acme)).isEqualTo(4);
    assertThat(outbox().send(acme)).isZero();
    String customer = "local_" + acme;
    assertThat(gateway.behind.total(customer, Meter.SECONDS_OUT)).isEqualTo(186);
    assertThat(gateway.behind.total(customer, Meter.SECONDS_IN)).isEqualTo(30);
    assertThat(gateway.behind.total(customer, Meter.SEAT_DAYS)).isEqualTo(1);
    assertThat(gateway.wasAskedInTransaction).as("a transaction waited for the service").isFalse();
  }

  @Test
  @DisplayName("[W8] readings wait while the payment service is away, and what went out stays out")
  void away() {
    TenantId acme = tenantWithUsage();
    gateway.answers = 2;
    assertThat(outbox().send(acme)).isEqualTo(2);
    assertThat(outbox().send(acme)).isZero();
    gateway.answers = Integer.MAX_VALUE;
    outbox().round();
    assertThat(gateway.behind.total("local_" + acme, Meter.SECONDS_OUT)).isEqualTo(186);
    assertThat(outbox().send(acme)).isZero();
  }

  @Test
  @DisplayName("[W8] a reading that is refused for good does not hold up the others")
  void refused() {
    TenantId acme = tenantWithUsage();
    gateway.refusesSeats = true;
    assertThat(outbox().send(acme)).isEqualTo(4);
    assertThat(gateway.behind.total("local_" + acme, Meter.SECONDS_IN)).isEqualTo(30);
  }
}
