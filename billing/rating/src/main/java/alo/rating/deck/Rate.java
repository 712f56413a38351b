package alo.rating.deck;

import java.util.regex.Pattern;

/// The price of one destination.
///
/// @param prefix first digits of the number in international form without plus, e.g. `8490`; for a
///     national service the country before it, e.g. `841900`
/// @param description for people, e.g. `Mobile MobiFone`
/// @param perMinuteMillionths price of 60 billed seconds in millionths of the currency's minor unit
/// @param connectionMinimum least amount of an answered call of more than zero seconds, in minor
///     units
/// @param emergency free by law; must then have no price
public record Rate(
    String prefix,
    String description,
    Increments increments,
    long perMinuteMillionths,
    long connectionMinimum,
    boolean emergency) {
  /// The longest prefix, in digits: an E.164 number has no more.
  public static final int PREFIX_DIGITS_MAX = 15;

  private static final Pattern PREFIX = Pattern.compile("[0-9]{1,15}");

  public Rate {
    if (!PREFIX.matcher(prefix).matches()) {
      throw new IllegalArgumentException(
          "Expected a prefix of 1 to %d digits, but it is \"%s\""
              .formatted(PREFIX_DIGITS_MAX, prefix));
    }
    if (perMinuteMillionths < 0 || connectionMinimum < 0) {
      throw new IllegalArgumentException(
          "Expected no negative price, but %s has %d and %d"
              .formatted(prefix, perMinuteMillionths, connectionMinimum));
    }
    if (emergency && (perMinuteMillionths > 0 || connectionMinimum > 0)) {
      throw new IllegalArgumentException(
          "Expected emergency calls to be free, but %s has a price".formatted(prefix));
    }
  }

  /// An ordinary rate without a least amount.
  public static Rate perMinute(
      String prefix, String description, String increments, long perMinuteMillionths) {
    return new Rate(
        prefix, description, Increments.parse(increments), perMinuteMillionths, 0, false);
  }

  /// An emergency service.
  public static Rate emergency(String prefix, String description) {
    return new Rate(prefix, description, new Increments(1, 1), 0, 0, true);
  }
}
