package alo.rating.plan;

import alo.contract.value.Money;
import alo.rating.charge.HalfUp;
import java.time.YearMonth;

/// What seats cost. A seat day is one person who was logged in as an agent on one day of the
/// tenant's zone, however often and for however long.
public sealed interface SeatPrice {

  /// Each seat day costs the same in every month.
  record PerDay(Money price) implements SeatPrice {
    public PerDay {
      checked(price);
    }
  }

  /// A person who is there on every day of a month costs the price; else pro rata by days. The
  /// month's seat days are added up first and rounded once:
  /// `half-up(price * seat days / days of the month)`.
  record PerMonth(Money price) implements SeatPrice {
    public PerMonth {
      checked(price);
    }
  }

  /// The charge for a month's seat days. Overflow is an error (`ArithmeticException`).
  default Money charge(int seatDays, YearMonth month) {
    if (seatDays < 0) {
      throw new IllegalArgumentException("Expected no negative seat days, but " + seatDays);
    }
    return switch (this) {
      case PerDay(Money price) ->
          new Money(Math.multiplyExact(price.minor(), (long) seatDays), price.currency());
      case PerMonth(Money price) ->
          new Money(
              HalfUp.divide(
                  Math.multiplyExact(price.minor(), (long) seatDays), month.lengthOfMonth()),
              price.currency());
    };
  }

  private static void checked(Money price) {
    if (price.minor() < 0) {
      throw new IllegalArgumentException(
          "Expected no negative seat price, but it is %s".formatted(price));
    }
  }
}
