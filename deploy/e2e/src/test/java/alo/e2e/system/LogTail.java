package alo.e2e.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;

/// What a log got since this was made.
public final class LogTail {
  private static final Duration SOON = Duration.ofSeconds(20);

  private final Path log;
  private final long from;

  LogTail(Path log) {
    this.log = log;
    this.from = Files.exists(log) ? log.toFile().length() : 0;
  }

  /// The new lines.
  public List<String> lines() {
    if (!Files.exists(log)) {
      return List.of();
    }
    try (FileChannel file = FileChannel.open(log)) {
      ByteBuffer bytes = ByteBuffer.allocate((int) Math.max(0, file.size() - from));
      file.read(bytes, from);
      return new String(bytes.array(), 0, bytes.position(), StandardCharsets.UTF_8)
          .lines()
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Waits for a line with a text.
  public void await(String text) {
    await(text, SOON);
  }

  /// Waits for a line with a text.
  public void await(String text, Duration max) {
    Await.until(
        "a line with '%s' in %s".formatted(text, log),
        max,
        () -> lines().stream().anyMatch(line -> line.contains(text)));
  }

  /// New lines of stack traces.
  public List<String> traces() {
    return lines().stream()
        .filter(line -> line.startsWith("\tat ") || line.matches("[a-z.]+\\.[A-Za-z]*Exception.*"))
        .toList();
  }
}
