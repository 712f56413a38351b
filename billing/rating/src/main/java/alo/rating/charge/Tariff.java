package alo.rating.charge;

import alo.contract.billing.ChargeLine;
import alo.contract.billing.LegUsage;
import alo.contract.value.Money;
import alo.rating.charge.Rating.Rated;
import alo.rating.charge.Rating.Unrated;
import alo.rating.deck.Deck;
import alo.rating.deck.DeckVersion;
import alo.rating.deck.Rate;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// The decks by which a tenant pays: calls out by the number called, calls in by its own number.
///
/// @param outbound prefixes of numbers called
/// @param inbound prefixes of the tenant's own numbers, up to the whole number
public record Tariff(Deck outbound, Deck inbound) {
  /// The longest leg that is believed, in seconds: seven days.
  public static final int LEG_SECONDS_MAX = 7 * 24 * 3_600;

  /// One charge line per period of the deck that the leg touches. A leg over the effective date of
  /// a version is split there.
  ///
  /// Durations are measured between moments, so no change of a zone's clocks touches them. A
  /// started second counts whole, from the answer on: 0.9 s is one second, and a border inside a
  /// second leaves that second to the period before it. A leg of no duration is charged nothing.
  /// Throws `IllegalArgumentException` for a leg that ends before its answer or is longer than
  /// [#LEG_SECONDS_MAX], and `ArithmeticException` on overflow.
  public Rating rate(LegUsage leg) {
    Deck deck =
        switch (leg.direction()) {
          case OUT -> outbound;
          case IN -> inbound;
        };
    int total = seconds(leg.answeredAt(), leg.endedAt());
    int period = deck.indexAt(leg.answeredAt());
    if (period == Deck.NONE) {
      return new Unrated(
          "Expected a version of deck %s at %s, but the first is of %s"
              .formatted(
                  deck.name(), leg.answeredAt(), deck.versions().getFirst().effectiveFrom()));
    }
    return split(leg, deck, period, total);
  }

  private static Rating split(LegUsage leg, Deck deck, int first, int total) {
    List<ChargeLine> lines = new ArrayList<>(1);
    Instant from = leg.answeredAt();
    int begun = 0;
    for (int period = first; ; period++) {
      DeckVersion version = deck.versions().get(period);
      Rate rate = version.match(leg.number());
      if (rate == null) {
        return new Unrated(
            "Expected a rate for %s in version %d of deck %s, but there is none"
                .formatted(leg.number(), version.version(), deck.name()));
      }
      if (isLast(deck, period, leg.endedAt())) {
        lines.add(line(leg, deck, version, rate, from, begun, total));
        return new Rated(lines);
      }
      Instant to = deck.versions().get(period + 1).effectiveFrom();
      int ended = seconds(leg.answeredAt(), to);
      lines.add(line(leg, deck, version, rate, from, begun, ended));
      from = to;
      begun = ended;
    }
  }

  /// Whether a leg's end lies in a period, and not after it.
  private static boolean isLast(Deck deck, int period, Instant end) {
    return period + 1 == deck.versions().size()
        || !deck.versions().get(period + 1).effectiveFrom().isBefore(end);
  }

  private static ChargeLine line(
      LegUsage leg, Deck deck, DeckVersion version, Rate rate, Instant from, int begun, int ended) {
    long amount = Price.after(rate, ended) - Price.after(rate, begun);
    return new ChargeLine(
        leg.leg(),
        leg.call(),
        leg.direction(),
        leg.number(),
        from,
        ended - begun,
        rate.increments().billed(ended) - rate.increments().billed(begun),
        deck.name(),
        version.version(),
        rate.prefix(),
        rate.description(),
        rate.increments().toString(),
        rate.perMinuteMillionths(),
        new Money(amount, deck.currency()));
  }

  /// Started seconds between two moments.
  private static int seconds(Instant from, Instant to) {
    if (to.isBefore(from)) {
      throw new IllegalArgumentException(
          "Expected a leg to end after its answer at %s, but it ends at %s".formatted(from, to));
    }
    long started = to.getEpochSecond() - from.getEpochSecond();
    if (to.getNano() > from.getNano()) {
      started++;
    }
    if (started > LEG_SECONDS_MAX) {
      throw new IllegalArgumentException(
          "Expected a leg of at most %d seconds, but it has %d"
              .formatted(LEG_SECONDS_MAX, started));
    }
    return (int) started;
  }
}
