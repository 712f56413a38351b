package alo.tenants.identity;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.AgentId;
import alo.contract.value.Language;
import alo.tenants.identity.keycloak.KeycloakFixture;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable;

/// The contract on a real Keycloak, where one is given: `ALO_TEST_KEYCLOAK_URL` and
/// `ALO_TEST_KEYCLOAK_SECRET` of the client `tenants-api` in a realm `alo`.
@EnabledIfEnvironmentVariable(
    named = "ALO_TEST_KEYCLOAK_URL",
    matches = "http.*",
    disabledReason =
        "Needs a Keycloak: run ./alo up, then this with ALO_TEST_KEYCLOAK_URL=http://127.0.0.1:8180"
            + " and ALO_TEST_KEYCLOAK_SECRET=$(cat .alo/secrets/client-tenants-api); the stories of"
            + " deploy/e2e sign up, invite and log in with a real one in every run")
class KeycloakIdentitiesTest implements IdentitiesContract {
  private final Identities keycloak =
      KeycloakFixture.identities(
          System.getenv("ALO_TEST_KEYCLOAK_URL"), System.getenv("ALO_TEST_KEYCLOAK_SECRET"));

  @Override
  public Identities identities() {
    return keycloak;
  }

  @Test
  @DisplayName("[W1] an invitation comes by mail with a link")
  @EnabledIfEnvironmentVariable(
      named = "ALO_TEST_KEYCLOAK_SMTP",
      matches = "[0-9]+",
      disabledReason =
          "Needs a Keycloak that mails to 127.0.30.1: give the port as ALO_TEST_KEYCLOAK_SMTP")
  void invites() throws Exception {
    int port = Integer.parseInt(System.getenv("ALO_TEST_KEYCLOAK_SMTP"));
    GreenMail mail = new GreenMail(new ServerSetup(port, "127.0.30.1", ServerSetup.PROTOCOL_SMTP));
    mail.start();
    try {
      AgentId ana =
          keycloak.createUser("Ana", "ana." + UUID.randomUUID() + "@example.test", Language.VI);
      keycloak.invite(ana);
      assertThat(mail.waitForIncomingEmail(10_000, 1)).isTrue();
      assertThat(GreenMailUtil.getWholeMessage(mail.getReceivedMessages()[0]))
          .contains("/login-actions/action-token");
      keycloak.deleteUser(ana);
    } finally {
      mail.stop();
    }
  }
}
