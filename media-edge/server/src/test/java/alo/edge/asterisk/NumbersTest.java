package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.value.E164;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("Numbers as carriers signal them")
class NumbersTest {
  private final Numbers numbers = new Numbers("84");

  @ParameterizedTest
  @CsvSource({
    "+84901234567, +84901234567",
    "84901234567, +84901234567",
    "0901234567, +84901234567",
    "0084901234567, +84901234567"
  })
  @DisplayName("every form is the same number")
  void forms(String signalled, String number) {
    assertThat(numbers.read(signalled)).contains(new E164(number));
  }

  @ParameterizedTest
  @ValueSource(strings = {"anonymous", "", "0", "+", "12", "+84'; DROP", "unknown"})
  @DisplayName("nonsense is a withheld number")
  void nonsense(String signalled) {
    assertThat(numbers.read(signalled)).isEmpty();
  }

  @Test
  @DisplayName("nothing is a withheld number")
  void nothing() {
    assertThat(numbers.read(null)).isEmpty();
  }
}
