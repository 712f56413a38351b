package alo.edge.config;

import alo.contract.edge.TenantConfiguration;
import alo.contract.edge.TenantConfiguration.PromptFile;
import alo.contract.id.TenantId;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jboss.logging.Logger;

/// Keeps prompts by their hash: fetches what is missing, again and again until it is there, and
/// deletes what no configuration names any more.
public final class PromptCache {
  private static final Logger LOG = Logger.getLogger(PromptCache.class);

  /// The largest prompt, in bytes: ten minutes of 8 kHz, 16 bit.
  static final int BYTES_MAX = 10 * 60 * 16_000 + 1_024;

  private static final Duration RETRY = Duration.ofSeconds(5);

  private static final String SUFFIX = ".wav";

  private final Path folder;
  private final Source source;
  private final ScheduledExecutorService background;
  private final Map<TenantId, Set<String>> wanted = new HashMap<>();

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

  /// Fetches what a configuration names and is not there; deletes the tenant's other prompts.
  public void want(TenantConfiguration configuration) {
    keepOnly(
        configuration.tenant(),
        configuration.prompts().stream().map(PromptFile::sha256).collect(Collectors.toSet()));
    for (PromptFile prompt : configuration.prompts()) {
      if (find(configuration.tenant(), prompt).isEmpty()) {
        background.execute(() -> fetch(configuration.tenant(), prompt));
      }
    }
  }

  /// Deletes a tenant's prompts. What is being fetched for him is not kept.
  public void forget(TenantId tenant) {
    keepOnly(tenant, Set.of());
  }

  /// Deletes the prompts of others: of those who were forgotten when the program died.
  public void keepOnly(Set<TenantId> tenants) {
    for (Path own : filesIn(folder)) {
      var tenant = new TenantId(own.getFileName().toString());
      if (!tenants.contains(tenant)) {
        forget(tenant);
      }
    }
  }

  private synchronized void keepOnly(TenantId tenant, Set<String> hashes) {
    wanted.put(tenant, hashes);
    Path own = folder.resolve(tenant.value());
    try {
      for (Path file : filesIn(own)) {
        if (!hashes.contains(file.getFileName().toString().replace(SUFFIX, ""))) {
          Files.delete(file);
        }
      }
      if (hashes.isEmpty()) {
        wanted.remove(tenant);
        Files.deleteIfExists(own);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The prompts of " + tenant + " can not be deleted", e);
    }
  }

  private static List<Path> filesIn(Path folder) {
    if (!Files.isDirectory(folder)) {
      return List.of();
    }
    try (var files = Files.list(folder)) {
      return files.toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private synchronized boolean isWanted(TenantId tenant, PromptFile prompt) {
    return wanted.getOrDefault(tenant, Set.of()).contains(prompt.sha256());
  }

  /// Unless it was forgotten while it was fetched.
  private synchronized void keep(TenantId tenant, PromptFile prompt, byte[] wav) {
    if (isWanted(tenant, prompt)) {
      DurableFile.replace(fileOf(tenant, prompt), wav);
    }
  }

  /// The file, once it was fetched.
  public Optional<Path> find(TenantId tenant, PromptFile prompt) {
    Path file = fileOf(tenant, prompt);
    return Files.exists(file) ? Optional.of(file) : Optional.empty();
  }

  private void fetch(TenantId tenant, PromptFile prompt) {
    if (!isWanted(tenant, prompt)) {
      return;
    }
    try {
      byte[] wav = source.fetch(prompt.path());
      if (wav.length > BYTES_MAX) {
        LOG.errorf("Prompt %s of %s is larger than %d bytes", prompt.prompt(), tenant, BYTES_MAX);
      } else if (!sha256(wav).equals(prompt.sha256())) {
        LOG.errorf("Prompt %s of %s has another hash than published", prompt.prompt(), tenant);
      } else {
        keep(tenant, prompt, wav);
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
    return folder.resolve(tenant.value()).resolve(prompt.sha256() + SUFFIX);
  }

  private static String sha256(byte[] bytes) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
