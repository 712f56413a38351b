package alo.contract.value;

import java.util.regex.Pattern;

/// A telephone number in international form with the plus sign, e.g. `+84283822123`.
///
/// On the wire it is that string. Short national services (113, 1800...) are not E.164 numbers;
/// they are dialled as [DialString].
///
/// Source: ITU-T E.164, at most 15 digits.
public record E164(String value) implements Comparable<E164> {
  private static final Pattern FORM = Pattern.compile("\\+[1-9][0-9]{6,14}");

  public E164 {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Expected a number like +84283822123, but it is \"%s\"".formatted(value));
    }
  }

  /// Whether the number lies in a country, given by its calling code without plus, e.g. `84`.
  public boolean isInCountry(String callingCode) {
    return value.startsWith(callingCode, 1);
  }

  /// The digits without the plus sign.
  public String digits() {
    return value.substring(1);
  }

  @Override
  public int compareTo(E164 other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
