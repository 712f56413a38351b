package alo.edge.config;

import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TenantConfiguration.PromptFile;
import alo.contract.id.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jboss.logging.Logger;

/// Keeps prompts by their hash and fetches what is missing, again and again until it is there.
public final class PromptCache {
  private static final Logger LOG = Logger.getLogger(PromptCache.class);

  /// The largest prompt, in bytes: ten minutes of 8 kHz, 16 bit.
  static final int BYTES_MAX = 10 * 60 * 16_000 + 1_024;

  private static final Duration RETRY = Duration.ofSeconds(5);

  private final Path folder;
  private final Source source;
  private final ScheduledExecutorService background;

  /// Where prompts come from.
  public interface Source {
    /// The WAV file under a path of the control plane.
    byte[] fetch(String path) throws IOException, InterruptedException;
  }

  /// A cache in a folder.
  ///
  /// @param background runs the fetching
  public PromptCache(Path folder, Source source, ScheduledExecutorService background) {
    this.folder = folder;
    this.source = source;
    this.background = background;
  }

  /// Fetches what a configuration names and is not there.
  public void want(TenantConfiguration configuration) {
    for (PromptFile prompt : configuration.prompts()) {
      if (find(configuration.tenant(), prompt).isEmpty()) {
        background.execute(() -> fetch(configuration.tenant(), prompt));
      }
    }
  }

  /// The file, once it was fetched.
  public Optional<Path> find(TenantId tenant, PromptFile prompt) {
    Path file = fileOf(tenant, prompt);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  private void fetch(TenantId tenant, PromptFile prompt) {
    try {
      byte[] wav = source.fetch(prompt.path());
      if (wav.length > BYTES_MAX) {
        LOG.errorf("Prompt %s of %s is larger than %d bytes", prompt.prompt(), tenant, BYTES_MAX);
      } else if (!sha256(wav).equals(prompt.sha256())) {
        LOG.errorf("Prompt %s of %s has another hash than published", prompt.prompt(), tenant);
      } else {
        DurableFile.replace(fileOf(tenant, prompt), wav);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException | RuntimeException e) {
      LOG.infof("Prompt %s is not there yet: %s", prompt.prompt(), e.getMessage());
      if (!background.isShutdown()) {
        var _ =
            background.schedule(
                () -> fetch(tenant, prompt), RETRY.toMillis(), TimeUnit.MILLISECONDS);
      }
    }
  }

  private Path fileOf(TenantId tenant, PromptFile prompt) {
    return folder.resolve(tenant.value()).resolve(prompt.sha256() + ".wav");
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
