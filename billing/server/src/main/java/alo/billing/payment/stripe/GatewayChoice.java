package alo.billing.payment.stripe;

import alo.billing.payment.LocalGateway;
import alo.billing.payment.PaymentConfig;
import alo.billing.payment.PaymentGateway;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/// Stripe with a key, the local gateway without.
final class GatewayChoice {
  @Produces
  @Singleton
  PaymentGateway gateway(PaymentConfig config) {
    return config
        .key()
        .<PaymentGateway>map(key -> new StripeGateway(key, config.apiBase()))
        .orElseGet(LocalGateway::new);
  }
}
