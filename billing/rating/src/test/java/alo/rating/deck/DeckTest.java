package alo.rating.deck;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

final class DeckTest {
  private static final List<Rate> RATES = List.of(Rate.perMinute("84", "Vietnam", "6+1", 1));

  private static DeckVersion version(int version, String from) {
    return new DeckVersion(version, Instant.parse(from), "84", RATES);
  }

  @Test
  @DisplayName("[W8] a version holds from its effective date until the next one's")
  void effective() {
    Deck deck =
        new Deck(
            "vn-out",
            "VND",
            List.of(version(2, "2026-04-01T00:00:00Z"), version(1, "2026-01-01T00:00:00Z")));
    assertThat(deck.indexAt(Instant.parse("2025-12-31T23:59:59.999Z"))).isEqualTo(Deck.NONE);
    assertThat(deck.indexAt(Instant.parse("2026-01-01T00:00:00Z"))).isZero();
    assertThat(deck.indexAt(Instant.parse("2026-03-31T23:59:59.999Z"))).isZero();
    assertThat(deck.indexAt(Instant.parse("2026-04-01T00:00:00Z"))).isEqualTo(1);
    assertThat(deck.versions().get(1).version()).isEqualTo(2);
  }

  @Test
  @DisplayName("[W8] a later version can not reach back behind an earlier one")
  void grows() {
    assertThatThrownBy(
            () ->
                new Deck(
                    "vn-out",
                    "VND",
                    List.of(
                        version(1, "2026-04-01T00:00:00Z"), version(2, "2026-04-01T00:00:00Z"))))
        .hasMessageContaining("Expected each version of vn-out once and after the one before");
    assertThatThrownBy(() -> new Deck("vn-out", "VND", List.of()))
        .hasMessageContaining("Expected a version");
    assertThatThrownBy(() -> new Deck("VN out", "VND", List.of(version(1, "2026-01-01T00:00:00Z"))))
        .hasMessageContaining("deck name");
  }

  @ParameterizedTest(name = "{0}: {1} s are billed as {2} s")
  @CsvSource({
    "6+1, 0, 0", "6+1, 1, 6", "6+1, 6, 6", "6+1, 7, 7", "6+1, 61, 61",
    "60+60, 1, 60", "60+60, 60, 60", "60+60, 61, 120", "60+6, 61, 66", "1+1, 1, 1",
    "3600+3600, 604800, 604800",
  })
  @DisplayName("[W8] a call is billed by increments")
  void increments(String increments, int seconds, int billed) {
    assertThat(Increments.parse(increments).billed(seconds)).isEqualTo(billed);
    assertThat(Increments.parse(increments)).hasToString(increments);
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "6", "6+", "0+1", "6+0", "-1+1", "3601+1", "6+1+1", "99999+1"})
  @DisplayName("[W8] increments that make no sense are refused")
  void noIncrements(String text) {
    assertThatThrownBy(() -> Increments.parse(text)).isInstanceOf(IllegalArgumentException.class);
  }

  @Test
  @DisplayName("[W8] no price is negative, and an emergency call has none")
  void badRates() {
    assertThatThrownBy(() -> Rate.perMinute("84", "Vietnam", "6+1", -1))
        .hasMessageContaining("no negative price");
    assertThatThrownBy(() -> new Rate("84113", "Police", new Increments(1, 1), 1, 0, true))
        .hasMessageContaining("emergency calls to be free");
    assertThatThrownBy(() -> Rate.perMinute("+84", "Vietnam", "6+1", 1))
        .hasMessageContaining("prefix of 1 to 15 digits");
    assertThatThrownBy(() -> Increments.parse("6+1").billed(-1)).hasMessageContaining("negative");
    assertThatThrownBy(() -> new DeckVersion(0, Instant.EPOCH, "84", RATES))
        .hasMessageContaining("version from 1");
    assertThatThrownBy(() -> new DeckVersion(1, Instant.EPOCH, "+84", RATES))
        .hasMessageContaining("calling code");
  }
}
