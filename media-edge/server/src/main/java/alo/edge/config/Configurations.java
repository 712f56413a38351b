package alo.edge.config;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.TenantId;
import alo.wire.json.Json;
import alo.wire.json.MalformedJsonException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jboss.logging.Logger;

/// The configurations in force, each a file that is replaced whole or not at all.
public final class Configurations {
  private static final Logger LOG = Logger.getLogger(Configurations.class);
  private static final String SUFFIX = ".json";

  /// Older versions of a flow that are kept for calls that began on them.
  static final int OLD_VERSIONS_MAX = 20;

  private final Path folder;
  private final Map<TenantId, TenantConfiguration> held = new ConcurrentHashMap<>();

  /// Reads the folder. A file that can not be read is left alone and its tenant waits for the link.
  public Configurations(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
      try (var files = Files.list(folder)) {
        files.filter(file -> file.toString().endsWith(SUFFIX)).forEach(this::load);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void load(Path file) {
    try {
      var configuration = Json.read(Files.readString(file), TenantConfiguration.class);
      held.put(configuration.tenant(), configuration);
    } catch (IOException | MalformedJsonException | IllegalArgumentException e) {
      LOG.errorf("The configuration %s can not be read: %s", file, e.getMessage());
    }
  }

  /// All configurations in force.
  public Collection<TenantConfiguration> all() {
    return List.copyOf(held.values());
  }

  /// A tenant's configuration.
  public Optional<TenantConfiguration> find(TenantId tenant) {
    return Optional.ofNullable(held.get(tenant));
  }

  /// Keeps a configuration and says what is in force: the new one with the older versions of its
  /// flows; what is held already when that is newer.
  public synchronized TenantConfiguration keep(TenantConfiguration next) {
    TenantConfiguration before = held.get(next.tenant());
    if (before != null && before.version() > next.version()) {
      return before;
    }
    TenantConfiguration merged = before == null ? next : withOldFlows(next, before.flows());
    write(merged);
    held.put(merged.tenant(), merged);
    return merged;
  }

  /// Keeps a configuration of our own making instead of the one that is held.
  public synchronized void replace(TenantConfiguration own) {
    write(own);
    held.put(own.tenant(), own);
  }

  /// Forgets a tenant, also on disk.
  public synchronized void forget(TenantId tenant) {
    held.remove(tenant);
    try {
      Files.deleteIfExists(fileOf(tenant));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static TenantConfiguration withOldFlows(
      TenantConfiguration next, List<TenantConfiguration.Flow> before) {
    Set<Object> present = new HashSet<>();
    next.flows().forEach(flow -> present.add(flow.ref()));
    List<TenantConfiguration.Flow> flows = new ArrayList<>(next.flows());
    before.stream()
        .filter(old -> !present.contains(old.ref()))
        .sorted(
            Comparator.comparingInt((TenantConfiguration.Flow old) -> old.ref().version())
                .reversed())
        .limit((long) OLD_VERSIONS_MAX * Math.max(1, next.flows().size()))
        .forEach(flows::add);
    return new TenantConfiguration(
        next.tenant(),
        next.version(),
        next.name(),
        next.state(),
        next.zone(),
        next.country(),
        next.language(),
        next.numbers(),
        flows,
        next.queues(),
        next.agents(),
        next.prompts(),
        next.music(),
        next.calendars(),
        next.outbound(),
        next.recordingKey());
  }

  private Path fileOf(TenantId tenant) {
    return folder.resolve(tenant.value() + SUFFIX);
  }

  private void write(TenantConfiguration configuration) {
    DurableFile.replace(fileOf(configuration.tenant()), Json.write(configuration));
  }
}
