package alo.edge.asterisk;

import alo.contract.id.TrunkId;
import alo.contract.value.E164;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A way to the telephone network, and how numbers are written on it. Behind it all numbers are
/// E.164, so that nobody asks by which way a call comes.
///
/// @param trunk names the PBX's endpoint too
/// @param country calling code without plus, of the network on the other side
public record TrunkProfile(TrunkId trunk, String country, Form form) {
  private static final String PLUS = "+";
  private static final String ABROAD = "00";
  private static final String TRUNK_PREFIX = "0";

  /// How digits are meant that say nothing of it themselves.
  public enum Form {
    /// A SIP carrier: full numbers, with or without plus.
    INTERNATIONAL,
    /// A gateway to the telephone network (E1): as they are dialled in the country, or without the
    /// zero where the line says in its own way that they are national.
    NATIONAL
  }

  /// The number; empty when withheld or nonsense, e.g. `anonymous`.
  Optional<E164> read(@Nullable String signalled) {
    if (signalled == null) {
      return Optional.empty();
    }
    try {
      return Optional.of(new E164(full(signalled.strip())));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  private String full(String digits) {
    if (digits.startsWith(PLUS)) {
      return digits;
    }
    if (digits.startsWith(ABROAD)) {
      return PLUS + digits.substring(ABROAD.length());
    }
    if (digits.startsWith(TRUNK_PREFIX)) {
      return PLUS + country + digits.substring(TRUNK_PREFIX.length());
    }
    return switch (form) {
      case INTERNATIONAL -> PLUS + digits;
      case NATIONAL -> PLUS + country + digits;
    };
  }

  /// A number as it is signalled on this way.
  ///
  /// @param number E.164 with plus; a short code of the network goes as it is
  String write(String number) {
    if (form == Form.INTERNATIONAL || !number.startsWith(PLUS)) {
      return number;
    }
    String own = PLUS + country;
    return number.startsWith(own)
        ? TRUNK_PREFIX + number.substring(own.length())
        : ABROAD + number.substring(PLUS.length());
  }
}
