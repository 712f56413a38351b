package alo.billing.deck;

import alo.contract.billing.DeckView;
import alo.contract.problem.Problem;
import alo.contract.problem.ProblemCode;
import alo.contract.problem.RejectedException;
import alo.contract.value.Money;
import alo.rating.deck.Deck;
import alo.rating.deck.DeckVersion;
import alo.rating.deck.Increments;
import alo.rating.deck.Rate;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;

/// What a version must look like. The rules of rates are the rating's own; here each mistake gets
/// its place, so that a list of thousands can be mended.
final class DraftCheck {
  /// Rates of one version at most, as they come over HTTP.
  static final int RATES_MAX = 100_000;

  /// The dearest minute, in millionths of the minor unit: a longest call then still fits a long.
  static final long PER_MINUTE_MILLIONTHS_MAX = 10_000_000_000_000L;

  /// The dearest connection, in minor units.
  static final long CONNECTION_MINIMUM_MAX = 1_000_000_000L;

  private static final Instant EARLIEST = Instant.parse("2020-01-01T00:00:00Z");
  private static final int DESCRIPTION_LENGTH_MAX = 120;
  private static final int MISTAKES_SHOWN_MAX = 50;

  private DraftCheck() {}

  /// The rates in the order in which they are stored.
  static List<DeckView.Rate> byPrefix(List<DeckView.Rate> rates) {
    return rates.stream().sorted(Comparator.comparing(DeckView.Rate::prefix)).toList();
  }

  static void refuseMistakes(DeckView.Draft draft) {
    List<Problem.At> errors = new ArrayList<>();
    if (isMissing(draft.currency()) || isMissing(draft.country()) || isMissing(draft.rates())) {
      throw refused(
          new Problem.At("", "missing", "Expected effectiveFrom, currency, country and rates"));
    }
    Instant from = draft.effectiveFrom();
    if (isMissing(from)
        || from.isBefore(EARLIEST)
        || !from.equals(from.truncatedTo(ChronoUnit.SECONDS))) {
      errors.add(
          new Problem.At(
              "/effectiveFrom",
              "moment",
              "Expected a whole second from %s on".formatted(EARLIEST)));
    }
    if (draft.rates().isEmpty() || draft.rates().size() > RATES_MAX) {
      throw refused(
          new Problem.At(
              "/rates",
              "length",
              "Expected 1 to %d rates, but there are %d"
                  .formatted(RATES_MAX, draft.rates().size())));
    }
    for (int i = 0; i < draft.rates().size() && errors.size() < MISTAKES_SHOWN_MAX; i++) {
      String mistake = mistakeIn(draft.rates().get(i));
      if (!mistake.isEmpty()) {
        errors.add(new Problem.At("/rates/" + i, "rate", mistake));
      }
    }
    if (!errors.isEmpty()) {
      throw refused(errors.toArray(Problem.At[]::new));
    }
  }

  /// The version as the rating sees it: what can not be made is refused.
  static DeckVersion rated(String deck, int version, DeckView.Draft draft) {
    made("/currency", () -> new Money(0, draft.currency()));
    DeckVersion made =
        made(
            "/rates",
            () ->
                new DeckVersion(
                    version,
                    draft.effectiveFrom(),
                    draft.country(),
                    draft.rates().stream().map(DraftCheck::rate).toList()));
    made("/deck", () -> new Deck(deck, draft.currency(), List.of(made)));
    return made;
  }

  private static String mistakeIn(DeckView.Rate rate) {
    if (isMissing(rate) || isMissing(rate.prefix()) || isMissing(rate.increments())) {
      return "Expected a prefix and increments";
    }
    String description = rate.description();
    if (isMissing(description)
        || description.isBlank()
        || description.length() > DESCRIPTION_LENGTH_MAX
        || description.chars().anyMatch(Character::isISOControl)) {
      return "Expected a description of 1 to %d characters".formatted(DESCRIPTION_LENGTH_MAX);
    }
    if (rate.perMinuteMillionths() > PER_MINUTE_MILLIONTHS_MAX
        || rate.connectionMinimum() > CONNECTION_MINIMUM_MAX) {
      return "Expected at most %d millionths a minute and %d for the connection"
          .formatted(PER_MINUTE_MILLIONTHS_MAX, CONNECTION_MINIMUM_MAX);
    }
    try {
      var _ = rate(rate);
      return "";
    } catch (IllegalArgumentException e) {
      return String.valueOf(e.getMessage());
    }
  }

  private static Rate rate(DeckView.Rate rate) {
    return new Rate(
        rate.prefix(),
        rate.description(),
        Increments.parse(rate.increments()),
        rate.perMinuteMillionths(),
        rate.connectionMinimum(),
        rate.emergency());
  }

  private static <T> T made(String place, Supplier<T> making) {
    try {
      return making.get();
    } catch (IllegalArgumentException e) {
      throw refused(new Problem.At(place, "not-valid", String.valueOf(e.getMessage())));
    }
  }

  /// JSON leaves out what it likes.
  private static boolean isMissing(Object value) {
    return Objects.isNull(value);
  }

  private static RejectedException refused(Problem.At... errors) {
    return new RejectedException(
        Problem.of(ProblemCode.INVALID_REQUEST, errors[0].detail(), List.of(errors)));
  }
}
