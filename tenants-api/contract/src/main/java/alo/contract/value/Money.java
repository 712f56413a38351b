package alo.contract.value;

import java.util.Objects;

/// An amount in minor units of its currency: VND has none, so 1 is one đồng; USD has cents.
///
/// @param minor minor units; negative is a credit
/// @param currency ISO 4217 code of three capitals
public record Money(long minor, String currency) {
  public Money {
    Objects.requireNonNull(currency, "currency");
    if (currency.length() != 3 || !currency.chars().allMatch(c -> c >= 'A' && c <= 'Z')) {
      throw new IllegalArgumentException(
          "Expected a currency like VND, but it is \"%s\"".formatted(currency));
    }
  }

  /// So many đồng.
  public static Money vnd(long dong) {
    return new Money(dong, "VND");
  }

  /// The sum; throws `IllegalArgumentException` on two currencies and `ArithmeticException` on
  /// overflow, since both are bugs.
  public Money plus(Money other) {
    if (!currency.equals(other.currency)) {
      throw new IllegalArgumentException("Expected %s, but it is %s".formatted(currency, other));
    }
    return new Money(Math.addExact(minor, other.minor), currency);
  }

  @Override
  public String toString() {
    return minor + " " + currency;
  }
}
