package alo.rating.charge;

/// The one rounding rule for money: to the nearest whole minor unit, a half goes up.
public final class HalfUp {
  private HalfUp() {}

  /// `floor(amount / parts + 1/2)`, for amounts that are not negative and a positive divisor. It
  /// can not overflow.
  public static long divide(long amount, long parts) {
    if (amount < 0 || parts <= 0) {
      throw new IllegalArgumentException(
          "Expected an amount from 0 and a positive divisor, but they are %d and %d"
              .formatted(amount, parts));
    }
    long whole = amount / parts;
    long rest = amount % parts;
    return rest >= parts - rest ? whole + 1 : whole;
  }
}
