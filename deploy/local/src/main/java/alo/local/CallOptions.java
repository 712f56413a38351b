package alo.local;

import java.util.List;
import java.util.Optional;

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
  private static final int COUNT_MAX = 1_000;

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
      if (i + 1 == arguments.size()) {
        throw new IllegalArgumentException("Expected a value after " + option);
      }
      String value = arguments.get(i + 1);
      switch (option) {
        case "--number" -> number = Optional.of(number(option, value));
        case "--from" -> from = Optional.of(number(option, value));
        case "--key" -> key = keys(value);
        case "--wait" -> wait = between(option, value, 0, 3_600);
        case "--talk" -> talk = between(option, value, 0, 3_600);
        case "--count" -> count = between(option, value, 1, COUNT_MAX);
        case "--rate" -> rate = rate(value);
        default ->
            throw new IllegalArgumentException(
                "Expected --number, --from, --key, --wait, --talk, --count or --rate, but it is "
                    + option);
      }
    }
    return new CallOptions(number, from, key, wait, talk, count, rate);
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
      throw new IllegalArgumentException("Expected keys 0-9, * or #, but it is " + value);
    }
    return value;
  }

  private static int between(String option, String value, int least, int most) {
    int number;
    try {
      number = Integer.parseInt(value);
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Expected a number after " + option, e);
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
      if (rate > 0 && rate <= 100) {
        return rate;
      }
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException("Expected calls a second after --rate", e);
    }
    throw new IllegalArgumentException("Expected --rate above 0 and up to 100, but it is " + value);
  }
}
