package alo.billing.payment;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// How usage reaches the payment service.
@ConfigMapping(prefix = "alo.stripe")
public interface PaymentConfig {
  /// Secret key of the Stripe account; without it a gateway in memory serves and nothing leaves.
  Optional<String> key();

  /// Where Stripe's API is, for a stand-in; without it the real one.
  Optional<URI> apiBase();

  /// Pause between two rounds that send waiting meter readings; zero for no rounds.
  @WithDefault("5m")
  Duration sendEvery();
}
