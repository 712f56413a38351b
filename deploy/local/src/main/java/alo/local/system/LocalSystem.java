package alo.local.system;

import alo.local.carrier.Carrier;
import alo.local.postgres.Database;
import alo.local.process.Groups;
import alo.local.process.Supervised;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.Executor;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The whole of Alo on one machine.
///
/// Every part starts as soon as the parts that it needs are ready, and stops after those that need
/// it. A server whose jar is not there is left out and said.
public final class LocalSystem {
  private final Settings settings;
  private final Secrets secrets;
  private final Groups groups;
  private final Consumer<String> report;
  private final Parts parts;
  private final SipTraces traces;

  /// A system that does not run yet.
  ///
  /// @param report gets one line of progress at a time
  public LocalSystem(Settings settings, Consumer<String> report) {
    this.settings = settings;
    this.report = report;
    this.secrets = new Secrets(settings.data().resolve("secrets"));
    this.groups = groups(settings);
    this.parts = new Parts(settings, secrets, groups, report);
    this.traces = new SipTraces(traces(settings), SipTraces.TRACE_BYTES_MAX, report);
  }

  private static List<Path> traces(Settings settings) {
    List<Path> files = new ArrayList<>();
    files.add(Carrier.trace(settings));
    settings.edges().forEach(edge -> files.add(Pbx.trace(settings, edge.id())));
    return files;
  }

  /// Pid files of a system.
  public static Groups groups(Settings settings) {
    return new Groups(settings.data().resolve("run"));
  }

  /// The secrets of this system.
  public Secrets secrets() {
    return secrets;
  }

  /// The settings of this system.
  public Settings settings() {
    return settings;
  }

  /// Throws with a line per reason why it could not start, e.g. a port that is taken.
  public void check() {
    Preflight.check(settings, parts.all());
  }

  /// Starts everything and returns when all parts are healthy.
  public void start() {
    check();
    parts.missing().forEach(name -> report.accept("  %-12s not built, left out".formatted(name)));
    traces.watch();
    Executor executor = task -> Thread.ofVirtual().start(task);
    Map<String, CompletableFuture<Void>> started = new LinkedHashMap<>();
    var failed = new CompletableFuture<Void>();
    for (Part part : parts.all()) {
      var needs = part.needs().stream().map(started::get).toArray(CompletableFuture[]::new);
      var begun = CompletableFuture.allOf(needs).thenRunAsync(() -> begin(part, failed), executor);
      started.put(part.name(), begun);
      begun.whenComplete((_, error) -> giveUp(failed, error));
    }
    var all = CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
    try {
      CompletableFuture.anyOf(all, failed).join();
    } catch (CompletionException e) {
      // The others are not waited for: they end when they are stopped, and no more begin.
      stop();
      all.exceptionally(_ -> null).join();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(cause.getMessage(), cause);
    }
  }

  private static void giveUp(CompletableFuture<Void> failed, @Nullable Throwable error) {
    if (error != null) {
      failed.completeExceptionally(error.getCause() == null ? error : error.getCause());
    }
  }

  /// Stops everything; the data stay.
  public void stop() {
    traces.leave();
    Executor executor = task -> Thread.ofVirtual().start(task);
    Map<String, CompletableFuture<Void>> stopped = new LinkedHashMap<>();
    for (Part part : parts.all().reversed()) {
      var users =
          parts.all().stream()
              .filter(p -> p.needs().contains(part.name()))
              .map(p -> stopped.get(p.name()))
              .toArray(CompletableFuture[]::new);
      stopped.put(part.name(), CompletableFuture.allOf(users).thenRunAsync(part.stop(), executor));
    }
    CompletableFuture.allOf(stopped.values().toArray(CompletableFuture[]::new)).join();
  }

  /// One line for each part that is not well, seen from any process.
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    parts.missing().forEach(name -> complaints.add(name + " is not built: ./alo up builds it"));
    for (Part part : parts.all()) {
      if (groups.find(part.name()).isEmpty()) {
        complaints.add(part.name() + " does not run");
      } else if (!part.healthy().getAsBoolean()) {
        complaints.add(
            "%s runs but is not healthy; see %s".formatted(part.name(), settings.log(part.name())));
      }
    }
    return complaints;
  }

  /// Stops what a killed launcher left behind. Says which.
  public static List<String> sweep(Settings settings) {
    Groups groups = groups(settings);
    List<String> left = groups.living();
    left.stream()
        .filter(n -> !n.equals("postgres") && !n.equals("launcher"))
        .forEach(n -> groups.stop(n, Parts.HELPER_STOP_MAX));
    Database.sweep(groups);
    return left;
  }

  /// Names of all parts.
  public List<String> names() {
    return parts.all().stream().map(Part::name).toList();
  }

  /// Names of servers that are not built.
  public List<String> missing() {
    return parts.missing();
  }

  /// Whether a part is there and healthy.
  public boolean isHealthy(String name) {
    Part part = parts.find(name);
    return part != null && part.healthy().getAsBoolean();
  }

  /// Stops one part; nothing starts it again.
  public void stop(String name) {
    part(name).stop().run();
  }

  /// Starts one part again and waits for its health.
  public void start(String name) {
    part(name).start().run();
  }

  /// Kills a part as a crash would. It is started again at once.
  public void kill(String name) {
    parts.program(name).kill();
  }

  /// The program behind a part.
  public Supervised program(String name) {
    return parts.program(name);
  }

  private Part part(String name) {
    Part part = parts.find(name);
    if (part == null) {
      throw new IllegalArgumentException("There is no part " + name);
    }
    return part;
  }

  private void begin(Part part, CompletableFuture<Void> failed) {
    if (failed.isDone()) {
      throw new IllegalStateException(part.name() + " was not started");
    }
    long from = System.nanoTime();
    part.start().run();
    report.accept(
        "  %-12s ready after %.1f s".formatted(part.name(), (System.nanoTime() - from) / 1e9));
  }
}
