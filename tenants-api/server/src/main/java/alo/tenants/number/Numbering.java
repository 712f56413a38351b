package alo.tenants.number;

import alo.contract.value.DialString;
import alo.contract.value.E164;
import com.google.i18n.phonenumbers.NumberParseException;
import com.google.i18n.phonenumbers.PhoneNumberUtil;
import com.google.i18n.phonenumbers.PhoneNumberUtil.PhoneNumberFormat;
import java.util.Optional;

/// From what was dialled to an international number; the only importer of libphonenumber.
public final class Numbering {
  private static final PhoneNumberUtil NUMBERS = PhoneNumberUtil.getInstance();

  private Numbering() {}

  /// The number that was dialled in a country, or nothing for a short service.
  ///
  /// @param country calling code without plus, e.g. `84`
  public static Optional<E164> international(DialString dialled, String country) {
    String region = NUMBERS.getRegionCodeForCountryCode(Integer.parseInt(country));
    try {
      String value = NUMBERS.format(NUMBERS.parse(dialled.value(), region), PhoneNumberFormat.E164);
      return Optional.of(new E164(value));
    } catch (NumberParseException | IllegalArgumentException _) {
      return Optional.empty();
    }
  }
}
