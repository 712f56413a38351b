package alo.rating.charge;

import static alo.rating.charge.Calls.deck;
import static alo.rating.charge.Calls.lines;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.billing.ChargeLine;
import alo.contract.billing.LegUsage;
import alo.contract.value.Direction;
import alo.rating.deck.Deck;
import alo.rating.deck.DeckVersion;
import alo.rating.deck.Increments;
import alo.rating.deck.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Laws that hold for any leg under any deck; a failure names the seed that repeats it.
final class RandomLegsTest {
  private static final int SEEDS = 5_000;
  private static final Instant START = Instant.parse("2026-03-31T16:00:00Z");

  private static Rate rate(Random random) {
    return new Rate(
        "84",
        "Vietnam",
        new Increments(1 + random.nextInt(90), 1 + random.nextInt(90)),
        random.nextLong(3_000_000_000L),
        random.nextInt(3) == 0 ? random.nextInt(2_000) : 0,
        false);
  }

  private static LegUsage leg(Random random) {
    Duration length = Duration.ofMillis(random.nextInt(4) == 0 ? 0 : random.nextInt(7_200_000));
    return Calls.leg(
        Direction.OUT, "+84901234567", START.plusMillis(random.nextInt(600_000)), length);
  }

  /// Up to five versions, at random moments of two hours.
  private static Deck cut(Random random, List<Rate> rates) {
    List<DeckVersion> versions = new ArrayList<>();
    Instant from = START;
    for (int i = 0; i < rates.size(); i++) {
      versions.add(new DeckVersion(i + 1, from, "84", List.of(rates.get(i))));
      from = from.plusMillis(1 + random.nextInt(3_000_000));
    }
    return deck("cut", versions.toArray(DeckVersion[]::new));
  }

  private static Tariff tariff(Deck deck) {
    return new Tariff(deck, deck);
  }

  @Test
  @DisplayName("[W8] split at equal rates, a leg costs to the đồng what it costs unsplit")
  void splitEqualsUnsplit() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      Rate rate = rate(random);
      LegUsage leg = leg(random);
      var whole = lines(tariff(cut(random, List.of(rate))), leg);
      var split = lines(tariff(cut(random, List.of(rate, rate, rate, rate, rate))), leg);
      assertThat(whole).as("seed %d", seed).hasSize(1);
      assertThat(sum(split)).as("seed %d", seed).isEqualTo(sum(whole));
      assertThat(split.stream().mapToInt(ChargeLine::seconds).sum())
          .as("seed %d", seed)
          .isEqualTo(whole.getFirst().seconds());
      assertThat(split.stream().mapToInt(ChargeLine::billedSeconds).sum())
          .as("seed %d", seed)
          .isEqualTo(whole.getFirst().billedSeconds());
    }
  }

  @Test
  @DisplayName("[W8] no line is negative, and each begins where the one before ended")
  void neverNegative() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      List<Rate> rates = new ArrayList<>();
      for (int i = 0; i <= random.nextInt(5); i++) {
        rates.add(rate(random));
      }
      LegUsage leg = leg(random);
      var lines = lines(tariff(cut(random, rates)), leg);
      assertThat(lines.getFirst().from()).isEqualTo(leg.answeredAt());
      int version = lines.getFirst().deckVersion();
      for (ChargeLine line : lines) {
        assertThat(line.amount().minor()).as("seed %d", seed).isNotNegative();
        assertThat(line.seconds()).as("seed %d", seed).isNotNegative();
        assertThat(line.billedSeconds()).as("seed %d", seed).isNotNegative();
        assertThat(line.deckVersion()).as("seed %d", seed).isEqualTo(version++);
      }
    }
  }

  @Test
  @DisplayName("[W8] an unsplit line is rate times billed seconds, half up, as decimals compute it")
  void asDecimals() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      Rate rate = rate(random);
      LegUsage leg = leg(random);
      ChargeLine line = lines(tariff(cut(random, List.of(rate))), leg).getFirst();
      long exact =
          BigDecimal.valueOf(rate.perMinuteMillionths())
              .multiply(BigDecimal.valueOf(line.billedSeconds()))
              .divide(BigDecimal.valueOf(60_000_000), 0, RoundingMode.HALF_UP)
              .longValueExact();
      long expected = line.seconds() == 0 ? 0 : Math.max(exact, rate.connectionMinimum());
      assertThat(line.amount().minor()).as("seed %d", seed).isEqualTo(expected);
    }
  }

  @Test
  @DisplayName("[W8] a longer call never costs less")
  void monotone() {
    for (long seed = 1; seed <= SEEDS; seed++) {
      Random random = new Random(seed);
      Tariff tariff = tariff(cut(random, List.of(rate(random), rate(random), rate(random))));
      LegUsage shorter = leg(random);
      LegUsage longer =
          Calls.leg(
              Direction.OUT,
              shorter.number(),
              shorter.answeredAt(),
              Duration.between(shorter.answeredAt(), shorter.endedAt())
                  .plusMillis(random.nextInt(100_000)));
      assertThat(sum(lines(tariff, longer)))
          .as("seed %d", seed)
          .isGreaterThanOrEqualTo(sum(lines(tariff, shorter)));
    }
  }

  private static long sum(List<ChargeLine> lines) {
    return lines.stream().mapToLong(line -> line.amount().minor()).sum();
  }
}
