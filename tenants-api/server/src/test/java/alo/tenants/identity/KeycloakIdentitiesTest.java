package alo.tenants.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import alo.tenants.identity.keycloak.KeycloakFixture;
import alo.tenants.identity.keycloak.KeycloakProgram;
import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.GreenMailUtil;
import com.icegreen.greenmail.util.ServerSetup;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.util.Base64;
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
class KeycloakIdentitiesTest implements IdentitiesContract, ProgramClientsContract {
  private static final String SECRET = "only-for-tests";
  private static final String MAIL_ADDRESS = "127.0.30.1";

  private static GreenMail mail;
  private static KeycloakProgram program;
  private final Identities keycloak = KeycloakFixture.identities(program.url(), SECRET);
  private final ProgramClients programs = KeycloakFixture.programs(program.url(), SECRET);

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

  @Override
  public ProgramClients programs() {
    return programs;
  }

  @Override
  public boolean accepts(String client, String secret) {
    return ask(client, secret).statusCode() == 200;
  }

  @Test
  @DisplayName("[Z5] a program's token names its tenant and itself, is good for the API only")
  void tellsOfProgram() {
    String client = "program-lotus9-" + UUID.randomUUID();
    AgentId actor = programs.create(new TenantId("lotus9"), client, "Kho", "a-secret");
    String token =
        Json.read(ask(client, "a-secret").body(), JsonNode.class).path("access_token").asText();
    JsonNode claims =
        Json.read(
            new String(Base64.getUrlDecoder().decode(token.split("\\.")[1]), UTF_8),
            JsonNode.class);
    assertThat(claims.path("sub").asText()).isEqualTo(actor.value());
    assertThat(claims.path("azp").asText()).isEqualTo(client);
    assertThat(claims.path("aud").asText()).isEqualTo("tenants-api");
    assertThat(claims.path("iss").asText()).isEqualTo(program.url() + "/realms/alo");
    assertThat(claims.path("organization").toString())
        .isEqualTo("{\"lotus9\":{\"tenant\":[\"lotus9\"]}}");
    assertThat(claims.has("realm_access")).as("roles of the realm").isFalse();
    programs.delete(client);
  }

  private HttpResponse<String> ask(String client, String secret) {
    try (HttpClient http = HttpClient.newHttpClient()) {
      return http.send(
          HttpRequest.newBuilder(URI.create(programs.tokens()))
              .header("Content-Type", "application/x-www-form-urlencoded")
              .POST(
                  BodyPublishers.ofString(
                      "grant_type=client_credentials&client_id=%s&client_secret=%s"
                          .formatted(client, secret)))
              .build(),
          BodyHandlers.ofString());
    } catch (IOException | InterruptedException e) {
      throw new IllegalStateException(e);
    }
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
