package alo.ui.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;

/// Where the other servers are.
@ConfigMapping(prefix = "alo")
interface ClientConfig {
  /// Address of the control plane.
  @WithDefault("http://127.0.0.1:8081")
  URI tenantsUrl();

  /// Longest wait for an answer of the control plane.
  @WithDefault("10s")
  Duration answerTimeout();
}
