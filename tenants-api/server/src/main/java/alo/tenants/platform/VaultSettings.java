package alo.tenants.platform;

import io.smallrye.config.ConfigMapping;
import java.util.Optional;

/// Where the master keyset is.
@ConfigMapping(prefix = "alo.master")
public interface VaultSettings {
  /// File of the master keyset (Tink, AES-256-GCM, JSON in clear, mode 0600). Without it the
  /// program does not start, since every tenant's recordings hang on it.
  Optional<String> keysetFile();
}
