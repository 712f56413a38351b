package alo.billing.usage;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.time.Duration;

/// How usage is charged.
@ConfigMapping(prefix = "alo.usage")
public interface UsageConfig {
  /// Pause between two rounds that look for a price for legs which had none; zero for no rounds.
  @WithDefault("10m")
  Duration rateAgainEvery();
}
