package alo.rating.charge;

import alo.contract.billing.ChargeLine;
import alo.contract.billing.LegUsage;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.value.Direction;
import alo.rating.charge.Rating.Rated;
import alo.rating.deck.Deck;
import alo.rating.deck.DeckVersion;
import alo.rating.deck.Rate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/// Short words for stories about calls and their price.
public final class Calls {
  public static final TenantId ACME = new TenantId("acme");

  private Calls() {}

  public static LegUsage leg(
      Direction direction, String number, Instant answered, Duration length) {
    return new LegUsage(
        ACME,
        new InteractionId("c-" + answered.toEpochMilli()),
        "leg-" + answered.toEpochMilli(),
        direction,
        number,
        null,
        answered,
        answered.plus(length));
  }

  public static LegUsage out(String number, String answered, Duration length) {
    return leg(Direction.OUT, number, Instant.parse(answered), length);
  }

  public static LegUsage in(String number, String answered, Duration length) {
    return leg(Direction.IN, number, Instant.parse(answered), length);
  }

  public static DeckVersion version(int number, String effective, Rate... rates) {
    return new DeckVersion(number, Instant.parse(effective), "84", List.of(rates));
  }

  public static Deck deck(String name, DeckVersion... versions) {
    return new Deck(name, "VND", List.of(versions));
  }

  public static List<ChargeLine> lines(Tariff tariff, LegUsage leg) {
    return switch (tariff.rate(leg)) {
      case Rated(List<ChargeLine> lines) -> lines;
      case Rating.Unrated(String detail) -> throw new AssertionError(detail);
    };
  }
}
