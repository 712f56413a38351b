package alo.tenants.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.ext.mail.SMTPException;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class LetterCarrierTest {
  private static final Duration GIVEN_UP_AFTER = Duration.ofDays(3);

  @Test
  @DisplayName("a letter that is refused for good is tried some twenty times in its three days")
  void growingDistances() {
    assertThat(LetterCarrier.distance(1)).isEqualTo(Duration.ofMinutes(1));
    assertThat(LetterCarrier.distance(2)).isEqualTo(Duration.ofMinutes(2));
    assertThat(LetterCarrier.distance(1_000_000)).isEqualTo(Duration.ofHours(12));
    int attempts = 1;
    Duration waited = Duration.ZERO;
    while (waited.compareTo(GIVEN_UP_AFTER) < 0) {
      waited = waited.plus(LetterCarrier.distance(attempts++));
    }
    assertThat(attempts).isBetween(10, 20);
  }

  @Test
  @DisplayName("the log says what the mail server said, but no address")
  void reason() {
    var refused =
        new SMTPException(
            "recipient address not accepted",
            550,
            List.of("550 5.1.1 <ana@example.test>: unknown\r\nhere"),
            false);
    assertThat(LetterCarrier.reason(new IllegalStateException(refused)))
        .isEqualTo("550 5.1.1 ... unknown here");
    assertThat(LetterCarrier.reason(new IllegalStateException("x".repeat(1_000))))
        .startsWith("IllegalStateException: xxx")
        .hasSize(200);
  }
}
