package alo.billing.payment.stripe;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.billing.payment.LocalGateway;
import alo.billing.payment.PaymentConfig;
import alo.billing.payment.PaymentGateway;
import alo.billing.payment.PaymentGateway.Meter;
import alo.billing.payment.PaymentGateway.Reading;
import alo.billing.payment.PaymentGateway.Refused;
import alo.billing.payment.PaymentGateway.Unavailable;
import alo.billing.payment.PaymentGatewayContract;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

final class StripeGatewayTest implements PaymentGatewayContract {
  private StripeStub stripe;
  private StripeGateway gateway;

  @BeforeEach
  void start() throws IOException {
    stripe = new StripeStub();
    gateway = new StripeGateway(StripeStub.KEY, Optional.of(stripe.address()));
  }

  @AfterEach
  void stop() {
    stripe.close();
  }

  @Override
  public PaymentGateway gateway() {
    return gateway;
  }

  @Override
  public long counted(String customer, Meter meter) {
    return stripe.counted(customer, meter.eventName());
  }

  @Test
  @DisplayName("[W8] when Stripe is broken or away, that is said, and the same words work later")
  void unavailable() {
    String acme = gateway.customer(ACME);
    Reading reading = new Reading(acme, Meter.SECONDS_OUT, "r1", 60, NOON);
    for (int status : new int[] {429, 500, 503}) {
      stripe.failWith(status);
      assertThatThrownBy(() -> gateway.report(reading)).isInstanceOf(Unavailable.class);
      assertThatThrownBy(() -> gateway.customer(BOLT)).isInstanceOf(Unavailable.class);
    }
    stripe.failWith(0);
    gateway.report(reading);
    assertThat(counted(acme, Meter.SECONDS_OUT)).isEqualTo(60);

    URI nowhere = stripe.address();
    stripe.close();
    StripeGateway alone = new StripeGateway(StripeStub.KEY, Optional.of(nowhere));
    assertThatThrownBy(() -> alone.report(reading)).isInstanceOf(Unavailable.class);
  }

  @Test
  @DisplayName("[W8] what Stripe will never take is told apart from what may be sent again")
  void refused() {
    String acme = gateway.customer(ACME);
    assertThatThrownBy(() -> gateway.report(new Reading(acme, Meter.SECONDS_OUT, "r9", 999, NOON)))
        .isInstanceOf(Refused.class)
        .hasMessageContaining("35 days");
  }

  @Test
  @DisplayName("[W8] a wrong key waits for a right one; it is never shown")
  void wrongKey() {
    StripeGateway wrong = new StripeGateway("sk_test_wrong", Optional.of(stripe.address()));
    assertThatThrownBy(() -> wrong.customer(ACME))
        .isInstanceOf(Unavailable.class)
        .hasMessageNotContaining("sk_test_wrong");
  }

  @Test
  @DisplayName("[W8] without a key the local gateway serves, with one Stripe")
  void choice() {
    assertThat(new GatewayChoice().gateway(config(Optional.empty())))
        .isInstanceOf(LocalGateway.class);
    assertThat(new GatewayChoice().gateway(config(Optional.of("sk_test_x"))))
        .isInstanceOf(StripeGateway.class);
  }

  private static PaymentConfig config(Optional<String> key) {
    return new PaymentConfig() {
      @Override
      public Optional<String> key() {
        return key;
      }

      @Override
      public Optional<URI> apiBase() {
        return Optional.empty();
      }

      @Override
      public Duration sendEvery() {
        return Duration.ZERO;
      }
    };
  }
}
