package alo.tenants.tenant;

import static alo.tenants.tenant.Strangers.ask;
import static alo.tenants.tenant.Strangers.caller;
import static alo.tenants.tenant.Strangers.mail;
import static alo.tenants.tenant.Strangers.request;
import static alo.tenants.tenant.Strangers.token;
import static alo.tenants.tenant.Strangers.verify;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestClock;
import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Strangers: what they ask for is theirs when they have followed the link of the mail.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
@Timeout(90)
class SignUpRequestTest {
  /// Logs what it catches.
  private static final String MAIL_CATCHER = "com.icegreen.";

  @Inject FakeIdentities identities;
  @Inject DataSource dataSource;
  @Inject TestClock clock;

  @AfterEach
  void healthy() {
    identities.failAt();
    clock.go();
  }

  @Test
  @DisplayName(
      "[W1] a stranger's company is made when he has followed the link of his mail, and not before;"
          + " the link makes one company, also for ten who follow it at once")
  void verifies() throws Exception {
    Api.stock("edge1", 3);
    long tenants = count("select count(*) from control.tenant");
    String mail = mail();
    ask(UUID.randomUUID().toString(), request("Gốm Sứ", mail), caller())
        .then()
        .statusCode(202)
        .body("ownerEmail", equalTo(mail));
    assertThat(identities.findUser(mail)).isEmpty();
    assertThat(count("select count(*) from control.tenant")).isEqualTo(tenants);
    String token = token(mail);
    Set<String> made = new HashSet<>();
    try (var pool = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Response>> ten = new ArrayList<>();
      for (int i = 0; i < 10; i++) {
        ten.add(pool.submit(() -> verify(token)));
      }
      for (Future<Response> one : ten) {
        made.add(one.get().then().statusCode(201).extract().path("tenant"));
      }
    }
    assertThat(made).hasSize(1);
    AgentId owner = identities.findUser(mail).orElseThrow();
    assertThat(identities.isMember(new TenantId(made.iterator().next()), owner)).isTrue();
    assertThat(identities.invited()).containsOnlyOnce(owner);
    assertThat(count("select count(*) from control.tenant")).isEqualTo(tenants + 1);
  }

  @Test
  @DisplayName(
      "[W1] nobody becomes a member of anything by what somebody else types, nor is it told who is"
          + " known here")
  void anothersAddress() throws Exception {
    Api.Tenant known = Api.signUp("Known", identities);
    Api.stock("edge1", 1);
    String mail = known.done().ownerEmail();
    Set<String> organisations = identities.organisations();
    Response ofKnown = ask(UUID.randomUUID().toString(), request("Stolen", mail), caller());
    Response twin = ask(UUID.randomUUID().toString(), request("Known", mail), caller());
    String stranger = mail();
    Response ofStranger = ask(UUID.randomUUID().toString(), request("New", stranger), caller());
    assertThat(List.of(ofKnown.statusCode(), twin.statusCode(), ofStranger.statusCode()))
        .containsOnly(202);
    assertThat(keys(ofKnown)).isEqualTo(keys(ofStranger)).isEqualTo(keys(twin));
    token(stranger);
    assertThat(identities.organisations()).isEqualTo(organisations);
    assertThat(count("select count(*) from control.tenant where name = 'Stolen'")).isZero();
    for (String guessed : List.of("x", "A".repeat(43), mail, "'; drop table control.tenant; --")) {
      verify(guessed)
          .then()
          .statusCode(410)
          .contentType("application/problem+json")
          .body("code", equalTo("GONE"));
    }
    for (String garbage : List.of("", "[]", "{}", "{\"token\":null}", "{\"token\":\"a\\nb\"}")) {
      given()
          .contentType("application/json")
          .body(garbage)
          .post("/api/v1/signups/verify")
          .then()
          .statusCode(400);
    }
    given()
        .contentType("application/json")
        .header("Idempotency-Key", "mine")
        .body(Json.write(request("Without a mail", mail())))
        .post("/api/v1/signups")
        .then()
        .statusCode(401);
  }

  @Test
  @DisplayName("[W1] the same request under the same key is one mail; a link ends after a day")
  void onceAndNotForEver() throws Exception {
    Api.stock("edge1", 1);
    String key = UUID.randomUUID().toString();
    String mail = mail();
    String caller = caller();
    String first = ask(key, request("Once", mail), caller).then().extract().asString();
    assertThat(ask(key, request("Once", mail), caller).then().extract().asString())
        .isEqualTo(first);
    ask(key, request("Another", mail), caller)
        .then()
        .statusCode(409)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
    String token = token(mail);
    assertThat(TestPlatform.mailsTo(mail)).isEqualTo(1);
    clock.stopAt(Instant.now().plus(Duration.ofHours(25)));
    verify(token).then().statusCode(410).body("detail", containsString("sign up again"));
    clock.go();
    verify(token).then().statusCode(201);
  }

  @Test
  @DisplayName(
      "[W1] while the identity provider is away a link says so; the same link works later, and so"
          + " when there was no number")
  void worksLater() throws Exception {
    String other = Api.signUp("Has them all", identities).id();
    Api.stock("edge1", 1);
    String mail = mail();
    ask(UUID.randomUUID().toString(), request("Later", mail), caller()).then().statusCode(202);
    String token = token(mail);
    for (String step : List.of("createOrganisation", "createUser", "invite")) {
      identities.failAt(step);
      verify(token).then().statusCode(503).body("code", equalTo("DEPENDENCY_UNAVAILABLE"));
      assertThat(identities.findUser(mail)).isEmpty();
    }
    identities.failAt();
    execute(
        "update control.number set label = 'taken', tenant = '%s' where tenant is null"
            .formatted(other));
    verify(token).then().statusCode(409).body("code", equalTo("NO_NUMBER_LEFT"));
    execute("update control.number set label = null, tenant = null where label = 'taken'");
    verify(token).then().statusCode(201);
  }

  @Test
  @DisplayName("[W1] companies are called what they are called, in every script")
  void everyScript() {
    Map<String, String> mails = new LinkedHashMap<>();
    for (String name :
        List.of(
            "株式会社アロー",
            "شركة النور",
            "Ελληνικά Τηλέφωνα",
            "𠮷野家 🏮",
            "Công ty Đèn Lồng",
            "ทดสอบ",
            "1&1")) {
      Api.stock("edge1", 1);
      String mail = mail();
      ask(UUID.randomUUID().toString(), request(name, mail), caller()).then().statusCode(202);
      mails.put(name, mail);
    }
    mails.forEach(
        (name, mail) -> verify(token(mail)).then().statusCode(201).body("company", equalTo(name)));
  }

  @Test
  @DisplayName("[W1] no link, name or mail address of a stranger is in a log")
  void logsNothing() throws Exception {
    Api.stock("edge1", 1);
    var logged = new ConcurrentLinkedQueue<String>();
    Handler handler = remembering(logged);
    Logger root = Logger.getLogger("");
    root.addHandler(handler);
    try {
      String mail = "canary-" + mail();
      ask("canary-key-" + UUID.randomUUID(), request("Canary Company", mail), caller());
      String token = token(mail);
      identities.failAt("createUser");
      verify(token).then().statusCode(503);
      identities.failAt();
      verify(token).then().statusCode(201);
      verify(token + "x").then().statusCode(410);
      ask("canary-key", request("Canary Company", "canary@mailinator.com"), caller());
      assertThat(logged).isNotEmpty();
      assertThat(String.join("\n", logged))
          .doesNotContain(token)
          .doesNotContain(mail)
          .doesNotContain("canary@")
          .doesNotContain("canary-key")
          .doesNotContain("Canary Company");
    } finally {
      root.removeHandler(handler);
    }
  }

  private static Handler remembering(ConcurrentLinkedQueue<String> logged) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        if (String.valueOf(entry.getLoggerName()).startsWith(MAIL_CATCHER)) {
          return;
        }
        logged.add(
            entry.getMessage()
                + List.of(entry.getParameters() == null ? new Object[0] : entry.getParameters())
                + entry.getThrown());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }

  private static Set<String> keys(Response answer) {
    return answer.jsonPath().getMap("").keySet().stream()
        .map(String::valueOf)
        .collect(java.util.stream.Collectors.toSet());
  }

  private long count(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private void execute(String sql) throws SQLException {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
