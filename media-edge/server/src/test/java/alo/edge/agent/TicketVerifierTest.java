package alo.edge.agent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import alo.contract.edge.TicketClaims;
import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.wire.json.Json;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Tickets are verified offline")
class TicketVerifierTest {
  private static final Instant NOW = Instant.parse("2026-11-22T03:00:00Z");
  @TempDir Path folder;
  private KeyPair control;
  private TicketVerifier verifier;

  @BeforeEach
  void trustTheControlPlane() throws GeneralSecurityException {
    control = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    verifier = new TicketVerifier(folder, () -> NOW);
    verifier.trust(List.of(Base64.getEncoder().encodeToString(control.getPublic().getEncoded())));
  }

  private static TicketClaims claims(String purpose, Duration left) {
    return new TicketClaims(
        "t1", purpose, new TenantId("demo"), new AgentId("ana"), "Ana", NOW.plus(left));
  }

  private static String sign(KeyPair keys, TicketClaims claims) throws GeneralSecurityException {
    String body =
        Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(Json.write(claims).getBytes(StandardCharsets.UTF_8));
    Signature signature = Signature.getInstance("Ed25519");
    signature.initSign(keys.getPrivate());
    signature.update(body.getBytes(StandardCharsets.US_ASCII));
    return body + "." + Base64.getUrlEncoder().withoutPadding().encodeToString(signature.sign());
  }

  @Test
  void aGoodTicketSaysWhoItIs() throws GeneralSecurityException {
    var claims = claims("AGENT", Duration.ofMinutes(1));
    assertThat(verifier.verify(sign(control, claims))).isEqualTo(claims);
  }

  @Test
  void trustSurvivesARestart() throws GeneralSecurityException {
    var claims = claims("AGENT", Duration.ofMinutes(1));
    assertThat(new TicketVerifier(folder, () -> NOW).verify(sign(control, claims)))
        .isEqualTo(claims);
  }

  @Test
  void whatItProlongsItTakesItselfAlsoAfterARestart() throws GeneralSecurityException {
    var claims = claims("AGENT", Duration.ofMinutes(1));
    String next = verifier.prolong(claims, NOW.plus(Duration.ofHours(8)));
    assertThat(new TicketVerifier(folder, () -> NOW.plusSeconds(3_600)).verify(next).agent())
        .isEqualTo(claims.agent());
  }

  @Test
  void forgedOverAlteredAndForeignTicketsAreRefused() throws GeneralSecurityException {
    KeyPair other = KeyPairGenerator.getInstance("Ed25519").generateKeyPair();
    String good = sign(control, claims("AGENT", Duration.ofMinutes(1)));
    String altered = "A" + good.substring(1);
    for (String bad :
        List.of(
            "",
            "garbage",
            "a.b",
            "…ünicode.x",
            altered,
            "x".repeat(5_000) + ".y",
            sign(other, claims("AGENT", Duration.ofMinutes(1))),
            sign(control, claims("AGENT", Duration.ZERO)),
            sign(control, claims("FEED", Duration.ofMinutes(1))))) {
      assertThatThrownBy(() -> verifier.verify(bad)).hasMessageContaining("UNAUTHENTICATED");
    }
  }
}
