package alo.rating.charge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

final class HalfUpTest {
  @ParameterizedTest(name = "{0} / {1} = {2}")
  @DisplayName("[W8] a half goes up, less goes down")
  @CsvSource({
    "0, 1, 0",
    "1, 2, 1",
    "1, 3, 0",
    "2, 3, 1",
    "3, 2, 2",
    "4, 3, 1",
    "5, 3, 2",
    "29999999, 60000000, 0",
    "30000000, 60000000, 1",
    "9223372036854775807, 1, 9223372036854775807",
    "9223372036854775807, 2, 4611686018427387904",
    "9223372036854775806, 9223372036854775807, 1",
  })
  void divides(long amount, long parts, long whole) {
    assertThat(HalfUp.divide(amount, parts)).isEqualTo(whole);
  }

  @Test
  @DisplayName("[W8] negative amounts have no rounding rule")
  void refuses() {
    assertThatThrownBy(() -> HalfUp.divide(-1, 2)).isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> HalfUp.divide(1, 0)).isInstanceOf(IllegalArgumentException.class);
  }
}
