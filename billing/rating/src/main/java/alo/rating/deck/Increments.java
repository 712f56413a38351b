package alo.rating.deck;

import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// In which steps a call is billed: `6+1` is at least six seconds, then each second; `60+60` is by
/// started minutes.
public final class Increments {
  /// The longest step, in seconds.
  public static final int STEP_SECONDS_MAX = 3_600;

  private static final Pattern FORM = Pattern.compile("([0-9]{1,4})\\+([0-9]{1,4})");

  private final int firstSeconds;
  private final int nextSeconds;

  /// Kept, since every charge line names it.
  private final String text;

  /// @param firstSeconds billed as soon as the call has lasted any time, 1 to 3600
  /// @param nextSeconds each further step, 1 to 3600
  public Increments(int firstSeconds, int nextSeconds) {
    if (outside(firstSeconds) || outside(nextSeconds)) {
      throw new IllegalArgumentException(
          "Expected steps of 1 to %d seconds, but they are %d+%d"
              .formatted(STEP_SECONDS_MAX, firstSeconds, nextSeconds));
    }
    this.firstSeconds = firstSeconds;
    this.nextSeconds = nextSeconds;
    this.text = firstSeconds + "+" + nextSeconds;
  }

  private static boolean outside(int seconds) {
    return seconds < 1 || seconds > STEP_SECONDS_MAX;
  }

  /// Reads the form that [#toString] writes.
  public static Increments parse(String text) {
    Matcher form = FORM.matcher(text);
    if (!form.matches()) {
      throw new IllegalArgumentException(
          "Expected increments like 6+1, but they are \"%s\"".formatted(text));
    }
    return new Increments(Integer.parseInt(form.group(1)), Integer.parseInt(form.group(2)));
  }

  /// Billed seconds of a call of so many seconds: 0 for 0, else the first step and as many next
  /// steps as it takes to reach the duration. Never falls when the duration grows.
  public int billed(int seconds) {
    if (seconds < 0) {
      throw new IllegalArgumentException("Expected no negative duration, but it is " + seconds);
    }
    if (seconds == 0) {
      return 0;
    }
    int beyond = Math.max(0, seconds - firstSeconds);
    return Math.addExact(
        firstSeconds, Math.multiplyExact(Math.ceilDiv(beyond, nextSeconds), nextSeconds));
  }

  @Override
  public boolean equals(@Nullable Object other) {
    return other instanceof Increments that && text.equals(that.text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
