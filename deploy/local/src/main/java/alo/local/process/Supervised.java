package alo.local.process;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// One program that is kept running: started in its own process group, started again when it dies.
///
/// The first restart is immediate, because callers wait; one that keeps dying is tried less often.
public final class Supervised {
  private static final Duration RESTART_DELAY_MAX = Duration.ofSeconds(30);
  private static final Duration STEADY_AFTER = Duration.ofSeconds(60);
  private static final Duration POLL = Duration.ofMillis(250);
  private static final List<String> PASSED_ON =
      List.of("PATH", "HOME", "LANG", "LC_ALL", "TMPDIR", "USER", "JAVA_HOME");
  private static final int LOG_TAIL_LINES = 12;

  /// A larger log is put aside at the next start, in place of the one put aside before.
  private static final long LOG_BYTES_MAX = 50L * 1024 * 1024;

  private final String name;
  private final Supplier<Program> source;
  private final BooleanSupplier health;
  private final Groups groups;
  private final Consumer<String> report;
  private @Nullable Process process;
  private boolean wanted;
  private int failures;
  private long startedNanos;

  /// A service that does not run yet.
  ///
  /// @param source makes the program, at every start
  /// @param health asked until it says yes
  /// @param report gets one line when the program dies and when it is back
  public Supervised(
      String name,
      Supplier<Program> source,
      BooleanSupplier health,
      Groups groups,
      Consumer<String> report) {
    this.name = name;
    this.source = source;
    this.health = health;
    this.groups = groups;
    this.report = report;
  }

  /// Starts the program and waits until it is healthy; throws with the end of its log if it is not
  /// in time.
  public void start() {
    Program program;
    synchronized (this) {
      if (wanted) {
        return;
      }
      wanted = true;
      failures = 0;
      program = launch();
    }
    awaitHealthy(program);
  }

  /// Stops the program in good order.
  public void stop() {
    Process running;
    Duration max;
    synchronized (this) {
      wanted = false;
      running = process;
      process = null;
      max = source.get().stopMax();
    }
    if (running != null) {
      groups.stop(name, max);
    }
  }

  /// Kills it as a crash would, and leaves it dead until it is started.
  public void killForGood() {
    synchronized (this) {
      wanted = false;
    }
    kill();
  }

  /// Kills the program as a crash would (SIGKILL to its group). It is started again.
  public void kill() {
    ProcessHandle handle = handle();
    Groups.signal("KILL", handle);
  }

  /// The running process; throws if there is none.
  public synchronized ProcessHandle handle() {
    if (process == null) {
      throw new IllegalStateException("Expected " + name + " to run, but it does not");
    }
    return process.toHandle();
  }

  /// Whether it runs and says that it is well.
  public boolean isHealthy() {
    Process running;
    synchronized (this) {
      running = process;
    }
    return running != null && running.isAlive() && health.getAsBoolean();
  }

  /// Waits until it is healthy.
  public void awaitHealthy() {
    awaitHealthy(source.get());
  }

  private void awaitHealthy(Program program) {
    long end = System.nanoTime() + program.startMax().toNanos();
    while (!isHealthy()) {
      if (System.nanoTime() > end) {
        throw failed(program, "not healthy after %d s".formatted(program.startMax().toSeconds()));
      }
      synchronized (this) {
        if (!wanted) {
          throw failed(program, "stopped");
        }
        if (failures > 2) {
          throw failed(program, "it ends again and again");
        }
      }
      pause(POLL);
    }
  }

  private IllegalStateException failed(Program program, String why) {
    return new IllegalStateException(
        "%s did not start: %s. Its log %s ends with:%n%s"
            .formatted(name, why, program.log(), tail(program.log())));
  }

  private synchronized Program launch() {
    Program program = source.get();
    List<String> command = new ArrayList<>(List.of("setsid"));
    command.addAll(program.command());
    var builder = new ProcessBuilder(command);
    builder.directory(program.folder().toFile());
    Map<String, String> environment = builder.environment();
    environment.keySet().retainAll(PASSED_ON);
    environment.putAll(program.environment());
    builder.redirectErrorStream(true);
    builder.redirectInput(Path.of("/dev/null").toFile());
    builder.redirectOutput(ProcessBuilder.Redirect.appendTo(program.log().toFile()));
    try {
      Files.createDirectories(program.log().getParent());
      Files.createDirectories(program.folder());
      putAside(program.log(), LOG_BYTES_MAX);
      Process started = builder.start();
      try {
        groups.note(name, started.toHandle());
      } catch (UncheckedIOException e) {
        // Nobody would find it to stop it.
        Groups.signal("KILL", started.toHandle());
        throw e;
      }
      process = started;
      startedNanos = System.nanoTime();
      Thread.ofVirtual().name("watch-" + name).start(() -> watch(started));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return program;
  }

  static void putAside(Path log, long bytesMax) throws IOException {
    if (Files.exists(log) && Files.size(log) > bytesMax) {
      Path old = log.resolveSibling(log.getFileName() + ".old");
      Files.move(log, old, StandardCopyOption.REPLACE_EXISTING);
    }
  }

  private void watch(Process watched) {
    try {
      int code = watched.waitFor();
      Duration delay;
      synchronized (this) {
        if (!wanted || process != watched) {
          return;
        }
        // What the dead leader left in its group holds ports.
        Groups.signal("KILL", watched.toHandle());
        boolean steady = System.nanoTime() - startedNanos > STEADY_AFTER.toNanos();
        failures = steady ? 1 : failures + 1;
        delay = delay(failures);
      }
      report.accept(
          "%s ended with %d, starting it again%s"
              .formatted(name, code, delay.isZero() ? "" : " in " + delay.toSeconds() + " s"));
      pause(delay);
      for (int tries = 2; !isFollowed(watched); tries++) {
        pause(delay(tries));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  /// Starts the program again, unless it is not wanted any more or runs already; a machine that can
  /// not start it now (no process, no disk) may in a moment.
  private synchronized boolean isFollowed(Process dead) {
    if (!wanted || process != dead) {
      return true;
    }
    try {
      launch();
      return true;
    } catch (RuntimeException e) {
      report.accept("%s can not be started (%s), trying again".formatted(name, e.getMessage()));
      return false;
    }
  }

  private static Duration delay(int failures) {
    if (failures <= 1) {
      return Duration.ZERO;
    }
    Duration delay = Duration.ofSeconds(1L << Math.min(failures - 2, 5));
    return delay.compareTo(RESTART_DELAY_MAX) > 0 ? RESTART_DELAY_MAX : delay;
  }

  private static void pause(Duration duration) {
    try {
      TimeUnit.NANOSECONDS.sleep(duration.toNanos());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("Interrupted", e);
    }
  }

  private static String tail(Path log) {
    try {
      List<String> lines =
          new String(Files.readAllBytes(log), StandardCharsets.UTF_8).lines().toList();
      return String.join(
          "\n", lines.subList(Math.max(0, lines.size() - LOG_TAIL_LINES), lines.size()));
    } catch (IOException e) {
      return "(" + e + ")";
    }
  }
}
