package alo.edge.asterisk;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Sounds for tests.
final class TestSounds {
  private TestSounds() {}

  /// A WAV file of a tone, 8 kHz, 16 bit, mono.
  static byte[] wav(int samples) {
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      out.putShort((short) (8_000 * Math.sin(2 * Math.PI * 440 * i / 8_000)));
    }
    return out.array();
  }
}
