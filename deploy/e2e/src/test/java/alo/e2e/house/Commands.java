package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.local.demo.Demo;
import alo.local.keycloak.KeycloakAdmin;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import alo.local.system.LocalSystem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The command as it is typed, for a system of its own that it starts beside all others.
final class Commands implements AutoCloseable {
  private static final Duration READY_MAX = Duration.ofSeconds(240);
  private static final Duration VERB_MAX = Duration.ofSeconds(180);

  private final Path folder =
      Path.of("target", "e2e", "commands-" + System.nanoTime()).toAbsolutePath();
  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> started = new ArrayList<>();

  /// An output and how it ended.
  record Said(int code, String text) {}

  /// A command that may still be at it.
  record Running(String name, Process process, Path output) {
    /// Waits for its end.
    Said end() throws IOException, InterruptedException {
      assertThat(process.waitFor(VERB_MAX.toSeconds(), TimeUnit.SECONDS))
          .as("%s ended in time; see %s", name, output)
          .isTrue();
      return new Said(process.exitValue(), Files.readString(output));
    }
  }

  Commands() throws IOException {
    Files.createDirectories(folder);
    environment.put("ALO_DATA", folder.resolve("data").toString());
    environment.put("ALO_ADDRESS", AloSystem.address(101));
    environment.put("ALO_EDGE1_ADDRESS", AloSystem.address(102));
    environment.put("ALO_EDGE2_ADDRESS", AloSystem.address(103));
    environment.put("ALO_CARRIER_ADDRESS", AloSystem.address(110));
    environment.put("ALO_GATEWAY_ADDRESS", AloSystem.address(111));
    environment.put("ALO_POSTGRES_PORT", String.valueOf(AloSystem.postgresPort() + 100));
    // What the servers learn in a run as short as this is not worth a minute at its end.
    environment.put("ALO_AOT", "off");
  }

  /// Where its outputs lie, and its data in `data`.
  Path folder() {
    return folder;
  }

  Settings settings() {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(environment);
    return Settings.of(ReadmeTest.root(), all);
  }

  Demo demo() {
    var secrets = new Secrets(settings().data().resolve("secrets"));
    return new Demo(settings(), new KeycloakAdmin(settings(), secrets), line -> {});
  }

  /// Starts it as `./alo up` does once everything is built, and waits for its greeting.
  Path up(String name) throws IOException {
    Path output = folder.resolve(name + ".log");
    started.add(builder(output, Map.of(), launcher("up")).start());
    Await.until("the system to greet; see " + output, READY_MAX, () -> greeted(output));
    return output;
  }

  /// `./alo` with a verb, to its end.
  Said alo(String... arguments) throws IOException, InterruptedException {
    return begin(arguments).end();
  }

  /// The same, while it goes on.
  Running begin(String... arguments) throws IOException {
    List<String> command = new ArrayList<>();
    command.add("bash");
    command.add(ReadmeTest.root().resolve("alo").toString());
    command.addAll(List.of(arguments));
    return begin(arguments[0], Map.of(), command);
  }

  /// Any command, to its end.
  Said run(String name, Map<String, String> more, List<String> command)
      throws IOException, InterruptedException {
    return begin(name, more, command).end();
  }

  private Running begin(String name, Map<String, String> more, List<String> command)
      throws IOException {
    Path output = folder.resolve(name + "-" + System.nanoTime() + ".log");
    Process process = builder(output, more, command).start();
    started.add(process);
    return new Running(name, process, output);
  }

  private ProcessBuilder builder(Path output, Map<String, String> more, List<String> command) {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    return builder;
  }

  /// The launcher itself, without the build before it.
  static List<String> launcher(String verb) {
    Path target = ReadmeTest.root().resolve("deploy/local/target");
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow",
        "-Dalo.root=" + ReadmeTest.root(),
        "-cp",
        target.resolve("local-1.0.0-SNAPSHOT.jar") + ":" + target.resolve("lib") + "/*",
        "alo.local.Main",
        verb);
  }

  private static boolean greeted(Path output) {
    try {
      return Files.readString(output).contains("./alo call plays a customer");
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Override
  public void close() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(VERB_MAX.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    LocalSystem.sweep(settings());
  }
}
