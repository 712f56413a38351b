package alo.e2e.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.stream.Stream;

/// What is kept of a failed test: the SIP trace, the logs, each screen with what its page said.
final class Evidence {
  private static final ThreadLocal<Path> FOLDER =
      ThreadLocal.withInitial(() -> Path.of("target", "evidence").toAbsolutePath());

  private Evidence() {}

  /// Where the running test's evidence goes.
  static Path folder() {
    return FOLDER.get();
  }

  static void in(Path folder) {
    FOLDER.set(folder);
  }

  /// Keeps everything; returns the folder.
  static Path keep(AloSystem alo) {
    Path folder = folder();
    try {
      Files.createDirectories(folder);
      Desk.all().forEach(Evidence::keep);
      copy(alo.carrier().trace(), folder.resolve("sip-trace.txt"));
      try (Stream<Path> logs = Files.list(alo.settings().data().resolve("log"))) {
        logs.forEach(log -> copy(log, folder.resolve(log.getFileName())));
      }
      for (String edge : new String[] {"edge1", "edge2"}) {
        Path log = alo.settings().data().resolve(edge).resolve("pbx/log");
        if (Files.isDirectory(log)) {
          try (Stream<Path> files = Files.list(log)) {
            files
                .filter(Files::isRegularFile)
                .forEach(f -> copy(f, folder.resolve(edge + "-pbx-" + f.getFileName())));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return folder;
  }

  /// Keeps one screen.
  static void keep(Desk desk) {
    String name = desk.agent().name().replaceAll("[^\\p{L}0-9]+", "-");
    try {
      Files.createDirectories(folder());
      desk.page().screenshot(folder().resolve(name + ".png"));
      Files.write(folder().resolve(name + "-console.txt"), desk.page().console());
      Files.writeString(
          folder().resolve(name + "-page.txt"), desk.page().text() + "\n" + desk.desk());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (IllegalStateException e) {
      // A crashed browser has nothing to show.
      System.err.println("No screen of " + name + ": " + e.getMessage());
    }
  }

  private static void copy(Path from, Path to) {
    try {
      if (Files.isRegularFile(from)) {
        Files.copy(from, to, StandardCopyOption.REPLACE_EXISTING);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
