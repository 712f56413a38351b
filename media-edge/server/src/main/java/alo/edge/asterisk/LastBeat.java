package alo.edge.asterisk;

import alo.edge.config.DurableFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.jboss.logging.Logger;
import org.jspecify.annotations.Nullable;

/// When the PBX was last known to live. Kept on disk, so that a power cut ends calls at the cut and
/// not at the repair.
final class LastBeat {
  private static final Logger LOG = Logger.getLogger(LastBeat.class);

  /// So much of a call may stay uncounted; each writing costs the disk a flush.
  static final Duration WRITE_EVERY = Duration.ofSeconds(10);

  private final Path file;
  private volatile @Nullable Instant last;
  private @Nullable Instant written;

  LastBeat(Path pbxFolder) {
    this.file = pbxFolder.resolve("last-beat");
    this.last = read();
  }

  /// Null when it was never heard, or nobody can read when.
  @Nullable Instant at() {
    return last;
  }

  /// It has just answered.
  synchronized void heard(Instant now) {
    last = now;
    // Also after a clock that was put back.
    if (written != null && Duration.between(written, now).abs().compareTo(WRITE_EVERY) < 0) {
      return;
    }
    written = now;
    try {
      DurableFile.replace(file, now.toString());
    } catch (UncheckedIOException e) {
      LOG.warnf("The moment of the last heartbeat is not kept: %s", e.getMessage());
    }
  }

  private @Nullable Instant read() {
    try {
      return Files.exists(file) ? Instant.parse(Files.readString(file).strip()) : null;
    } catch (IOException | DateTimeException e) {
      LOG.warnf("The moment of the last heartbeat can not be read: %s", e.getMessage());
      return null;
    }
  }
}
