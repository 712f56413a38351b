package alo.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// The process groups of one running system, by pid files: so that nothing is left behind, even
/// if the launcher itself was killed.
///
/// A pid file holds the pid and the start time of the group's leader: a pid that was given to
/// another program meanwhile is never signalled.
public final class Groups {
  private static final Duration POLL = Duration.ofMillis(50);
  private final Path folder;

  /// Groups whose pid files lie in a folder, which is made if needed.
  public Groups(Path folder) {
    this.folder = folder;
    try {
      Files.createDirectories(folder);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Notes a process that leads its group.
  public void note(String name, ProcessHandle process) {
    long start = process.info().startInstant().orElse(Instant.EPOCH).toEpochMilli();
    try {
      // Whole or not at all: somebody may look for the process at this moment.
      Path fresh = file(name).resolveSibling(name + ".new");
      Files.writeString(fresh, process.pid() + " " + start + "\n");
      Files.move(fresh, file(name), StandardCopyOption.ATOMIC_MOVE);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// The living process of that name.
  public Optional<ProcessHandle> find(String name) {
    try {
      if (!Files.exists(file(name))) {
        return Optional.empty();
      }
      String[] words = Files.readString(file(name)).strip().split(" ");
      long start = Long.parseLong(words[1]);
      return ProcessHandle.of(Long.parseLong(words[0]))
          .filter(p -> p.info().startInstant().orElse(Instant.EPOCH).toEpochMilli() == start)
          .filter(ProcessHandle::isAlive);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Forgets a process that has ended.
  public void forget(String name) {
    try {
      Files.deleteIfExists(file(name));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Stops a group: SIGTERM, then SIGKILL after a time. True if there was one.
  public boolean stop(String name, Duration max) {
    Optional<ProcessHandle> leader = find(name);
    leader.ifPresent(
        process -> {
          signal("TERM", process);
          if (!gone(process, max)) {
            signal("KILL", process);
            gone(process, max);
          }
          // Children that outlived their leader are still in its group.
          signal("KILL", process);
        });
    forget(name);
    return leader.isPresent();
  }

  /// Sends a signal to the whole group.
  public static void signal(String signal, ProcessHandle leader) {
    try {
      new ProcessBuilder(
              "/bin/bash", "-c", "kill -" + signal + " -- -" + leader.pid() + " 2>/dev/null")
          .start()
          .waitFor();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Names of all living processes.
  public List<String> living() {
    List<String> names = new ArrayList<>();
    try (Stream<Path> files = Files.list(folder)) {
      files
          .map(f -> f.getFileName().toString())
          .filter(n -> n.endsWith(".pid"))
          .map(n -> n.substring(0, n.length() - ".pid".length()))
          .sorted()
          .filter(n -> find(n).isPresent())
          .forEach(names::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return names;
  }

  private static boolean gone(ProcessHandle process, Duration max) {
    long end = System.nanoTime() + max.toNanos();
    while (process.isAlive() && System.nanoTime() < end) {
      try {
        TimeUnit.NANOSECONDS.sleep(POLL.toNanos());
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
        return !process.isAlive();
      }
    }
    return !process.isAlive();
  }

  private Path file(String name) {
    return folder.resolve(name + ".pid");
  }
}
