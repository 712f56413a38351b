package alo.ui.stub;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Two seconds of a tone, as a WAV file.
final class StubSound {
  private static final int RATE = 8_000;
  private static final int SAMPLES = RATE * 2;

  private StubSound() {}

  static byte[] wav() {
    ByteBuffer b = ByteBuffer.allocate(44 + SAMPLES * 2).order(ByteOrder.LITTLE_ENDIAN);
    b.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + SAMPLES * 2);
    b.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    b.putShort((short) 1).putShort((short) 1).putInt(RATE).putInt(RATE * 2);
    b.putShort((short) 2).putShort((short) 16);
    b.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(SAMPLES * 2);
    for (int i = 0; i < SAMPLES; i++) {
      b.putShort((short) (8000 * Math.sin(2 * Math.PI * 440 * i / RATE)));
    }
    return b.array();
  }
}
