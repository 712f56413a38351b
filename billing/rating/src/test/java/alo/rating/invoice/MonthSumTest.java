package alo.rating.invoice;

import static alo.rating.charge.Calls.ACME;
import static alo.rating.charge.Calls.deck;
import static alo.rating.charge.Calls.in;
import static alo.rating.charge.Calls.lines;
import static alo.rating.charge.Calls.out;
import static alo.rating.charge.Calls.version;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.billing.ChargeLine;
import alo.contract.billing.MonthStatement;
import alo.contract.id.AgentId;
import alo.contract.value.Money;
import alo.rating.charge.Tariff;
import alo.rating.deck.Rate;
import alo.rating.plan.SeatPrice;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.YearMonth;
import java.time.ZoneId;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Months as stories in time.
final class MonthSumTest {
  private static final ZoneId VIETNAM = ZoneId.of("Asia/Ho_Chi_Minh");
  private static final BillingMonth MARCH = new BillingMonth(YearMonth.of(2026, 3), VIETNAM);
  private static final BillingMonth APRIL = new BillingMonth(YearMonth.of(2026, 4), VIETNAM);
  private static final SeatPrice SEAT = new SeatPrice.PerMonth(Money.vnd(310_000));

  private static final Tariff STEADY =
      new Tariff(
          deck(
              "vn-out",
              version(
                  1, "2025-12-31T17:00:00Z", Rate.perMinute("8424", "Hà Nội", "6+1", 450_000_000))),
          deck(
              "vn-in",
              version(1, "2025-12-31T17:00:00Z", Rate.perMinute("84", "Own number", "6+1", 0))));

  private static MonthStatement statement(MonthSum sum, BillingMonth month) {
    return sum.totals().statement(ACME, month.month(), SEAT, sum.newest());
  }

  @Test
  @DisplayName("[W8] a month: calls out, calls in, seats, total")
  void month() {
    MonthSum sum = new MonthSum(MARCH, "VND");
    lines(STEADY, out("+842438221234", "2026-03-02T02:00:00Z", Duration.ofMinutes(3)))
        .forEach(sum::add);
    lines(STEADY, out("+842438221234", "2026-03-03T02:00:00Z", Duration.ofMillis(900)))
        .forEach(sum::add);
    lines(STEADY, in("+842838221234", "2026-03-03T03:00:00Z", Duration.ofSeconds(61)))
        .forEach(sum::add);
    AgentId ana = new AgentId("ana");
    AgentId binh = new AgentId("binh");
    sum.add(ana, LocalDate.of(2026, 3, 2));
    sum.add(ana, LocalDate.of(2026, 3, 2));
    sum.add(ana, LocalDate.of(2026, 3, 31));
    sum.add(binh, LocalDate.of(2026, 3, 31));
    sum.add(binh, LocalDate.of(2026, 4, 1));

    MonthStatement march = statement(sum, MARCH);
    assertThat(march.callCharges()).isEqualTo(Money.vnd(1_350 + 45));
    assertThat(march.minutesOut()).as("186 s").isEqualTo(4);
    assertThat(march.minutesIn()).as("61 s").isEqualTo(2);
    assertThat(march.callsOut()).isEqualTo(2);
    assertThat(march.callsIn()).isEqualTo(1);
    assertThat(march.seats()).isEqualTo(2);
    assertThat(march.seatDays()).isEqualTo(3);
    assertThat(march.seatCharges()).isEqualTo(Money.vnd(30_000));
    assertThat(march.total()).isEqualTo(Money.vnd(31_395));
    assertThat(march.lines())
        .extracting(ChargeLine::from)
        .isSortedAccordingTo((a, b) -> b.compareTo(a));
  }

  @Test
  @DisplayName("[W8] story of 31 March, 23:59 in Vietnam: 3 min to 84 24 are 1.350 đ, in March")
  void overMidnight() {
    var lines = lines(STEADY, out("+842438221234", "2026-03-31T16:59:00Z", Duration.ofMinutes(3)));
    assertThat(lines)
        .singleElement()
        .satisfies(
            line -> {
              assertThat(line.prefix()).isEqualTo("8424");
              assertThat(line.billedSeconds()).isEqualTo(180);
              assertThat(line.amount()).isEqualTo(Money.vnd(1_350));
            });
    MonthSum march = new MonthSum(MARCH, "VND");
    MonthSum april = new MonthSum(APRIL, "VND");
    lines.forEach(march::add);
    lines.forEach(april::add);
    assertThat(march.totals().callCharges()).isEqualTo(Money.vnd(1_350));
    assertThat(april.totals().callCharges()).isEqualTo(Money.vnd(0));
  }

  @Test
  @DisplayName("[W8] a month has Vietnam's borders, not Greenwich's")
  void borders() {
    assertThat(APRIL.from()).isEqualTo(Instant.parse("2026-03-31T17:00:00Z"));
    assertThat(APRIL.to()).isEqualTo(Instant.parse("2026-04-30T17:00:00Z"));
    assertThat(BillingMonth.of(Instant.parse("2026-03-31T16:59:59.999Z"), VIETNAM))
        .isEqualTo(MARCH);
    assertThat(BillingMonth.of(Instant.parse("2026-03-31T17:00:00Z"), VIETNAM)).isEqualTo(APRIL);
    assertThat(APRIL.contains(APRIL.from())).isTrue();
    assertThat(APRIL.contains(APRIL.to())).isFalse();
  }

  @Test
  @DisplayName("[W8] a month with a change of clocks is an hour longer or shorter, without a gap")
  void clockChange() {
    ZoneId berlin = ZoneId.of("Europe/Berlin");
    BillingMonth march = new BillingMonth(YearMonth.of(2026, 3), berlin);
    BillingMonth october = new BillingMonth(YearMonth.of(2026, 10), berlin);
    assertThat(Duration.between(march.from(), march.to())).isEqualTo(Duration.ofHours(31 * 24 - 1));
    assertThat(Duration.between(october.from(), october.to()))
        .isEqualTo(Duration.ofHours(31 * 24 + 1));
    assertThat(march.to()).isEqualTo(new BillingMonth(YearMonth.of(2026, 4), berlin).from());
  }

  @Test
  @DisplayName("[W8] a statement shows the newest 200 lines and sums all of them")
  void manyLines() {
    MonthSum sum = new MonthSum(MARCH, "VND");
    Instant start = Instant.parse("2026-03-01T00:00:00Z");
    for (int i = 0; i < 500; i++) {
      lines(STEADY, out("+842438221234", start.plusSeconds(i).toString(), Duration.ofMinutes(1)))
          .forEach(sum::add);
    }
    MonthStatement march = statement(sum, MARCH);
    assertThat(march.callCharges()).isEqualTo(Money.vnd(500 * 450));
    assertThat(march.lines()).hasSize(MonthTotals.LINES_MAX);
    assertThat(march.lines().getFirst().from()).isEqualTo(start.plusSeconds(499));
    assertThat(march.lines().getLast().from()).isEqualTo(start.plusSeconds(300));
  }

  @Test
  @DisplayName("[W8] sums that overflow or mix currencies are errors")
  void errors() {
    MonthSum sum = new MonthSum(MARCH, "USD");
    ChargeLine line =
        lines(STEADY, out("+842438221234", "2026-03-02T02:00:00Z", Duration.ofMinutes(3)))
            .getFirst();
    assertThatThrownBy(() -> sum.add(line)).isInstanceOf(IllegalArgumentException.class);
    MonthTotals totals = new MonthTotals(0, 0, 0, 0, 1, 31, Money.vnd(Long.MAX_VALUE));
    assertThatThrownBy(() -> totals.statement(ACME, MARCH.month(), SEAT, java.util.List.of()))
        .isInstanceOf(ArithmeticException.class);
  }
}
