package alo.ui.number;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.number.NumberFact;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("[P29] facts of a number as lines")
class FactLinesTest {
  @Test
  @DisplayName("are read as they are shown; times in them are no names")
  void bothWays() {
    List<NumberFact> facts =
        List.of(new NumberFact("Giờ mở cửa", "8:00-17:00"), new NumberFact("Giá", "miễn phí"));
    assertThat(FactLines.read(FactLines.of(facts))).contains(facts);
    assertThat(FactLines.read(" \n Giá:miễn phí \n\n"))
        .contains(List.of(new NumberFact("Giá", "miễn phí")));
  }

  @ParameterizedTest
  @ValueSource(strings = {"no colon", ": no name", "no text:", "a: 1\na: 2"})
  @DisplayName("are none")
  void none(String text) {
    assertThat(FactLines.read(text)).isEmpty();
    assertThat(FactLines.read("n: " + "x".repeat(201))).isEmpty();
    assertThat(FactLines.read("1:a\n2:a\n3:a\n4:a\n5:a\n6:a\n7:a\n8:a\n9:a\n10:a\n11:a")).isEmpty();
  }
}
