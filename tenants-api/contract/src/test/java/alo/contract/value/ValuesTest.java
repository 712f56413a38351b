package alo.contract.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.DayOfWeek;
import java.time.LocalTime;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ValuesTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "0901234567",
        "+0901",
        "+84",
        "+84 901234567",
        "+849012345678901234",
        "+84９０１２３４５６７"
      })
  void nonsenseIsNoNumber(String text) {
    assertThatThrownBy(() -> new E164(text)).hasMessageContaining("Expected a number like");
  }

  @Test
  void aNumberKnowsItsCountry() {
    assertThat(new E164("+84283822123").isInCountry("84")).isTrue();
    assertThat(new E164("+1212555123").isInCountry("84")).isFalse();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "abc", "1;2", "${EXTEN}", "123456789012345678901", "09 01"})
  void whatIsTypedIsDigitsOnly(String text) {
    assertThatThrownBy(() -> new DialString(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  void moneyOfTwoCurrenciesIsABug() {
    assertThat(Money.vnd(1_350).plus(Money.vnd(-350))).isEqualTo(Money.vnd(1_000));
    assertThatThrownBy(() -> Money.vnd(1).plus(new Money(1, "USD")))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> Money.vnd(Long.MAX_VALUE).plus(Money.vnd(1)))
        .isInstanceOf(ArithmeticException.class);
  }

  @Test
  void aWindowPastMidnightBelongsToTheDayOnWhichItBegins() {
    var night = new TimeWindow(Set.of(DayOfWeek.FRIDAY), LocalTime.of(22, 0), LocalTime.of(6, 0));
    assertThat(night.contains(DayOfWeek.FRIDAY, LocalTime.of(23, 0))).isTrue();
    assertThat(night.contains(DayOfWeek.SATURDAY, LocalTime.of(5, 59))).isTrue();
    assertThat(night.contains(DayOfWeek.SATURDAY, LocalTime.of(6, 0))).isFalse();
    assertThat(night.contains(DayOfWeek.FRIDAY, LocalTime.of(5, 0))).isFalse();
  }

  @Test
  void equalEndsMeanTheWholeDay() {
    var day = new TimeWindow(Set.of(DayOfWeek.SUNDAY), LocalTime.MIDNIGHT, LocalTime.MIDNIGHT);
    assertThat(day.contains(DayOfWeek.SUNDAY, LocalTime.of(0, 0))).isTrue();
    assertThat(day.contains(DayOfWeek.SUNDAY, LocalTime.of(23, 59))).isTrue();
    assertThat(day.contains(DayOfWeek.MONDAY, LocalTime.of(0, 0))).isFalse();
  }
}
