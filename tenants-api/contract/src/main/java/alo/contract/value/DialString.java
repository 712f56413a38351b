package alo.contract.value;

import java.util.regex.Pattern;

/// What somebody typed or a carrier signalled: digits with an optional plus. Not yet a number; the
/// country of the tenant makes an [E164] of it, or a short service.
///
/// On the wire it is that string.
public record DialString(String value) {
  private static final Pattern FORM = Pattern.compile("\\+?[0-9*#]{1,20}");

  public DialString {
    if (!FORM.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "Expected up to 20 digits, * or # with an optional plus, but it is \"%s\""
              .formatted(value.length() > 40 ? value.substring(0, 40) + "..." : value));
    }
  }

  @Override
  public String toString() {
    return value;
  }
}
