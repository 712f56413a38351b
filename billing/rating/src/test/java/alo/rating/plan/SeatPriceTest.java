package alo.rating.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.value.Money;
import alo.rating.plan.SeatPrice.PerDay;
import alo.rating.plan.SeatPrice.PerMonth;
import java.time.YearMonth;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class SeatPriceTest {
  private static final SeatPrice MONTHLY = new PerMonth(Money.vnd(300_000));

  @ParameterizedTest(name = "{1} seat days of {0}: {2} đ")
  @DisplayName("[W8] seats are paid pro rata by the days of their month")
  @CsvSource({
    "2026-11, 0, 0",
    "2026-11, 30, 300000",
    "2026-11, 60, 600000",
    "2026-11, 1, 10000",
    "2026-12, 31, 300000",
    "2026-12, 1, 9677",
    "2026-12, 2, 19355",
    "2026-02, 28, 300000",
    "2028-02, 29, 300000",
  })
  void proRata(YearMonth month, int seatDays, long dong) {
    assertThat(MONTHLY.charge(seatDays, month)).isEqualTo(Money.vnd(dong));
  }

  @Test
  @DisplayName("[W8] a price per day is the same in every month")
  void perDay() {
    assertThat(new PerDay(Money.vnd(12_000)).charge(3, YearMonth.of(2026, 2)))
        .isEqualTo(Money.vnd(36_000));
  }

  @Test
  @DisplayName("[W8] the seat charge never falls as days are added")
  void monotone() {
    long before = 0;
    for (int days = 0; days < 10_000; days++) {
      long charge = MONTHLY.charge(days, YearMonth.of(2026, 12)).minor();
      assertThat(charge).isGreaterThanOrEqualTo(before);
      before = charge;
    }
  }

  @Test
  @DisplayName("[W8] seats: overflow and negative prices are errors")
  void errors() {
    assertThatThrownBy(() -> new PerDay(Money.vnd(-1))).hasMessageContaining("negative seat price");
    assertThatThrownBy(() -> MONTHLY.charge(-1, YearMonth.of(2026, 1)))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PerDay(Money.vnd(Long.MAX_VALUE)).charge(2, YearMonth.of(2026, 1)))
        .isInstanceOf(ArithmeticException.class);
  }
}
