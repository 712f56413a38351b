package alo.bench;

import org.jspecify.annotations.Nullable;

/// One measured number beside the other side's.
///
/// @param name what was measured, for people
/// @param unit of both values
/// @param other the other side's value in the same run, or null where there is no other side
/// @param better how to read a larger value
/// @param aim the value that is aimed at, or null
public record Row(
    String name,
    double value,
    String unit,
    @Nullable Double other,
    Better better,
    @Nullable Double aim) {

  /// Which direction is good.
  public enum Better {
    SMALLER,
    LARGER
  }

  /// How many times better than the other side, or null where there is none or one of them is zero.
  public @Nullable Double ratio() {
    if (other == null || other == 0 || value == 0) {
      return null;
    }
    return switch (better) {
      case SMALLER -> other / value;
      case LARGER -> value / other;
    };
  }
}
