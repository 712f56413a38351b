package alo.edge.config;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;

/// Replaces a file so that after any crash either the old or the new one is there, whole.
public final class DurableFile {
  private DurableFile() {}

  /// Replaces the file by a text.
  public static void replace(Path file, String text) {
    replace(file, text.getBytes(StandardCharsets.UTF_8));
  }

  /// Replaces the file.
  public static void replace(Path file, byte[] content) {
    try {
      Path parent = file.toAbsolutePath().getParent();
      if (parent == null) {
        throw new IOException("Expected a file in a folder, but it is " + file);
      }
      Files.createDirectories(parent);
      Path fresh = Files.createTempFile(parent, ".new-", null);
      try {
        write(fresh, content);
        Files.move(
            fresh, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
      } finally {
        // It is there only if something failed, e.g. on a full disk that it would keep full.
        Files.deleteIfExists(fresh);
      }
      try (FileChannel directory = FileChannel.open(parent, StandardOpenOption.READ)) {
        directory.force(true);
      }
    } catch (IOException e) {
      throw new UncheckedIOException("The file " + file + " can not be written", e);
    }
  }

  private static void write(Path fresh, byte[] content) throws IOException {
    try (FileChannel out = FileChannel.open(fresh, StandardOpenOption.WRITE)) {
      ByteBuffer bytes = ByteBuffer.wrap(content);
      while (bytes.hasRemaining()) {
        out.write(bytes);
      }
      out.force(true);
    }
  }
}
