package alo.tenants.hook;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.List;
import java.util.Optional;

/// Where web-hooks may lead.
@ConfigMapping(prefix = "alo.hook")
public interface HookSettings {
  /// Networks to which web-hooks may lead although they are not public, on any port, as
  /// `10.1.0.0/16,fd00::/8`: for installations that serve their own house only.
  Optional<List<String>> networksAllowed();

  /// Whether web-hooks may lead to plain http.
  @WithDefault("false")
  boolean httpAllowed();

  /// How long a receiver may take to answer, in milliseconds.
  @WithDefault("10000")
  int answerMillisMax();
}
