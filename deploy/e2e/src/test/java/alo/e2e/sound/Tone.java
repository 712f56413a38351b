package alo.e2e.sound;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Path;
import javax.sound.sampled.AudioFileFormat.Type;
import javax.sound.sampled.AudioFormat;
import javax.sound.sampled.AudioInputStream;
import javax.sound.sampled.AudioSystem;

/// A steady tone as a piece of music: speech has none for long, so that each moment of it is found
/// again in what a caller heard.
///
/// @param hertz of its pitch
public record Tone(int hertz) {
  private static final int RATE = 8_000;
  private static final int LEVEL = 8_000;

  /// Part of a window's energy that is at the pitch.
  private static final double PURE = 0.8;

  /// Windows in a row from which on it is the tone. Measured: in 10,000 s of speech and other music
  /// there is no such row.
  private static final int RUN = 5;

  /// That much of it.
  public Sound sound(int seconds) {
    short[] samples = new short[seconds * RATE];
    for (int i = 0; i < samples.length; i++) {
      samples[i] = (short) (LEVEL * Math.sin(i * 2 * Math.PI * hertz / RATE));
    }
    return new Sound(samples, RATE);
  }

  /// The same as a WAV file.
  public void write(Path wav, int seconds) throws IOException {
    short[] samples = sound(seconds).samples();
    ByteBuffer bytes = ByteBuffer.allocate(2 * samples.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.asShortBuffer().put(samples);
    var format = new AudioFormat(RATE, 16, 1, true, false);
    try (var audio =
        new AudioInputStream(new ByteArrayInputStream(bytes.array()), format, samples.length)) {
      AudioSystem.write(audio, Type.WAVE, wav.toFile());
    }
  }

  /// Seconds of it that are heard.
  public double secondsIn(Sound heard) {
    int window = heard.rate() * Sound.WINDOW_MILLIS / 1000;
    int run = 0;
    int all = 0;
    for (int at = 0; at + window <= heard.samples().length; at += window) {
      run = isAt(heard, at, window) ? run + 1 : 0;
      all += run == RUN ? RUN : run > RUN ? 1 : 0;
    }
    return all * Sound.WINDOW_MILLIS / 1000.0;
  }

  /// How much of a window's energy is at the pitch, by its Fourier coefficient.
  private boolean isAt(Sound heard, int from, int window) {
    double turn = 2 * Math.PI * hertz / heard.rate();
    double cosine = 0;
    double sine = 0;
    double energy = 0;
    for (int i = 0; i < window; i++) {
      double sample = heard.samples()[from + i];
      cosine += sample * Math.cos(i * turn);
      sine += sample * Math.sin(i * turn);
      energy += sample * sample;
    }
    boolean isAudible = Math.sqrt(energy / window) > Sound.AUDIBLE;
    return isAudible && 2 * (cosine * cosine + sine * sine) / window > PURE * energy;
  }
}
