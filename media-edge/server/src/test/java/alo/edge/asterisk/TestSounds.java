package alo.edge.asterisk;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// Sounds for tests.
final class TestSounds {
  private TestSounds() {}

  /// A WAV file of a tone, 8 kHz, 16 bit, mono.
  static byte[] wav(int samples) {
    return wav(samples, 440);
  }

  static byte[] wav(int samples, int hertz) {
    ByteBuffer out = ByteBuffer.allocate(44 + 2 * samples).order(ByteOrder.LITTLE_ENDIAN);
    out.put("RIFF".getBytes(StandardCharsets.US_ASCII)).putInt(36 + 2 * samples);
    out.put("WAVEfmt ".getBytes(StandardCharsets.US_ASCII)).putInt(16);
    out.putShort((short) 1).putShort((short) 1).putInt(8_000).putInt(16_000);
    out.putShort((short) 2).putShort((short) 16);
    out.put("data".getBytes(StandardCharsets.US_ASCII)).putInt(2 * samples);
    for (int i = 0; i < samples; i++) {
      out.putShort((short) (8_000 * Math.sin(2 * Math.PI * hertz * i / 8_000)));
    }
    return out.array();
  }

  /// A tone as Asterisk plays it without a header.
  static byte[] raw(int samples, int hertz) {
    byte[] wav = wav(samples, hertz);
    return Arrays.copyOfRange(wav, 44, wav.length);
  }

  /// The last samples of a file that may be growing; none if there are not so many yet.
  static short[] last(Path file, int samples) {
    byte[] last = new byte[2 * samples];
    try (var in = new RandomAccessFile(file.toFile(), "r")) {
      in.seek((in.length() - last.length) & ~3L);
      in.readFully(last);
    } catch (IOException e) {
      return new short[0];
    }
    short[] sound = new short[samples];
    ByteBuffer.wrap(last).order(ByteOrder.LITTLE_ENDIAN).asShortBuffer().get(sound);
    return sound;
  }

  /// How much of a sound is one tone, 0 to 1; 0 for silence.
  static double shareOf(int hertz, short[] sound) {
    double real = 0;
    double imaginary = 0;
    double all = 0;
    for (int i = 0; i < sound.length; i++) {
      double angle = 2 * Math.PI * hertz * i / 8_000;
      real += sound[i] * Math.cos(angle);
      imaginary += sound[i] * Math.sin(angle);
      all += (double) sound[i] * sound[i];
    }
    return all == 0 ? 0 : 2 * (real * real + imaginary * imaginary) / (all * sound.length);
  }

  /// The root mean square of the samples.
  static double loudness(short[] sound) {
    double all = 0;
    for (short sample : sound) {
      all += (double) sample * sample;
    }
    return Math.sqrt(all / Math.max(1, sound.length));
  }
}
