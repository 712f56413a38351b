package alo.rating.charge;

import alo.rating.deck.Rate;

/// The running price of a call under one rate: what it has cost when it has lasted so long.
///
/// The exact definition, with all divisions in whole numbers and [HalfUp]:
///
///     price(rate, 0) = 0
///     price(rate, s) = max(connection minimum,
///                          half-up(rate per minute in millionths * billed(s) / 60,000,000))
///
/// It never falls when the call gets longer. A line that covers the seconds from a to b of a leg
/// costs `price(rate, b) - price(rate, a)`: a leg within one period is therefore rounded once, half
/// up; a leg over two periods with equal rates costs to the last unit what it would cost unsplit,
/// and no line is ever negative.
final class Price {
  private static final long MILLIONTHS_OF_A_SECOND_RATE = 60_000_000L;

  private Price() {}

  /// Price in minor units. Overflow is an error (`ArithmeticException`), never a wrong amount.
  static long after(Rate rate, int seconds) {
    if (rate.emergency() || seconds == 0) {
      return 0;
    }
    long exact =
        Math.multiplyExact(rate.perMinuteMillionths(), (long) rate.increments().billed(seconds));
    return Math.max(rate.connectionMinimum(), HalfUp.divide(exact, MILLIONTHS_OF_A_SECOND_RATE));
  }
}
