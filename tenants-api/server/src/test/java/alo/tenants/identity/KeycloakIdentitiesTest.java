package alo.tenants.identity;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.AgentId;
import alo.contract.value.Language;
import alo.tenants.identity.keycloak.KeycloakFixture;
import alo.tenants.identity.keycloak.KeycloakProgram;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;

/// The contract on a real Keycloak.
@EnabledIf(
    value = "alo.tenants.identity.keycloak.KeycloakProgram#isThere",
    disabledReason = "Needs the Keycloak that ./alo up and ./alo test unpack")
class KeycloakIdentitiesTest implements IdentitiesContract {
  private static final String SECRET = "only-for-tests";
  private static final String MAIL_ADDRESS = "127.0.30.1";

  private static GreenMail mail;
  private static KeycloakProgram program;
  private final Identities keycloak = KeycloakFixture.identities(program.url(), SECRET);

  @BeforeAll
  static void start() {
    mail = new GreenMail(new ServerSetup(0, MAIL_ADDRESS, ServerSetup.PROTOCOL_SMTP));
    mail.start();
    program = KeycloakProgram.start(SECRET, MAIL_ADDRESS, mail.getSmtp().getPort());
  }

  @AfterAll
  static void stop() {
    program.close();
    mail.stop();
  }

  @Override
  public Identities identities() {
    return keycloak;
  }

  @Test
  @DisplayName("[W1] an invitation comes by mail with a link")
  void invites() throws Exception {
    AgentId ana =
        keycloak.createUser("Ana", "ana." + UUID.randomUUID() + "@example.test", Language.VI);
    keycloak.invite(ana);
    assertThat(mail.waitForIncomingEmail(10_000, 1)).isTrue();
    assertThat(GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0]))
        .contains("/login-actions/action-token");
    keycloak.deleteUser(ana);
  }
}
