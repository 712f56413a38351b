package alo.e2e.sound;

import java.io.BufferedInputStream;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;
import javax.sound.sampled.UnsupportedAudioFileException;

/// One channel of sound: 16-bit samples at a rate.
///
/// @param samples -32768 to 32767
/// @param rate samples a second
public record Sound(short[] samples, int rate) {
  /// Windows in which loudness is measured.
  static final int WINDOW_MILLIS = 20;

  /// Loudness (root mean square) above which somebody speaks or music plays.
  static final double AUDIBLE = 150;

  /// Length of the header of the WAV files that are read here.
  public static final int HEADER_BYTES = 44;

  /// Reads one channel of a WAV file: 0 is left.
  public static Sound read(Path wav, int channel) throws IOException {
    return read(Files.readAllBytes(wav), channel);
  }

  /// Reads one channel of WAV bytes. The lengths in the header are those of the bytes at hand: a
  /// file that is still being written says less.
  public static Sound read(byte[] file, int channel) throws IOException {
    byte[] wav = file.clone();
    if (wav.length >= HEADER_BYTES && wav[36] == 'd') {
      ByteBuffer header = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
      header.putInt(4, wav.length - 8);
      header.putInt(40, wav.length - HEADER_BYTES);
    }
    try (InputStream in = new BufferedInputStream(new ByteArrayInputStream(wav));
        AudioInputStream audio = AudioSystem.getAudioInputStream(in)) {
      AudioFormat format = audio.getFormat();
      if (format.getSampleSizeInBits() != 16) {
        throw new IOException("Expected 16-bit samples, but it is " + format);
      }
      ByteOrder order = format.isBigEndian() ? ByteOrder.BIG_ENDIAN : ByteOrder.LITTLE_ENDIAN;
      ByteBuffer bytes = ByteBuffer.wrap(audio.readAllBytes()).order(order);
      int channels = format.getChannels();
      short[] samples = new short[bytes.remaining() / 2 / channels];
      for (int i = 0; i < samples.length; i++) {
        samples[i] = bytes.getShort(2 * (i * channels + channel));
      }
      return new Sound(samples, (int) format.getSampleRate());
    } catch (UnsupportedAudioFileException e) {
      throw new IOException("Expected a WAV file", e);
    }
  }

  /// Length.
  public double seconds() {
    return (double) samples.length / rate;
  }

  /// Root mean square per window of [#WINDOW_MILLIS].
  double[] loudness() {
    int window = rate * WINDOW_MILLIS / 1000;
    double[] out = new double[samples.length / window];
    for (int i = 0; i < out.length; i++) {
      double sum = 0;
      for (int j = 0; j < window; j++) {
        double s = samples[i * window + j];
        sum += s * s;
      }
      out[i] = Math.sqrt(sum / window);
    }
    return out;
  }

  /// Seconds in which something is heard.
  public double audibleSeconds() {
    int n = 0;
    for (double l : loudness()) {
      if (l > AUDIBLE) {
        n++;
      }
    }
    return n * WINDOW_MILLIS / 1000.0;
  }

  /// The longest stretch without anything audible, in seconds.
  public double longestSilence() {
    int run = 0;
    int longest = 0;
    for (double l : loudness()) {
      run = l > AUDIBLE ? 0 : run + 1;
      longest = Math.max(longest, run);
    }
    return longest * WINDOW_MILLIS / 1000.0;
  }

  /// A part of it; what lies outside is left out.
  public Sound between(double fromSeconds, double toSeconds) {
    int from = Math.clamp((int) (fromSeconds * rate), 0, samples.length);
    int to = Math.clamp((int) (toSeconds * rate), from, samples.length);
    return new Sound(java.util.Arrays.copyOfRange(samples, from, to), rate);
  }
}
