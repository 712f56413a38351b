package alo.ui.base;

import static org.assertj.core.api.Assertions.assertThat;

import alo.ui.client.Refused;
import alo.ui.client.SessionToken;
import io.quarkus.security.runtime.QuarkusSecurityIdentity;
import java.util.concurrent.ExecutionException;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SaysTest {
  @Test
  @DisplayName("a refusal beside a request, as of an upload, is told in its own words")
  void wrapped() {
    Refused refused = refusal();
    assertThat(Says.refusedIn(new ExecutionException(new IllegalStateException(refused))))
        .isSameAs(refused);
    assertThat(Says.refusedIn(refused)).isSameAs(refused);
    assertThat(Says.refusedIn(new IllegalStateException("a bug"))).isNull();
  }

  private static Refused refusal() {
    try {
      SessionToken.of(QuarkusSecurityIdentity.builder().setAnonymous(true).build());
      throw new AssertionError("Expected a refusal");
    } catch (Refused e) {
      return e;
    }
  }
}
