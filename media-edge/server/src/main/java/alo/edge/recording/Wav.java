package alo.edge.recording;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// WAV files of telephone quality: 8 kHz, 16 bit, one or two channels.
final class Wav {
  private static final int RATE = 8_000;
  private static final int HEADER_BYTES = 44;

  private Wav() {}

  /// Puts a header before raw samples.
  ///
  /// @param channels 2 for interleaved stereo
  static void fromRaw(Path raw, Path wav, int channels) throws IOException {
    long frames = Files.size(raw) / (2L * channels);
    long dataBytes = frames * 2 * channels;
    try (InputStream in = new BufferedInputStream(Files.newInputStream(raw));
        OutputStream out = Files.newOutputStream(wav)) {
      out.write(header(dataBytes, channels));
      in.skipNBytes(0);
      byte[] buffer = new byte[1 << 16];
      long left = dataBytes;
      while (left > 0) {
        int n = in.read(buffer, 0, (int) Math.min(buffer.length, left));
        if (n < 0) {
          throw new IOException("The raw file became shorter while it was read: " + raw);
        }
        out.write(buffer, 0, n);
        left -= n;
      }
    }
    try (FileChannel channel = FileChannel.open(wav, StandardOpenOption.WRITE)) {
      channel.force(true);
    }
  }

  private static byte[] header(long dataBytes, int channels) {
    return ByteBuffer.allocate(HEADER_BYTES)
        .order(ByteOrder.LITTLE_ENDIAN)
        .put("RIFF".getBytes(StandardCharsets.US_ASCII))
        .putInt((int) (36 + dataBytes))
        .put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII))
        .putInt(16)
        .putShort((short) 1)
        .putShort((short) channels)
        .putInt(RATE)
        .putInt(RATE * 2 * channels)
        .putShort((short) (2 * channels))
        .putShort((short) 16)
        .put("data".getBytes(StandardCharsets.US_ASCII))
        .putInt((int) dataBytes)
        .array();
  }

  /// Length in seconds, rounded up, from the header.
  static int seconds(Path wav) throws IOException {
    try (InputStream in = Files.newInputStream(wav)) {
      byte[] header = in.readNBytes(HEADER_BYTES);
      if (header.length < HEADER_BYTES) {
        return 0;
      }
      ByteBuffer bytes = ByteBuffer.wrap(header).order(ByteOrder.LITTLE_ENDIAN);
      int bytesPerSecond = Math.max(1, bytes.getInt(28));
      return (int) Math.ceilDiv(Files.size(wav) - HEADER_BYTES, (long) bytesPerSecond);
    }
  }

  static String sha256(Path file) throws IOException {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      try (InputStream in =
          new DigestInputStream(new BufferedInputStream(Files.newInputStream(file)), digest)) {
        in.transferTo(OutputStream.nullOutputStream());
      }
      return HexFormat.of().formatHex(digest.digest());
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
