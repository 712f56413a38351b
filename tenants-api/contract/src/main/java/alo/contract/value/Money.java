package alo.contract.value;

import java.util.Objects;

/// An amount in minor units of its currency: VND has none, so 1 is one đồng; USD has cents.
///
/// @param minor minor units; negative is a credit
/// @param currency ISO 4217 code of three capitals
public record Money(long minor, String currency) {
  public Money {
    Objects.requireNonNull(currency, "currency");
    if (!isCode(currency)) {
      throw new IllegalArgumentException(
          "Expected a currency like VND, but it is \"%s\"".formatted(currency));
    }
  }

  /// By hand, because amounts are made a million times a second and a pattern would take most of
  /// it.
  private static boolean isCode(String text) {
    return text.length() == 3
        && isCapital(text.charAt(0))
        && isCapital(text.charAt(1))
        && isCapital(text.charAt(2));
  }

  private static boolean isCapital(char c) {
    return c >= 'A' && c <= 'Z';
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
