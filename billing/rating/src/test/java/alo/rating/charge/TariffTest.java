package alo.rating.charge;

import static alo.rating.charge.Calls.deck;
import static alo.rating.charge.Calls.in;
import static alo.rating.charge.Calls.lines;
import static alo.rating.charge.Calls.out;
import static alo.rating.charge.Calls.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.billing.ChargeLine;
import alo.contract.value.Money;
import alo.rating.deck.Increments;
import alo.rating.deck.Rate;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class TariffTest {
  private static final String NOON = "2026-03-15T05:00:00Z";

  /// 450 đ a minute to Hà Nội until March, 480 đ from April (dates of Vietnam).
  private static final Tariff TARIFF =
      new Tariff(
          deck(
              "vn-out",
              version(
                  1,
                  "2025-12-31T17:00:00Z",
                  Rate.perMinute("8424", "Hà Nội", "6+1", 450_000_000),
                  Rate.perMinute("8490", "MobiFone", "60+60", 900_000_000),
                  Rate.perMinute("841800", "1800", "6+1", 0),
                  new Rate("1", "USA", Increments.parse("60+6"), 333_333_333, 500, false),
                  Rate.emergency("84113", "Công an")),
              version(
                  2,
                  "2026-03-31T17:00:00Z",
                  Rate.perMinute("8424", "Hà Nội", "6+1", 480_000_000),
                  Rate.perMinute("8490", "MobiFone", "6+1", 850_000_000))),
          deck(
              "vn-in",
              version(
                  1,
                  "2025-12-31T17:00:00Z",
                  Rate.perMinute("84", "Ordinary number", "6+1", 0),
                  Rate.perMinute("841800", "Toll-free number", "6+1", 700_000_000))));

  @ParameterizedTest(name = "{0} for {1} ms: {2} s billed, {3} đ")
  @DisplayName("[W8] an answered leg costs its increments at its rate, rounded half up")
  @CsvSource({
    "+842438221234, 180000, 180, 1350",
    "+842438221234, 0, 0, 0",
    "+842438221234, 900, 6, 45",
    "+842438221234, 1000, 6, 45",
    "+842438221234, 6001, 7, 53",
    "+842438221234, 7000, 7, 53",
    "+842438221234, 8000, 8, 60",
    "+84901234567, 900, 60, 900",
    "+84901234567, 60001, 120, 1800",
    "18001234, 600000, 600, 0",
    "113, 600000, 600, 0",
    "+14155550123, 1000, 60, 500",
    "+14155550123, 91000, 96, 533",
  })
  void price(String number, long millis, int billed, long dong) {
    assertThat(lines(TARIFF, out(number, NOON, Duration.ofMillis(millis))))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.billedSeconds()).isEqualTo(billed);
              assertThat(line.amount()).isEqualTo(Money.vnd(dong));
            });
  }

  @Test
  @DisplayName("[W8] a line names leg, deck, version, prefix and rate")
  void namesItsSource() {
    var leg = out("+842438221234", NOON, Duration.ofMinutes(3));
    assertThat(lines(TARIFF, leg))
        .containsExactly(
            new ChargeLine(
                leg.leg(),
                leg.call(),
                leg.direction(),
                "+842438221234",
                leg.answeredAt(),
                180,
                180,
                "vn-out",
                1,
                "8424",
                "Hà Nội",
                "6+1",
                450_000_000,
                Money.vnd(1_350)));
  }

  @Test
  @DisplayName("[W8] a call in costs what the tenant's own number costs")
  void inbound() {
    assertThat(lines(TARIFF, in("18001234", NOON, Duration.ofSeconds(30))))
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.amount()).isEqualTo(Money.vnd(350));
              assertThat(line.deck()).isEqualTo("vn-in");
            });
    assertThat(lines(TARIFF, in("+842838221234", NOON, Duration.ofMinutes(9))))
        .extracting(ChargeLine::amount)
        .containsExactly(Money.vnd(0));
  }

  @Test
  @DisplayName("[W8] a call over midnight of a new price is split there: story of 31 March")
  void splitAtTheNewPrice() {
    // 23:59 in Hà Nội; the new price begins at midnight there.
    var lines = lines(TARIFF, out("+842438221234", "2026-03-31T16:59:00Z", Duration.ofMinutes(3)));
    assertThat(lines)
        .extracting(ChargeLine::deckVersion, ChargeLine::seconds, ChargeLine::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(1, 60, Money.vnd(450)),
            org.assertj.core.groups.Tuple.tuple(2, 120, Money.vnd(960)));
    assertThat(lines.get(1).from()).isEqualTo(Instant.parse("2026-03-31T17:00:00Z"));
  }

  @Test
  @DisplayName("[W8] a paid first increment is not paid again after the split")
  void firstIncrementOnce() {
    // Two seconds before midnight 60+60 bills a minute, v2 goes on by seconds after its first six.
    var lines = lines(TARIFF, out("+84901234567", "2026-03-31T16:59:58Z", Duration.ofSeconds(5)));
    assertThat(lines)
        .extracting(ChargeLine::seconds, ChargeLine::billedSeconds, ChargeLine::amount)
        .containsExactly(
            org.assertj.core.groups.Tuple.tuple(2, 60, Money.vnd(900)),
            org.assertj.core.groups.Tuple.tuple(3, 0, Money.vnd(0)));
  }

  @Test
  @DisplayName("[W8] a call that ends as the new price begins, or begins then, has one line")
  void atTheBorder() {
    assertThat(lines(TARIFF, out("+842438221234", "2026-03-31T16:59:00Z", Duration.ofMinutes(1))))
        .extracting(ChargeLine::deckVersion)
        .containsExactly(1);
    assertThat(lines(TARIFF, out("+842438221234", "2026-03-31T17:00:00Z", Duration.ZERO)))
        .extracting(ChargeLine::deckVersion, ChargeLine::amount)
        .containsExactly(org.assertj.core.groups.Tuple.tuple(2, Money.vnd(0)));
  }

  @Test
  @DisplayName("[W8] a border inside a second leaves the started second to the old price")
  void insideASecond() {
    var lines =
        lines(TARIFF, out("+842438221234", "2026-03-31T16:59:59.5Z", Duration.ofMillis(900)));
    assertThat(lines).extracting(ChargeLine::seconds).containsExactly(1, 0);
    assertThat(lines).extracting(ChargeLine::amount).containsExactly(Money.vnd(45), Money.vnd(0));
  }

  @Test
  @DisplayName("[W8] clocks that go forward or back leave a call's length alone")
  void clockChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    for (String night : new String[] {"2026-03-29T01:30", "2026-10-25T02:30"}) {
      Instant answered = ZonedDateTime.of(java.time.LocalDateTime.parse(night), berlin).toInstant();
      var leg =
          Calls.leg(alo.contract.value.Direction.IN, "18001234", answered, Duration.ofMinutes(90));
      assertThat(lines(TARIFF, leg)).extracting(ChargeLine::seconds).containsExactly(5_400);
    }
  }

  @Test
  @DisplayName("[W8] what has no price is said, and not charged as 0")
  void unrated() {
    assertThat(TARIFF.rate(out("+33123456789", NOON, Duration.ofMinutes(1))))
        .isEqualTo(
            new Rating.Unrated(
                "Expected a rate for +33123456789 in version 1 of deck vn-out, but there is none"));
    assertThat(TARIFF.rate(out("+842438221234", "2025-12-31T16:59:59Z", Duration.ofMinutes(1))))
        .isInstanceOf(Rating.Unrated.class);
    assertThat(TARIFF.rate(out("+14155550123", "2026-03-31T16:59:59Z", Duration.ofMinutes(1))))
        .as("rated in version 1, but no longer in version 2")
        .isInstanceOf(Rating.Unrated.class);
  }

  @Test
  @DisplayName("[W8] a leg that ends before its answer or lasts for weeks is refused")
  void badLegs() {
    assertThatThrownBy(() -> TARIFF.rate(out("113", NOON, Duration.ofMillis(-1))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("end after its answer");
    assertThatThrownBy(() -> TARIFF.rate(out("113", NOON, Duration.ofDays(8))))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("604800 seconds");
    assertThatThrownBy(() -> TARIFF.rate(out("113", NOON, Duration.ofDays(365L * 100_000))))
        .isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("[W8] overflow is an error, not an amount")
  void overflow() {
    Tariff dear =
        new Tariff(
            deck(
                "dear",
                version(
                    1, "2025-01-01T00:00:00Z", Rate.perMinute("84", "x", "6+1", Long.MAX_VALUE))),
            TARIFF.inbound());
    assertThatThrownBy(() -> dear.rate(out("+842438221234", NOON, Duration.ofSeconds(1))))
        .isInstanceOf(ArithmeticException.class);
  }
}
