package alo.edge.asterisk;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// A real Asterisk for a test, run by deploy/edge/pbx.sh.
final class PbxInstance implements AutoCloseable {
  private static final Path EDGE = repository().resolve("deploy/edge");

  private final Path folder;

  private PbxInstance(Path folder) {
    this.folder = folder;
  }

  static PbxInstance start(Path templates, Path folder, Map<String, String> values) {
    List<String> render =
        new ArrayList<>(List.of("render", templates.toString(), folder.toString()));
    render.add("ASTERISK=" + root());
    values.forEach((key, value) -> render.add(key + "=" + value));
    run(EDGE.resolve("pbx.sh"), render);
    var instance = new PbxInstance(folder);
    instance.start();
    // A test run that is broken off must not leave one behind: the next would find its ports taken.
    Runtime.getRuntime().addShutdownHook(new Thread(instance::killIfAlive));
    return instance;
  }

  static Path edgeTemplates() {
    return EDGE.resolve("asterisk");
  }

  static Path testTemplates(String name) {
    return repository().resolve("media-edge/server/src/test/asterisk").resolve(name);
  }

  private static Path repository() {
    Path folder = Path.of("").toAbsolutePath();
    while (!Files.isDirectory(folder.resolve("deploy/edge"))) {
      folder = folder.getParent();
    }
    return folder;
  }

  private static Path root() {
    String given = System.getenv("ALO_ASTERISK_ROOT");
    String cache = System.getenv("ALO_CACHE");
    Path root =
        given != null
            ? Path.of(given)
            : (cache != null
                    ? Path.of(cache)
                    : Path.of(System.getProperty("user.home"), ".cache/alo"))
                .resolve("asterisk-22");
    if (!Files.isExecutable(root.resolve("asterisk"))) {
      run(EDGE.resolve("install-asterisk.sh"), List.of(root.toString()));
    }
    return root;
  }

  Path folder() {
    return folder;
  }

  void start() {
    run(EDGE.resolve("pbx.sh"), List.of("start", folder.toString()));
  }

  String cli(String command) {
    return run(EDGE.resolve("pbx.sh"), List.of("cli", folder.toString(), command));
  }

  /// Like a power cut: no BYE, no unregistering.
  void kill() {
    try {
      long pid = Long.parseLong(Files.readString(folder.resolve("asterisk.pid")).strip());
      ProcessHandle.of(pid)
          .ifPresent(
              process -> {
                process.destroyForcibly();
                process.onExit().join();
              });
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private void killIfAlive() {
    if (Files.exists(folder.resolve("asterisk.pid"))) {
      kill();
    }
  }

  @Override
  public void close() {
    run(EDGE.resolve("pbx.sh"), List.of("stop", folder.toString()));
  }

  private static String run(Path script, List<String> arguments) {
    List<String> command = new ArrayList<>(List.of(script.toString()));
    command.addAll(arguments);
    try {
      // The output goes to a file: a started Asterisk would hold a pipe open.
      Path output = Files.createTempFile("pbx", ".out");
      Process process =
          new ProcessBuilder(command)
              .redirectErrorStream(true)
              .redirectOutput(output.toFile())
              .start();
      int status = process.waitFor();
      String text = Files.readString(output, StandardCharsets.UTF_8);
      Files.delete(output);
      if (status != 0) {
        throw new AssertionError(command + " ended with " + status + ": " + text);
      }
      return text;
    } catch (IOException e) {
      throw new AssertionError(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }
}
