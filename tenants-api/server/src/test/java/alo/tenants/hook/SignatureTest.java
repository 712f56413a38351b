package alo.tenants.hook;

import static org.assertj.core.api.Assertions.assertThat;

import java.security.SecureRandom;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class SignatureTest {
  private static final String SECRET = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw";
  private static final String ID = "msg_p5jXN8AQM9LWM0D4loKWxJek";
  private static final String BODY = "{\"test\": 2432232314}";

  @Test
  @DisplayName("a message is signed as in the published example of the convention")
  void signsAsPublished() {
    assertThat(Signature.of(List.of(SECRET), ID, 1_614_265_330, BODY))
        .isEqualTo("v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=");
  }

  @Test
  @DisplayName("each secret that holds signs; each new one is another of 32 bytes")
  void signsWithEach() {
    SecureRandom random = new SecureRandom();
    String one = Signature.newSecret(random);
    String other = Signature.newSecret(random);
    assertThat(one).startsWith("whsec_").isNotEqualTo(other);
    assertThat(Base64.getDecoder().decode(one.substring(6))).hasSize(32);
    assertThat(Signature.of(List.of(one, other), ID, 1, BODY))
        .isEqualTo(
            Signature.of(List.of(one), ID, 1, BODY)
                + " "
                + Signature.of(List.of(other), ID, 1, BODY));
  }
}
