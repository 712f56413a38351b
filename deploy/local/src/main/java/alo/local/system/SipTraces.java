package alo.local.system;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Keeps the PBXs' SIP traces short while the system runs, since Asterisk itself goes on for ever.
///
/// One that is too long is copied beside itself, in place of the copy before, and emptied: Asterisk
/// keeps its file open, and goes on at its new end. What it writes in between is lost.
final class SipTraces {
  static final long TRACE_BYTES_MAX = 16L * 1024 * 1024;
  private static final int LOOK_SECONDS = 10;

  private final List<Path> files;
  private final long bytesMax;
  private final Consumer<String> report;
  private @Nullable ScheduledExecutorService rounds;

  SipTraces(List<Path> files, long bytesMax, Consumer<String> report) {
    this.files = List.copyOf(files);
    this.bytesMax = bytesMax;
    this.report = report;
  }

  /// Looks at them from now on.
  synchronized void watch() {
    if (rounds == null) {
      rounds =
          Executors.newSingleThreadScheduledExecutor(
              task -> Thread.ofPlatform().daemon().name("sip-traces").unstarted(task));
      rounds.scheduleWithFixedDelay(this::shorten, 0, LOOK_SECONDS, TimeUnit.SECONDS);
    }
  }

  /// Looks at them no more.
  synchronized void leave() {
    if (rounds != null) {
      rounds.shutdownNow();
      rounds = null;
    }
  }

  /// One look.
  void shorten() {
    for (Path file : files) {
      try {
        if (Files.exists(file) && Files.size(file) > bytesMax) {
          Path old = file.resolveSibling(file.getFileName() + ".old");
          Files.copy(file, old, StandardCopyOption.REPLACE_EXISTING);
          try (FileChannel trace = FileChannel.open(file, StandardOpenOption.WRITE)) {
            trace.truncate(0);
          }
        }
      } catch (IOException e) {
        report.accept("The SIP trace %s can not be shortened: %s".formatted(file, e));
      }
    }
  }
}
