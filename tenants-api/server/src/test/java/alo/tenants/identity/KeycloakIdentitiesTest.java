package alo.tenants.identity;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import alo.tenants.identity.keycloak.KeycloakBrowser;
import alo.tenants.identity.keycloak.KeycloakFixture;
import alo.tenants.identity.keycloak.KeycloakProgram;
import alo.tenants.identity.keycloak.OneTimeCodes;
import alo.wire.json.Json;
import com.fasterxml.jackson.databind.JsonNode;
import com.icegreen.greenmail.util.GreenMail;
import com.icegreen.greenmail.util.ServerSetup;
import jakarta.mail.MessagingException;
import jakarta.mail.Multipart;
import jakarta.mail.Part;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.time.Instant;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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
  private static final String PASSWORD = "a-good-password";
  private static final String A_LOT = "a".repeat(43);
  private static final String MAIL_ADDRESS = "127.0.30.1";

  private static final Pattern LINK =
      Pattern.compile("href=\"([^\"]+/login-actions/action-token[^\"]+)\"");

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
  public void accept(TenantId tenant, AgentId user, String email) {
    try (var browser = new KeycloakBrowser(program.url(), SECRET)) {
      browser.follow(linkTo(email));
    }
  }

  private static URI linkTo(String email) {
    Matcher link = LINK.matcher(mailTo(email));
    assertThat(link.find()).isTrue();
    return URI.create(link.group(1).replace("&amp;", "&"));
  }

  /// The last one, decoded.
  private static String mailTo(String email) {
    assertThat(mail.waitForIncomingEmail(10_000, 1)).isTrue();
    try {
      MimeMessage[] mails = mail.getReceivedMessagesForDomain(email);
      return text(mails[mails.length - 1]);
    } catch (MessagingException | IOException e) {
      throw new IllegalStateException(e);
    }
  }

  private static String text(Part part) throws MessagingException, IOException {
    if (part.getContent() instanceof Multipart parts) {
      StringBuilder all = new StringBuilder();
      for (int i = 0; i < parts.getCount(); i++) {
        all.append(text(parts.getBodyPart(i)));
      }
      return all.toString();
    }
    return String.valueOf(part.getContent());
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
  void invites() {
    String email = "ana." + UUID.randomUUID() + "@example.test";
    AgentId ana = keycloak.createUser("Ana", email, Language.VI);
    keycloak.invite(ana);
    assertThat(mailTo(email)).contains("/login-actions/action-token");
    keycloak.deleteUser(ana);
  }

  @Test
  @DisplayName("no code is given for a log-in of the pages that anybody could redeem")
  void wantsChallenge() {
    try (var browser = new KeycloakBrowser(program.url(), SECRET)) {
      for (String more :
          new String[] {"", "&code_challenge_method=plain&code_challenge=" + A_LOT}) {
        assertThat(browser.logInBare(more).back().getQuery())
            .contains("error=invalid_request")
            .doesNotContain("code=");
      }
    }
  }

  @Test
  @DisplayName("[D5] an administrator's link for another password is good for an hour")
  void mailsNewPassword() {
    Person tam = person("tam", "bells");
    keycloak.mailNewPassword(tam.id());
    Matcher token = Pattern.compile("[?&]key=([^&]+)").matcher(linkTo(tam.mail()).toString());
    assertThat(token.find()).isTrue();
    JsonNode claims =
        Json.read(
            new String(Base64.getUrlDecoder().decode(token.group(1).split("\\.")[1]), UTF_8),
            JsonNode.class);
    assertThat(claims.path("exp").asLong() - claims.path("iat").asLong()).isEqualTo(3600);
    assertThat(mailTo(tam.mail())).contains("good for 1 hour");
    tam.remove();
  }

  @Test
  @DisplayName(
      "[W9] the companies of a mail address are named to whoever knows the password, and the log-in"
          + " is for the one that he chose")
  void namesCompaniesLast() {
    Person mai = person("mai", "pots", "silk");
    try (var browser = new KeycloakBrowser(program.url(), SECRET)) {
      assertThat(browser.logIn("").page()).contains("name=\"password\"");
      browser.send(Map.of("username", mai.mail(), "password", "guessed"));
      assertThat(browser.page()).doesNotContain("Company pots", "Company silk");
      browser.send(Map.of("username", mai.mail(), "password", PASSWORD));
      assertThat(browser.page()).contains("Company pots", "Company silk");
      JsonNode claims = browser.send(Map.of("kc.org", mai.company("silk"))).claims();
      assertThat(claims.path("organization").toString())
          .contains(mai.company("silk"))
          .doesNotContain(mai.company("pots"));
      assertThat(claims.path("acr").asText()).isEqualTo("1");

      browser.logIn("");
      assertThat(browser.page())
          .as("logged in already: only the company is asked for")
          .contains("Company pots")
          .doesNotContain("name=\"password\"");
      claims = browser.send(Map.of("kc.org", mai.company("pots"))).claims();
      assertThat(claims.path("organization").toString())
          .contains(mai.company("pots"))
          .doesNotContain(mai.company("silk"));
    }
    mai.remove();
  }

  @Test
  @DisplayName(
      "[X15] who is asked for a second factor sets one up, and needs it from then on; only such a"
          + " token says so, until it is taken away")
  void stepsUp() {
    Person bo = person("bo", "kites");
    byte[] secret;
    try (var browser = new KeycloakBrowser(program.url(), SECRET)) {
      browser.logIn("").send(Map.of("username", bo.mail(), "password", PASSWORD));
      assertThat(browser.claims().path("acr").asText()).as("by password").isEqualTo("1");
      secret = setUp(browser.logIn("&acr_values=2"));
      JsonNode claims = browser.claims();
      assertThat(claims.path("acr").asText()).as("set up").isEqualTo("2");
      assertThat(claims.path("organization").toString()).contains(bo.company("kites"));
      assertThat(browser.logIn("").claims().path("acr").asText())
          .as("the same log-in, without a question")
          .isEqualTo("2");
    }
    try (var browser = new KeycloakBrowser(program.url(), SECRET)) {
      browser.logIn("").send(Map.of("username", bo.mail(), "password", PASSWORD));
      assertThat(browser.claims().path("acr").asText()).as("by password").isEqualTo("1");
      assertThat(browser.logIn("&kc_action=CONFIGURE_TOTP").page())
          .as("whoever knows only the password sets up no other telephone")
          .contains("name=\"otp\"")
          .doesNotContain("totpSecret");
      browser.logIn("&acr_values=2").send(Map.of("otp", "000000"));
      assertThat(browser.page()).contains("name=\"otp\"");
      // The code of now was used to set it up.
      browser.send(Map.of("otp", OneTimeCodes.at(secret, Instant.now().plusSeconds(30))));
      assertThat(browser.claims().path("acr").asText()).isEqualTo("2");
    }
    keycloak.removeSecondFactor(bo.id());
    try (var browser = new KeycloakBrowser(program.url(), SECRET)) {
      browser.logIn("&acr_values=2").send(Map.of("username", bo.mail(), "password", PASSWORD));
      assertThat(browser.newSecret()).isNotEqualTo(secret);
    }
    bo.remove();
  }

  /// Sets up a telephone on the page that asks for one, by the code of now.
  private static byte[] setUp(KeycloakBrowser browser) {
    byte[] secret = browser.newSecret();
    browser.send(
        Map.of(
            "totpSecret",
            new String(secret, UTF_8),
            "totp",
            OneTimeCodes.at(secret, Instant.now()),
            "userLabel",
            "phone"));
    return secret;
  }

  @Test
  @DisplayName(
      "[X15] whoever reads the mail of somebody with a second factor gets neither in nor another"
          + " factor by a forgotten password; he himself does, by his code")
  void forgetsOnlyThePassword() {
    Person an = person("an", "lanterns");
    byte[] secret;
    try (var browser = new KeycloakBrowser(program.url(), SECRET)) {
      browser.logIn("&acr_values=2").send(Map.of("username", an.mail(), "password", PASSWORD));
      secret = setUp(browser);
    }
    try (var stranger = new KeycloakBrowser(program.url(), SECRET)) {
      stranger.logIn("").forgotten().send(Map.of("username", an.mail()));
      stranger.open(linkTo(an.mail()));
      asksForCode(stranger);
      asksForCode(stranger.send(Map.of("otp", "000000")));
      stranger.logIn("").forgotten().send(Map.of("username", an.mail()));
    }
    try (var elsewhere = new KeycloakBrowser(program.url(), SECRET)) {
      elsewhere.open(linkTo(an.mail()));
      asksForCode(elsewhere);
      // The code of now was used to set it up.
      elsewhere.send(Map.of("otp", OneTimeCodes.at(secret, Instant.now().plusSeconds(30))));
      assertThat(elsewhere.page()).contains("name=\"password-new\"");
    }
    an.remove();
  }

  private static void asksForCode(KeycloakBrowser browser) {
    assertThat(browser.page())
        .contains("name=\"otp\"")
        .doesNotContain("totpSecret", "password-new");
  }

  @Test
  @DisplayName(
      "[X15] whoever has no second factor has a new password by the link alone, and is not taken"
          + " for somebody who has one")
  void forgetsWithoutSecondFactor() {
    Person ly = person("ly", "drums");
    try (var browser = new KeycloakBrowser(program.url(), SECRET)) {
      browser.logIn("&acr_values=2").forgotten().send(Map.of("username", ly.mail()));
      browser.open(linkTo(ly.mail()));
      assertThat(browser.page()).contains("name=\"password-new\"").doesNotContain("totpSecret");
      browser.send(Map.of("password-new", "another-one-1", "password-confirm", "another-one-1"));
      assertThat(browser.claims().path("acr").asText()).isNotEqualTo("2");
    }
    ly.remove();
  }

  /// Somebody with a password, a member of companies that only he has.
  private record Person(Identities at, AgentId id, String mail, Map<String, TenantId> companies) {
    String company(String name) {
      return companies.get(name).value();
    }

    void remove() {
      companies.values().forEach(at::deleteOrganisation);
      at.deleteUser(id);
    }
  }

  private Person person(String name, String... companies) {
    String unique = Integer.toHexString(UUID.randomUUID().hashCode());
    String mail = name + "." + unique + "@example.test";
    AgentId id = keycloak.createUser(name, mail, Language.EN);
    KeycloakFixture.setPassword(program.url(), SECRET, id, PASSWORD);
    Map<String, TenantId> made = new HashMap<>();
    for (String company : companies) {
      TenantId tenant = new TenantId(company + unique);
      keycloak.createOrganisation(tenant, "Company " + company);
      keycloak.addMember(tenant, id);
      made.put(company, tenant);
    }
    return new Person(keycloak, id, mail, made);
  }
}
