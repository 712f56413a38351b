package alo.tenants.limit;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;

/// How fast one caller of the API may be (a tenant's programs together, or one person at the
/// pages), and how many may read a tenant's live feed.
@ConfigMapping(prefix = "alo.limit")
public interface LimitSettings {
  /// Reads that one caller may do in a second, on average.
  @WithDefault("50")
  int readsPerSecond();

  /// Changes that one caller may make in a second, on average.
  @WithDefault("20")
  int writesPerSecond();

  /// Seconds whose reads or changes may all come at once, after as many quiet seconds.
  @WithDefault("10")
  int burstSeconds();

  /// Exports that one caller may ask for in a minute; all of them may come at once.
  @WithDefault("10")
  int exportsPerMinute();

  /// Sockets that may read one tenant's live feed at the same time, in each process.
  @WithDefault("500")
  int feedReadersMax();

  /// Of these, sockets of one person, so that one program shuts out nobody's pages.
  @WithDefault("20")
  int feedReadersPerPersonMax();
}
