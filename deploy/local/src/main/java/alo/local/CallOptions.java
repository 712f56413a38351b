package alo.local;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Options of `alo call`.
///
/// @param number dialled; the demo tenant's number unless given
/// @param from caller id; a random mobile number unless given
/// @param key pressed in the menu
/// @param waitSeconds how long the customer waits for somebody
/// @param talkSeconds how long he talks after that
/// @param count how many customers
/// @param rate how many begin in a second
record CallOptions(
    Optional<String> number,
    Optional<String> from,
    String key,
    int waitSeconds,
    int talkSeconds,
    int count,
    double rate) {
  /// As `./alo call --help` prints them, each with its default.
  static final String HELP =
      """
      ./alo call plays a customer who dials a demo company, presses a key, waits and talks.
        --number +84...  whom he dials; the first demo company unless given
        --from +84...    his own number; a random mobile number unless given
        --key 1          what he presses in the menu: up to 8 of 0-9, * and #
        --wait 30        seconds that he waits for somebody, 0 to 3600
        --talk 10        seconds that he talks after that, 0 to 3600
        --count 1        how many customers, 1 to 1000
        --rate 1         how many begin in a second, above 0 and up to 100
      It ends with 0 when every call ran as configured, else with 1.
      """;

  private static final int COUNT_MAX = 1_000;
  private static final int SECONDS_MAX = 3_600;
  private static final double RATE_MAX = 100;
  private static final Set<String> NAMES =
      Set.of("--number", "--from", "--key", "--wait", "--talk", "--count", "--rate");

  /// Whether somebody only wants to read what there is.
  static boolean asksForHelp(List<String> arguments) {
    return arguments.contains("--help") || arguments.contains("-h");
  }

  static CallOptions parse(List<String> arguments) {
    Optional<String> number = Optional.empty();
    Optional<String> from = Optional.empty();
    String key = "1";
    int wait = 30;
    int talk = 10;
    int count = 1;
    double rate = 1;
    for (int i = 0; i < arguments.size(); i += 2) {
      String option = arguments.get(i);
      if (!NAMES.contains(option)) {
        throw unknown(option);
      }
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException("Expected a value after " + option);
      }
      String value = arguments.get(i + 1);
      switch (option) {
        case "--number" -> number = Optional.of(number(option, value));
        case "--from" -> from = Optional.of(number(option, value));
        case "--key" -> key = keys(value);
        case "--wait" -> wait = between(option, value, 0, SECONDS_MAX);
        case "--talk" -> talk = between(option, value, 0, SECONDS_MAX);
        case "--count" -> count = between(option, value, 1, COUNT_MAX);
        case "--rate" -> rate = rate(value);
        default -> throw unknown(option);
      }
    }
    return new CallOptions(number, from, key, wait, talk, count, rate);
  }

  private static IllegalArgumentException unknown(String option) {
    return new IllegalArgumentException(
        "Expected --number, --from, --key, --wait, --talk, --count or --rate, but it is " + option);
  }

  private static String number(String option, String value) {
    if (!value.matches("\\+?[0-9]{2,15}")) {
      throw new IllegalArgumentException(
          "Expected a number like +842473000101 after %s, but it is %s".formatted(option, value));
    }
    return value;
  }

  private static String keys(String value) {
    if (!value.matches("[0-9*#]{0,8}")) {
      throw new IllegalArgumentException(
          "Expected up to 8 keys 0-9, * or # after --key, but it is " + value);
    }
    return value;
  }

  private static int between(String option, String value, int least, int most) {
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Expected a number after %s, but it is %s".formatted(option, value), e);
    }
    if (number < least || number > most) {
      throw new IllegalArgumentException(
          "Expected %d to %d after %s, but it is %d".formatted(least, most, option, number));
    }
    return number;
  }

  private static double rate(String value) {
    try {
      double rate = Double.parseDouble(value);
      if (rate > 0 && rate <= RATE_MAX) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Expected calls a second after --rate, but it is " + value, e);
    }
    throw new IllegalArgumentException(
        "Expected above 0 and up to 100 after --rate, but it is " + value);
  }
}
