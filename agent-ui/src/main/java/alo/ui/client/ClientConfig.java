package alo.ui.client;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.net.URI;
import java.time.Duration;
import java.util.Optional;

/// Where the other servers are.
@ConfigMapping(prefix = "alo")
interface ClientConfig {
  /// Address of the control plane.
  @WithDefault("http://127.0.0.1:8081")
  URI tenantsUrl();

  /// Where programs of the tenants find the control plane, as the pages tell it to them; without
  /// it, where the pages find it.
  Optional<URI> apiUrl();

  /// Longest wait for an answer of the control plane.
  @WithDefault("10s")
  Duration answerTimeout();
}
