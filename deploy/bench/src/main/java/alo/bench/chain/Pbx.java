package alo.bench.chain;

import alo.local.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// An Asterisk of the benchmark, run by `deploy/edge/pbx.sh`.
final class Pbx implements AutoCloseable {
  private static final int SCRIPT_SECONDS_MAX = 90;
  private static final String EDGE_BASE = "deploy/edge/asterisk";
  private static final String CARRIER_BASE = "deploy/local/carrier";

  private final Settings settings;
  private final Path folder;

  /// What an instance is made of.
  ///
  /// @param base folder of templates of the product
  /// @param overlays folders under `deploy/bench/asterisk` whose files replace the base's
  /// @param modules that the base keeps out and this one needs
  /// @param values of the templates' keys
  /// @param appended texts at the end of files
  record Recipe(
      String base,
      List<String> overlays,
      Set<String> modules,
      Map<String, String> values,
      Map<String, String> appended) {

    /// An edge's own PBX, as it is delivered.
    static Recipe edge(Map<String, String> values) {
      return new Recipe(EDGE_BASE, List.of(), Set.of(), values, Map.of());
    }

    /// An edge's PBX with app_queue instead of the product.
    static Recipe queue(Map<String, String> values, Map<String, String> appended) {
      return new Recipe(EDGE_BASE, List.of("queue"), Set.of("app_queue.so"), values, appended);
    }

    /// The simulated carrier with callers who cost little.
    static Recipe carrier(Map<String, String> values) {
      return new Recipe(CARRIER_BASE, List.of("driver", "carrier"), Set.of(), values, Map.of());
    }

    /// Everybody's telephones.
    static Recipe phones(Map<String, String> values, Map<String, String> appended) {
      return new Recipe(CARRIER_BASE, List.of("driver", "phones"), Set.of(), values, appended);
    }
  }

  /// An instance in a folder; what ran there before is stopped.
  Pbx(Settings settings, Path folder) {
    this.settings = settings;
    this.folder = folder;
    close();
  }

  Path folder() {
    return folder;
  }

  /// Starts it and returns when it has fully booted.
  void start(Recipe recipe) {
    Path templates = folder.resolveSibling(folder.getFileName() + "-templates");
    try {
      merge(recipe, templates);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    List<String> render =
        new ArrayList<>(List.of("render", templates.toString(), folder.toString()));
    render.add("ASTERISK=" + settings.cache().resolve("asterisk-22"));
    recipe.values().forEach((key, value) -> render.add(key + "=" + value));
    run(render);
    run(List.of("start", folder.toString()));
  }

  private void merge(Recipe recipe, Path templates) throws IOException {
    Files.createDirectories(templates);
    copy(settings.root().resolve(recipe.base()), templates);
    for (String overlay : recipe.overlays()) {
      copy(settings.root().resolve("deploy/bench/asterisk").resolve(overlay), templates);
    }
    Path modules = templates.resolve("modules.conf");
    Files.write(
        modules,
        Files.readAllLines(modules).stream()
            .filter(line -> recipe.modules().stream().noneMatch(m -> line.equals("noload => " + m)))
            .toList());
    for (Map.Entry<String, String> text : recipe.appended().entrySet()) {
      Files.writeString(
          templates.resolve(text.getKey()), "\n" + text.getValue(), StandardOpenOption.APPEND);
    }
  }

  private static void copy(Path from, Path to) throws IOException {
    try (Stream<Path> files = Files.list(from)) {
      for (Path file : files.toList()) {
        Files.copy(file, to.resolve(file.getFileName()), StandardCopyOption.REPLACE_EXISTING);
      }
    }
  }

  /// The answer of its console.
  String cli(String command) {
    return run(List.of("cli", folder.toString(), command));
  }

  @Override
  public void close() {
    if (Files.isDirectory(folder)) {
      run(List.of("stop", folder.toString()));
    }
  }

  private String run(List<String> arguments) {
    List<String> command = new ArrayList<>();
    command.add(settings.root().resolve("deploy/edge/pbx.sh").toString());
    command.addAll(arguments);
    try {
      // The output goes to a file: a started Asterisk would hold a pipe open.
      Path output = Files.createTempFile("pbx", ".out");
      try {
        Process process =
            new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(output.toFile())
                .start();
        if (!process.waitFor(SCRIPT_SECONDS_MAX, TimeUnit.SECONDS)) {
          process.destroyForcibly();
          throw new IllegalStateException("Expected an end, but it hangs: " + command);
        }
        String text = Files.readString(output, StandardCharsets.UTF_8);
        if (process.exitValue() != 0) {
          throw new IllegalStateException(
              "%s ended with %d: %s".formatted(command, process.exitValue(), text));
        }
        return text;
      } finally {
        Files.delete(output);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
