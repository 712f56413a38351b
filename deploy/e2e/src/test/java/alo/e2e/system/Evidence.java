package alo.e2e.system;

import alo.e2e.browser.Page;
import alo.local.carrier.Carrier;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.opentest4j.TestAbortedException;

/// What is kept of a failed test: the SIP traces of the carrier and of each edge, the logs, each
/// screen with what its page said.
final class Evidence {
  private static final ThreadLocal<Path> FOLDER =
      ThreadLocal.withInitial(() -> Path.of("target", "evidence").toAbsolutePath());

  private Evidence() {}

  /// Where the running test's evidence goes.
  static Path folder() {
    return FOLDER.get();
  }

  /// From now on evidence is that of a test that begins.
  static void begin(ExtensionContext test) {
    String name =
        test.getRequiredTestClass().getSimpleName() + "-" + test.getRequiredTestMethod().getName();
    FOLDER.set(Path.of("target", "evidence", name).toAbsolutePath());
  }

  /// The failure of a test with the place of its evidence. Trouble in keeping that must not take
  /// its place: it goes along with it.
  ///
  /// @param keep keeps the evidence and says where
  static Throwable named(Throwable failure, Supplier<String> keep) {
    if (failure instanceof TestAbortedException) {
      return failure;
    }
    try {
      return new AssertionError(failure.getMessage() + "\nEvidence: " + keep.get(), failure);
    } catch (RuntimeException | AssertionError e) {
      failure.addSuppressed(e);
      return failure;
    }
  }

  /// Keeps everything; returns the folder.
  static Path keep(AloSystem alo) {
    Path folder = folder();
    try {
      Files.createDirectories(folder);
      Screen.all().forEach(Evidence::keep);
      copy(Carrier.trace(alo.settings()), folder.resolve("sip-trace.txt"));
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

  /// Keeps one person's tabs: how they look, what they said, what the telephone in them knows.
  static void keep(Screen screen) {
    String name = screen.name().replaceAll("[^\\p{L}0-9]+", "-");
    int tab = 0;
    for (Page page : screen.pages()) {
      String file = tab == 0 ? name : name + "-" + tab;
      tab++;
      try {
        Files.createDirectories(folder());
        page.screenshot(folder().resolve(file + ".png"));
        Files.write(folder().resolve(file + "-console.txt"), page.console());
        String desk =
            "JSON.stringify(document.querySelector('alo-softphone')?.desk ?? null, null, 1)";
        Files.writeString(
            folder().resolve(file + "-page.txt"),
            page.text() + "\n" + page.evaluate(desk).asText());
      } catch (IOException e) {
        throw new UncheckedIOException(e);
      } catch (IllegalStateException e) {
        // A crashed browser has nothing to show.
        System.err.println("No screen of " + file + ": " + e.getMessage());
      }
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
