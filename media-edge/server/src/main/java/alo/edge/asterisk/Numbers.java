package alo.edge.asterisk;

import alo.contract.value.E164;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads what carriers signal as numbers: with plus, with the calling code, or national with zero.
final class Numbers {
  private final String country;

  Numbers(String country) {
    this.country = country;
  }

  /// The number; empty when withheld or nonsense, e.g. `anonymous`.
  Optional<E164> read(@Nullable String signalled) {
    if (signalled == null) {
      return Optional.empty();
    }
    String digits = signalled.strip();
    String full;
    if (digits.startsWith("+")) {
      full = digits;
    } else if (digits.startsWith("00")) {
      full = "+" + digits.substring(2);
    } else if (digits.startsWith("0")) {
      full = "+" + country + digits.substring(1);
    } else {
      full = "+" + digits;
    }
    try {
      return Optional.of(new E164(full));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }
}
