package alo.billing.payment;

import static org.assertj.core.api.Assertions.assertThat;

import alo.billing.payment.PaymentGateway.Meter;
import alo.billing.payment.PaymentGateway.Reading;
import alo.contract.id.TenantId;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// What every payment gateway does; run on the fake and on Stripe.
public interface PaymentGatewayContract {
  TenantId ACME = new TenantId("acme");
  TenantId BOLT = new TenantId("bolt");
  Instant NOON = Instant.parse("2026-03-15T05:00:00Z");

  PaymentGateway gateway();

  /// What the service behind the gateway has counted.
  long counted(String customer, Meter meter);

  @Test
  @DisplayName("[W8] a tenant is one customer, however often it is made")
  default void oneCustomer() {
    String acme = gateway().customer(ACME);
    assertThat(gateway().customer(ACME)).isEqualTo(acme);
    assertThat(gateway().customer(BOLT)).isNotEqualTo(acme);
  }

  @Test
  @DisplayName("[W8] readings add up by customer and meter")
  default void addsUp() {
    String acme = gateway().customer(ACME);
    String bolt = gateway().customer(BOLT);
    gateway().report(new Reading(acme, Meter.SECONDS_OUT, "r1", 60, NOON));
    gateway().report(new Reading(acme, Meter.SECONDS_OUT, "r2", 7, NOON));
    gateway().report(new Reading(acme, Meter.SEAT_DAYS, "r3", 1, NOON));
    gateway().report(new Reading(bolt, Meter.SECONDS_OUT, "r4", 5, NOON));
    assertThat(counted(acme, Meter.SECONDS_OUT)).isEqualTo(67);
    assertThat(counted(acme, Meter.SEAT_DAYS)).isEqualTo(1);
    assertThat(counted(acme, Meter.SECONDS_IN)).isZero();
    assertThat(counted(bolt, Meter.SECONDS_OUT)).isEqualTo(5);
  }

  @Test
  @DisplayName("[W8] a reading that is reported twice is counted once")
  default void once() {
    String acme = gateway().customer(ACME);
    Reading reading = new Reading(acme, Meter.SECONDS_IN, "r5", 61, NOON);
    gateway().report(reading);
    gateway().report(reading);
    assertThat(counted(acme, Meter.SECONDS_IN)).isEqualTo(61);
  }
}
