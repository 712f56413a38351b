package alo.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.value.E164;
import alo.contract.value.Money;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Times, money and numbers")
class FormatTest {
  private final Format vietnam = new Format(Locale.of("vi"), ZoneId.of("Asia/Ho_Chi_Minh"));

  @Test
  @DisplayName("times are shown in the tenant's zone, not in the server's")
  void zone() {
    Instant late = Instant.parse("2026-12-31T18:30:05Z");
    assertThat(vietnam.moment(late)).isEqualTo("01/01/2027 01:30:05");
    assertThat(vietnam.time(late)).isEqualTo("01:30:05");
    assertThat(vietnam.time(null)).isEqualTo("–");
  }

  @Test
  @DisplayName("đồng have no minor unit, dollars have cents")
  void money() {
    assertThat(vietnam.money(Money.vnd(1_350_000))).contains("1.350.000").contains("₫");
    assertThat(new Format(Locale.US, ZoneId.of("UTC")).money(new Money(1_250, "USD")))
        .isEqualTo("$12.50");
  }

  @Test
  @DisplayName("telephone numbers are read as they are in Vietnam")
  void phones() {
    assertThat(Format.phone("+84903123456")).isEqualTo("0903 123 456");
    assertThat(Format.phone("+842838221234")).isEqualTo("028 3822 1234");
    assertThat(Format.phone("+6591234567")).isEqualTo("+6591234567");
    assertThat(Format.phone(null)).isEqualTo("–");
  }

  @Test
  @DisplayName("a number may be typed with a nought or a plus")
  void typed() {
    assertThat(Numbers.find("0903 123 456")).contains(new E164("+84903123456"));
    assertThat(Numbers.find("+65 9123-4567")).contains(new E164("+6591234567"));
    assertThat(Numbers.find("Hùng")).isEmpty();
    assertThat(Numbers.find("113")).isEmpty();
  }

  @Test
  @DisplayName("durations have hours when there are any")
  void durations() {
    assertThat(vietnam.duration(65)).isEqualTo("1:05");
    assertThat(vietnam.duration(3_600)).isEqualTo("1:00:00");
    assertThat(vietnam.duration(-1)).isEqualTo("0:00");
  }

  @Test
  @DisplayName("the number of a charge has a plus only where a country stands before it")
  void charged() {
    assertThat(Format.charged("113")).isEqualTo("113");
    assertThat(Format.charged("19001234")).isEqualTo("19001234");
    assertThat(Format.charged("84903123456")).isEqualTo("0903 123 456");
    assertThat(Format.charged("+6591234567")).isEqualTo("+6591234567");
  }
}
