package alo.rating.deck;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// One version of a deck: never changed once it has rated a call.
///
/// Numbers match as carriers and people write them: `+84901234567`, `0084901234567`, `0901234567`
/// (the deck's country is put before it), `19001234` (at most ten digits that begin with 1: a
/// service of the country, priced under `841900`), and else as the international digits that they
/// are.
public final class DeckVersion {
  /// The most rates in one version.
  public static final int RATES_MAX = 1_000_000;

  /// National services such as `1900545415` have at most so many digits.
  private static final int SERVICE_DIGITS_MAX = 10;

  private final int version;
  private final Instant effectiveFrom;
  private final String country;
  private final Rate[] rates;
  private final PrefixTree tree;

  /// @param version from 1
  /// @param effectiveFrom first moment at which it holds
  /// @param country calling code without plus of numbers in national form, e.g. `84`
  public DeckVersion(int version, Instant effectiveFrom, String country, List<Rate> rates) {
    if (version < 1) {
      throw new IllegalArgumentException("Expected a version from 1, but it is " + version);
    }
    if (!country.matches("[1-9][0-9]{0,2}")) {
      throw new IllegalArgumentException(
          "Expected a calling code like 84, but it is \"%s\"".formatted(country));
    }
    if (rates.size() > RATES_MAX) {
      throw new IllegalArgumentException(
          "Expected at most %d rates, but there are %d".formatted(RATES_MAX, rates.size()));
    }
    this.version = version;
    this.effectiveFrom = effectiveFrom;
    this.country = country;
    this.rates = rates.toArray(Rate[]::new);
    this.tree = new PrefixTree(rates);
  }

  /// Number of the version, from 1.
  public int version() {
    return version;
  }

  /// First moment at which it holds.
  public Instant effectiveFrom() {
    return effectiveFrom;
  }

  /// The rate with the longest prefix of a number, or null if none matches. Allocates nothing.
  public @Nullable Rate match(String number) {
    int found = index(number);
    return found == PrefixTree.NONE ? null : rates[found];
  }

  private int index(String number) {
    int length = number.length();
    char first = length == 0 ? ' ' : number.charAt(0);
    if (first == '+') {
      return tree.match("", number, 1);
    }
    if (first == '0') {
      return length > 1 && number.charAt(1) == '0'
          ? tree.match("", number, 2)
          : tree.match(country, number, 1);
    }
    boolean service = first == '1' && length <= SERVICE_DIGITS_MAX;
    return tree.match(service ? country : "", number, 0);
  }
}
