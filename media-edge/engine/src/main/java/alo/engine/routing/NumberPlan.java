package alo.engine.routing;

import alo.contract.value.DialString;
import alo.contract.value.E164;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How numbers are dialled in a country.
///
/// Sources: Vietnam's numbering plan (Circular 22/2014/TT-BTTTT and its changes): trunk prefix
/// 0, international prefix 00, national numbers of 9 (mobile) or 10 (fixed) digits, services
/// 1800 (the called pays) and 1900 (the caller pays extra), emergency services 111 to 115; 112
/// is rescue. ITU-T E.164 for the rest.
///
/// @param country calling code without plus
/// @param emergency always allowed
/// @param services beginnings of short national services that may be called
/// @param serviceBeginnings what no subscriber's number begins with after the trunk prefix or the
///     calling code: `01900…` and `+841900…` reach the services that cost extra
/// @param digitsMin fewest digits of a national number without the trunk prefix
/// @param digitsMax most digits of it
public record NumberPlan(
    String country,
    Set<String> emergency,
    List<String> services,
    List<String> serviceBeginnings,
    int digitsMin,
    int digitsMax) {
  private static final String INTERNATIONAL_PREFIX = "00";
  private static final String TRUNK_PREFIX = "0";
  private static final int SERVICE_DIGITS_MIN = 8;
  private static final int SERVICE_DIGITS_MAX = 10;

  private static final NumberPlan VIETNAM =
      new NumberPlan(
          "84", Set.of("111", "112", "113", "114", "115"), List.of("1800"), List.of("1"), 9, 10);

  /// The plan of a country; one that is not known here has 112 and E.164's lengths.
  public static NumberPlan of(String country) {
    return country.equals(VIETNAM.country)
        ? VIETNAM
        : new NumberPlan(country, Set.of("112"), List.of(), List.of(), 4, 15 - country.length());
  }

  /// Whether it is an emergency service.
  public boolean isEmergency(DialString dialled) {
    return emergency.contains(dialled.value());
  }

  /// Whether it is a national service that may be called.
  public boolean isService(DialString dialled) {
    String value = dialled.value();
    return value.length() >= SERVICE_DIGITS_MIN
        && value.length() <= SERVICE_DIGITS_MAX
        && value.chars().allMatch(c -> c >= '0' && c <= '9')
        && services.stream().anyMatch(value::startsWith);
  }

  /// The international form of what was dialled; empty if it is not a number.
  public Optional<E164> international(DialString dialled) {
    String value = dialled.value();
    if (value.startsWith("+")) {
      return checked(value.substring(1));
    }
    if (value.startsWith(INTERNATIONAL_PREFIX)) {
      return checked(value.substring(INTERNATIONAL_PREFIX.length()));
    }
    if (value.startsWith(TRUNK_PREFIX)) {
      return checked(country + value.substring(TRUNK_PREFIX.length()));
    }
    return value.startsWith(country) ? checked(value) : Optional.empty();
  }

  private Optional<E164> checked(String digits) {
    boolean national = digits.startsWith(country);
    int length = digits.length() - country.length();
    if (national
            && (length < digitsMin
                || length > digitsMax
                || serviceBeginnings.stream()
                    .anyMatch(service -> digits.startsWith(service, country.length())))
        || !digits.matches("[1-9][0-9]{6,14}")) {
      return Optional.empty();
    }
    return Optional.of(new E164("+" + digits));
  }
}
