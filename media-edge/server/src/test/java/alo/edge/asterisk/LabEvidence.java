package alo.edge.asterisk;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArraySet;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.LifecycleMethodExecutionExceptionHandler;
import org.junit.jupiter.api.extension.TestExecutionExceptionHandler;
import org.opentest4j.TestAbortedException;

/// Keeps what a lab knows of a failed test before the lab is closed: the logs with all SIP, the
/// configuration and the ledger. The failure says where.
final class LabEvidence
    implements TestExecutionExceptionHandler, LifecycleMethodExecutionExceptionHandler {
  /// Of a longer file the end is kept.
  static final int FILE_BYTES_MAX = 1_000_000;

  static final int FILES_MAX = 200;

  private static final Set<Path> OPEN = new CopyOnWriteArraySet<>();

  static void opened(Path lab) {
    OPEN.add(lab);
  }

  static void closed(Path lab) {
    OPEN.remove(lab);
  }

  @Override
  public void handleTestExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw named(failure, folder(context));
  }

  @Override
  public void handleBeforeEachMethodExecutionException(ExtensionContext context, Throwable failure)
      throws Throwable {
    throw named(failure, folder(context));
  }

  private static Path folder(ExtensionContext context) {
    String name =
        context.getRequiredTestClass().getSimpleName()
            + "-"
            + context.getRequiredTestMethod().getName();
    return Path.of("target", "evidence", name).toAbsolutePath();
  }

  /// Trouble in keeping the evidence goes along with the failure and does not take its place.
  static Throwable named(Throwable failure, Path folder) {
    if (failure instanceof TestAbortedException || OPEN.isEmpty()) {
      return failure;
    }
    try {
      OPEN.forEach(lab -> keep(lab, folder));
      return new AssertionError(failure.getMessage() + "\nEvidence: " + folder, failure);
    } catch (RuntimeException e) {
      failure.addSuppressed(e);
      return failure;
    }
  }

  private static void keep(Path lab, Path folder) {
    try (Stream<Path> all = Files.walk(lab)) {
      List<Path> files =
          all.filter(Files::isRegularFile)
              .filter(file -> isTelling(lab.relativize(file)))
              .limit(FILES_MAX)
              .toList();
      for (Path file : files) {
        Path to = folder.resolve(lab.relativize(file).toString());
        Files.createDirectories(to.getParent());
        Files.write(to, end(file));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static boolean isTelling(Path file) {
    String name = file.toString();
    return name.contains("/log/") || name.contains("/etc/") || name.startsWith("ledger.sqlite");
  }

  private static byte[] end(Path file) throws IOException {
    try (FileChannel in = FileChannel.open(file)) {
      long from = Math.max(0, in.size() - FILE_BYTES_MAX);
      ByteBuffer bytes = ByteBuffer.allocate((int) (in.size() - from));
      in.read(bytes, from);
      return java.util.Arrays.copyOf(bytes.array(), bytes.position());
    }
  }
}
