package alo.bench;

import alo.contract.billing.ChargeLine;
import alo.contract.billing.LegUsage;
import alo.contract.id.InteractionId;
import alo.contract.id.TenantId;
import alo.contract.value.Direction;
import alo.contract.value.Money;
import alo.rating.charge.Rating;
import alo.rating.charge.Tariff;
import alo.rating.deck.Deck;
import alo.rating.deck.DeckVersion;
import alo.rating.deck.Rate;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/// Ratings with a deck of 100,000 prefixes: from a leg to its charge line. The other side finds the
/// prefix in a TreeMap, longest first, and reckons with BigDecimal.
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
public class RatingBenchmark {
  private static final int PREFIXES = 100_000;

  /// Different legs, a power of two; many, so that the deck has to come from memory as it does in
  /// life.
  private static final int LEGS = 1 << 16;

  private static final Instant EFFECTIVE = Instant.parse("2026-01-01T00:00:00Z");

  private final TreeMap<String, Rate> tree = new TreeMap<>();
  private final LegUsage[] legs = new LegUsage[LEGS];
  private @Nullable Tariff tariff;
  private @Nullable DeckVersion version;
  private int next;

  @Setup
  public void deck() {
    Random random = new Random(1);
    for (int digit = 1; digit <= 9; digit++) {
      put(Integer.toString(digit), random);
    }
    while (tree.size() < PREFIXES) {
      put(Integer.toString(1 + random.nextInt(9)) + digits(random, 2 + random.nextInt(6)), random);
    }
    version = new DeckVersion(1, EFFECTIVE, "84", List.copyOf(tree.values()));
    Deck deck = new Deck("bench", "VND", List.of(version));
    tariff = new Tariff(deck, deck);
    List<String> prefixes = new ArrayList<>(tree.keySet());
    for (int i = 0; i < LEGS; i++) {
      String prefix = prefixes.get(random.nextInt(prefixes.size()));
      legs[i] = leg(i, "+" + prefix + digits(random, 12 - prefix.length()), random);
    }
  }

  private void put(String prefix, Random random) {
    tree.put(
        prefix, Rate.perMinute(prefix, "to " + prefix, "6+1", 1 + random.nextInt(2_000_000_000)));
  }

  private static LegUsage leg(int number, String called, Random random) {
    Instant answered = EFFECTIVE.plusSeconds(random.nextInt(2_000_000));
    return new LegUsage(
        new TenantId("acme"),
        new InteractionId("c" + number),
        "leg" + number,
        Direction.OUT,
        called,
        null,
        answered,
        answered.plusMillis(random.nextInt(600_000)));
  }

  private static String digits(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }

  private LegUsage nextLeg() {
    return legs[next++ & (LEGS - 1)];
  }

  /// A whole rating.
  @Benchmark
  public @Nullable Rating rate() {
    return tariff == null ? null : tariff.rate(nextLeg());
  }

  /// The prefix alone.
  @Benchmark
  public @Nullable Rate match() {
    return version == null ? null : version.match(nextLeg().number());
  }

  /// The other side's prefix alone.
  @Benchmark
  public Rate treeMapMatch() {
    return longest(nextLeg().number());
  }

  /// The other side's whole rating.
  @Benchmark
  public ChargeLine treeMapRate() {
    LegUsage leg = nextLeg();
    Rate rate = longest(leg.number());
    long millis = Duration.between(leg.answeredAt(), leg.endedAt()).toMillis();
    int seconds = (int) Math.ceilDiv(millis, 1_000);
    int billed = rate.increments().billed(seconds);
    long amount =
        BigDecimal.valueOf(rate.perMinuteMillionths())
            .multiply(BigDecimal.valueOf(billed))
            .divide(BigDecimal.valueOf(60_000_000), 0, RoundingMode.HALF_UP)
            .longValueExact();
    return new ChargeLine(
        leg.leg(),
        leg.call(),
        leg.direction(),
        leg.number(),
        leg.answeredAt(),
        seconds,
        billed,
        "bench",
        1,
        rate.prefix(),
        rate.description(),
        rate.increments().toString(),
        rate.perMinuteMillionths(),
        Money.vnd(amount));
  }

  private Rate longest(String number) {
    for (int end = number.length(); end > 1; end--) {
      Rate rate = tree.get(number.substring(1, end));
      if (rate != null) {
        return rate;
      }
    }
    throw new IllegalStateException("Expected a rate, but there is none for " + number);
  }
}
