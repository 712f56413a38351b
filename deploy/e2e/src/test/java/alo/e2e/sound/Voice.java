package alo.e2e.sound;

/// A known piece of speech, found again by the shape of its loudness: that survives telephone
/// codecs, gain control and noise suppression, and two different sentences do not have the same
/// shape.
///
/// @param speech what was said
public record Voice(Sound speech) {
  /// Agreement (normalised correlation of loudness, 0 to 1) above which it is this voice. Measured:
  /// the same sentence through A-law and Opus gives over 0.8, another sentence under 0.5.
  public static final double SAME = 0.65;

  /// How much of the speech must be there in one piece, unless all of it is shorter.
  public static final double STRETCH_SECONDS = 2.5;

  /// Stretches of the speech that are looked for begin so many windows apart.
  private static final int STRIDE = 15;

  /// The best agreement at any place of what was heard. The speech may have been played over and
  /// over and be cut anywhere: any stretch of it of `seconds` is looked for.
  public double agreement(Sound heard, double seconds) {
    double[] reference = speech.loudness();
    double[] signal = heard.loudness();
    int length = Math.min((int) (seconds * 1000 / Sound.WINDOW_MILLIS), reference.length);
    if (signal.length < length) {
      return 0;
    }
    double best = 0;
    for (int from = 0; from + length <= reference.length; from += STRIDE) {
      for (int at = 0; at + length <= signal.length; at++) {
        best = Math.max(best, correlation(reference, from, signal, at, length));
      }
    }
    return best;
  }

  /// Whether the voice is heard.
  public boolean isIn(Sound heard) {
    return agreement(heard, Math.min(STRETCH_SECONDS, speech.seconds())) > SAME;
  }

  private static double correlation(double[] a, int aFrom, double[] b, int bFrom, int n) {
    double meanA = mean(a, aFrom, n);
    double meanB = mean(b, bFrom, n);
    if (meanB < Sound.AUDIBLE / 4) {
      return 0;
    }
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < n; i++) {
      double x = a[aFrom + i] - meanA;
      double y = b[bFrom + i] - meanB;
      dot += x * y;
      aa += x * x;
      bb += y * y;
    }
    return aa == 0 || bb == 0 ? 0 : dot / Math.sqrt(aa * bb);
  }

  private static double mean(double[] values, int from, int n) {
    double sum = 0;
    for (int i = 0; i < n; i++) {
      sum += values[from + i];
    }
    return sum / n;
  }
}
