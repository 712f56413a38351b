package alo.rating.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeckVersionTest {
  private static final Instant EPOCH = Instant.EPOCH;

  private static Rate rate(String prefix) {
    return Rate.perMinute(prefix, "to " + prefix, "6+1", 1_000_000);
  }

  private static DeckVersion deck(String... prefixes) {
    return new DeckVersion(1, EPOCH, "84", List.of(prefixes).stream().map(p -> rate(p)).toList());
  }

  @ParameterizedTest(name = "{0} is rated by {1}")
  @DisplayName("[W8] the longest prefix wins, however a number is written")
  @CsvSource({
    "+84901234567, 8490",
    "0084901234567, 8490",
    "84901234567, 8490",
    "0901234567, 8490",
    "+84243822123, 8424",
    "02438221234, 8424",
    "+842838221234, 8428",
    "19001234, 841900",
    "1900545415, 841900",
    "+8419001234, 841900",
    "18001090, 841800",
    "113, 84113",
    "+85512345678, 855",
    "+84291234567, 84",
    "+14155550123, 1",
    "14155550123, 1",
  })
  void longestPrefixWins(String number, String prefix) {
    DeckVersion deck =
        deck("84", "8490", "8424", "8428", "841900", "841800", "84113", "855", "1", "8");
    assertThat(deck.match(number)).isNotNull().extracting(Rate::prefix).isEqualTo(prefix);
  }

  @ParameterizedTest
  @DisplayName("[W8] what no prefix covers has no rate, and nonsense is no number")
  @ValueSource(strings = {"+33123456789", "", "+", "*100#", "anonymous", "00"})
  void noRate(String number) {
    assertThat(deck("84", "1").match(number)).isNull();
  }

  @Test
  @DisplayName("[W8] a prefix may be entered before or after a longer one")
  void anyOrder() {
    assertThat(deck("8490", "84", "849").match("+84901")).isEqualTo(rate("8490"));
    assertThat(deck("84", "849", "8490").match("+84911")).isEqualTo(rate("849"));
    assertThat(deck("849", "8490", "84").match("+8470")).isEqualTo(rate("84"));
  }

  @Test
  @DisplayName("[W8] a prefix stands in a deck once")
  void twice() {
    assertThatThrownBy(() -> deck("84", "84")).hasMessageContaining("84 is there twice");
    assertThatThrownBy(() -> deck("84", "849", "84")).hasMessageContaining("84 is there twice");
  }

  @Test
  @DisplayName("[W8] the tree finds what a plain scan finds, in 20 random decks")
  void likeAPlainScan() {
    for (long seed = 1; seed <= 20; seed++) {
      Random random = new Random(seed);
      Set<String> prefixes = new HashSet<>();
      while (prefixes.size() < 2_000) {
        prefixes.add(digits(random, 1 + random.nextInt(7)));
      }
      List<Rate> rates = new ArrayList<>(prefixes.stream().map(p -> rate(p)).toList());
      DeckVersion deck = new DeckVersion(1, EPOCH, "84", rates);
      for (int i = 0; i < 2_000; i++) {
        String number = digits(random, 12);
        Rate expected =
            rates.stream()
                .filter(r -> number.startsWith(r.prefix()))
                .max(Comparator.comparingInt(r -> r.prefix().length()))
                .orElse(null);
        assertThat(deck.match("+" + number)).as("seed %d, %s", seed, number).isEqualTo(expected);
      }
    }
  }

  @Test
  @DisplayName("[W8] a match allocates nothing")
  void allocatesNothing() {
    DeckVersion deck = deck("84", "8490", "8424", "841900", "1");
    String[] numbers = {"+84901234567", "0901234567", "19001234", "+14155550123", "+33123"};
    var threads =
        (com.sun.management.ThreadMXBean) java.lang.management.ManagementFactory.getThreadMXBean();
    int found = 0;
    long least = Long.MAX_VALUE;
    for (int round = 0; round < 20; round++) {
      long before = threads.getCurrentThreadAllocatedBytes();
      for (int i = 0; i < 10_000; i++) {
        found += deck.match(numbers[i % numbers.length]) == null ? 0 : 1;
      }
      least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
    }
    assertThat(found).isEqualTo(20 * 8_000);
    // The counter itself may cost a few bytes a round; one byte a match would be 10,000.
    assertThat(least).isLessThan(1_000);
  }

  private static String digits(Random random, int count) {
    StringBuilder text = new StringBuilder();
    for (int i = 0; i < count; i++) {
      text.append((char) ('0' + random.nextInt(10)));
    }
    return text.toString();
  }
}
