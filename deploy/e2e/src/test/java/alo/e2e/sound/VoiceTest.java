package alo.e2e.sound;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class VoiceTest {
  private static final int RATE = 8000;

  @Test
  void aVoiceIsFoundAgainQuieterLaterAndWithNoise() {
    Sound ana = syllables(1, 4);
    Sound binh = syllables(2, 4);
    short[] heard = new short[10 * RATE];
    var noise = new Random(3);
    for (int i = 0; i < heard.length; i++) {
      int at = i - 3 * RATE;
      double voice = at >= 0 && at < ana.samples().length ? ana.samples()[at] * 0.4 : 0;
      heard[i] = (short) (voice + noise.nextGaussian() * 60);
    }
    var line = new Sound(heard, RATE);
    assertThat(new Voice(ana).isIn(line)).isTrue();
    assertThat(new Voice(binh).isIn(line)).isFalse();
  }

  @Test
  void silenceIsNobody() {
    var line = new Sound(new short[5 * RATE], RATE);
    assertThat(new Voice(syllables(1, 4)).isIn(line)).isFalse();
    assertThat(line.longestSilence()).isEqualTo(5.0);
    assertThat(line.audibleSeconds()).isZero();
  }

  @Test
  void aToneIsFoundInWhatIsHeardAndNotInSpeech() {
    var tone = new Tone(1000);
    Sound speech = syllables(1, 4);
    assertThat(tone.secondsIn(tone.sound(2))).isEqualTo(2.0);
    assertThat(tone.secondsIn(speech)).isZero();
    short[] both = java.util.Arrays.copyOf(speech.samples(), 6 * RATE);
    System.arraycopy(tone.sound(1).samples(), 0, both, 4 * RATE, RATE);
    assertThat(tone.secondsIn(new Sound(both, RATE))).isEqualTo(1.0);
  }

  /// Bursts of tone with random lengths: the rhythm of somebody speaking.
  private static Sound syllables(long seed, int seconds) {
    var random = new Random(seed);
    short[] samples = new short[seconds * RATE];
    int i = 0;
    while (i < samples.length) {
      int loud = i + 600 + random.nextInt(1800);
      double level = 2000 + random.nextInt(8000);
      for (; i < Math.min(loud, samples.length); i++) {
        samples[i] = (short) (level * Math.sin(i * 2 * Math.PI * 220 / RATE));
      }
      i += 400 + random.nextInt(1400);
    }
    return new Sound(samples, RATE);
  }
}
