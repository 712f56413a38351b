package alo.ui.client;

import static org.assertj.core.api.Assertions.assertThat;

import alo.ui.client.UnansweredKeys.Sent;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Keys of requests without an answer")
class UnansweredKeysTest {
  private final AtomicLong now = new AtomicLong();
  private final UnansweredKeys keys = new UnansweredKeys(now::get);

  /// A token as it looks; who signed it is of no interest here.
  private static String token(String person, String tenant, int issuedAt) {
    String claims =
        "{\"sub\":\"%s\",\"organization\":{\"%s\":{}},\"iat\":%d}"
            .formatted(person, tenant, issuedAt);
    return "head."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(claims.getBytes(StandardCharsets.UTF_8))
        + ".signature"
        + issuedAt;
  }

  private static Sent order(String person, String tenant, int issuedAt) {
    return UnansweredKeys.sent(token(person, tenant, issuedAt), "/numbers", "{\"label\":\"a\"}");
  }

  @Test
  @DisplayName("the same person's same request keeps its key, also after his token was renewed")
  void same() {
    assertThat(keys.keyOf(order("mai", "silk", 2))).isEqualTo(keys.keyOf(order("mai", "silk", 1)));
  }

  @Test
  @DisplayName("another person, and the same person in another company, has another key")
  void others() {
    String mai = keys.keyOf(order("mai", "silk", 1));
    assertThat(keys.keyOf(order("lan", "silk", 1))).isNotEqualTo(mai);
    assertThat(keys.keyOf(order("mai", "pottery", 1))).isNotEqualTo(mai);
    keys.answered(order("lan", "silk", 1));
    assertThat(keys.keyOf(order("mai", "silk", 1))).isEqualTo(mai);
  }

  @Test
  @DisplayName("a key is forgotten with its answer, and after ten minutes")
  void forgotten() {
    String first = keys.keyOf(order("mai", "silk", 1));
    keys.answered(order("mai", "silk", 1));
    String second = keys.keyOf(order("mai", "silk", 1));
    assertThat(second).isNotEqualTo(first);
    now.addAndGet(Duration.ofMinutes(11).toNanos());
    assertThat(keys.keyOf(order("mai", "silk", 1))).isNotEqualTo(second);
  }

  @Test
  @DisplayName("a flood of requests without an answer does not switch the rule off for good")
  void flood() {
    for (int i = 0; i < UnansweredKeys.REQUESTS_MAX + 5; i++) {
      keys.keyOf(new Sent("mai", "/numbers", "body " + i));
    }
    now.addAndGet(Duration.ofMinutes(11).toNanos());
    assertThat(keys.keyOf(order("mai", "silk", 1))).isEqualTo(keys.keyOf(order("mai", "silk", 1)));
  }
}
