package alo.local.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;

/// Ahead-of-time caches of the servers' JVMs (JEP 514): the first run writes one when it ends,
/// later runs start from it. A cache belongs to one build of one program and one JDK, and is used
/// only if the run that wrote it had become healthy.
final class AotCaches {
  private final boolean on;
  private final Set<String> tried = ConcurrentHashMap.newKeySet();

  AotCaches(boolean on) {
    this.on = on;
  }

  /// JVM options for a program whose build is told by one of its files.
  List<String> options(String name, Path file) {
    if (!on) {
      return List.of();
    }
    Path cache = cache(name, file);
    boolean good = isWhole(cache) && Files.exists(mark(cache));
    if (!good && !tried.add(name) && !Files.exists(mark(cache))) {
      // It died before it was healthy: writing a cache at every end would only cost time.
      return List.of();
    }
    return List.of(
        (good ? "-XX:AOTCache=" : "-XX:AOTCacheOutput=") + cache,
        "-Xlog:aot*=off",
        "-Xlog:cds*=off");
  }

  /// Whether the run that wrote it was given the time to: the JVM notes what it has learnt in
  /// `.config` first, and removes that when the cache is complete. Half a cache would be looked at
  /// at each start and never used.
  private static boolean isWhole(Path cache) {
    try {
      return Files.exists(cache)
          && Files.size(cache) > 0
          && !Files.exists(cache.resolveSibling(cache.getFileName() + ".config"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The program has become healthy: what it learns is worth keeping.
  void trust(String name, Path file) {
    if (on) {
      try {
        Files.writeString(mark(cache(name, file)), "");
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      }
    }
  }

  /// The cache lies beside its program, so that both go together; those of earlier builds are
  /// removed.
  private static Path cache(String name, Path file) {
    try {
      Path folder = file.toAbsolutePath().resolveSibling("aot");
      Files.createDirectories(folder);
      String current =
          "%s-%s-%d.aot"
              .formatted(
                  name, Runtime.version().feature(), Files.getLastModifiedTime(file).toMillis());
      try (Stream<Path> files = Files.list(folder)) {
        for (Path old : files.toList()) {
          String other = old.getFileName().toString();
          if (other.startsWith(name + "-") && !other.startsWith(current)) {
            Files.delete(old);
          }
        }
      }
      return folder.resolve(current);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Path mark(Path cache) {
    return cache.resolveSibling(cache.getFileName() + ".healthy");
  }
}
