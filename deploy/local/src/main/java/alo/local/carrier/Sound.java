package alo.local.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/// Telephone sound: 8 kHz, 16 bit, one or two channels, read from a WAV file.
///
/// @param samples by channel
public record Sound(short[][] samples) {
  /// Samples a second.
  public static final int RATE = 8_000;

  private static final int HEADER_BYTES = 44;
  private static final int FRAME = RATE / 50;

  /// Louder than this, a frame of 20 ms holds speech, a tone or music (full scale is 32767).
  private static final double LOUD = 200;

  /// Reads a file; an unfinished header, as of a call that still runs, does not matter.
  public static Sound read(Path wav) {
    try {
      return of(Files.readAllBytes(wav));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Reads a WAV file's bytes.
  public static Sound of(byte[] wav) {
    if (wav.length < HEADER_BYTES) {
      return new Sound(new short[1][0]);
    }
    var bytes = ByteBuffer.wrap(wav).order(ByteOrder.LITTLE_ENDIAN);
    int channels = bytes.getShort(22);
    int data = dataStart(bytes);
    int count = (wav.length - data) / (2 * channels);
    short[][] samples = new short[channels][count];
    for (int i = 0; i < count; i++) {
      for (int channel = 0; channel < channels; channel++) {
        samples[channel][i] = bytes.getShort(data + 2 * (i * channels + channel));
      }
    }
    return new Sound(samples);
  }

  /// Length in seconds.
  public double seconds() {
    return (double) samples[0].length / RATE;
  }

  /// How many seconds of a channel are not silent.
  public double loudSeconds(int channel) {
    short[] all = samples[channel];
    int loud = 0;
    for (int start = 0; start + FRAME <= all.length; start += FRAME) {
      double sum = 0;
      for (int i = start; i < start + FRAME; i++) {
        sum += (double) all[i] * all[i];
      }
      if (Math.sqrt(sum / FRAME) > LOUD) {
        loud++;
      }
    }
    return loud / 50.0;
  }

  /// How many seconds of a channel hold a tone: frames in which at least half of the energy lies at
  /// that frequency (Goertzel).
  public double toneSeconds(int channel, double hertz) {
    short[] all = samples[channel];
    int found = 0;
    double factor = 2 * Math.cos(2 * Math.PI * hertz / RATE);
    for (int start = 0; start + FRAME <= all.length; start += FRAME) {
      double energy = 0;
      double last = 0;
      double beforeLast = 0;
      for (int i = start; i < start + FRAME; i++) {
        double now = all[i] + factor * last - beforeLast;
        beforeLast = last;
        last = now;
        energy += (double) all[i] * all[i];
      }
      double power = last * last + beforeLast * beforeLast - factor * last * beforeLast;
      boolean loud = Math.sqrt(energy / FRAME) > LOUD;
      if (loud && 2 * power / FRAME > energy / 2) {
        found++;
      }
    }
    return found / 50.0;
  }

  /// This sound from a second on.
  public Sound from(double second) {
    int start = Math.min(samples[0].length, (int) (second * RATE));
    short[][] rest = new short[samples.length][];
    for (int i = 0; i < samples.length; i++) {
      rest[i] = java.util.Arrays.copyOfRange(samples[i], start, samples[i].length);
    }
    return new Sound(rest);
  }

  private static int dataStart(ByteBuffer bytes) {
    int at = 12;
    while (at + 8 <= bytes.capacity()) {
      if (bytes.getInt(at) == 0x61746164) {
        return at + 8;
      }
      at += 8 + Math.max(0, bytes.getInt(at + 4));
    }
    return HEADER_BYTES;
  }
}
