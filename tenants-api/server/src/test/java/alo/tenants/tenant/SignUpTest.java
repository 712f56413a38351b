package alo.tenants.tenant;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.startsWith;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.tenant.SignUp;
import alo.contract.value.Language;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.Response;
import io.restassured.specification.RequestSpecification;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class SignUpTest {
  @Inject FakeIdentities identities;
  @Inject DataSource dataSource;
  @Inject Provisioning provisioning;

  @AfterEach
  void healthy() {
    identities.failAt("");
  }

  @Test
  @DisplayName(
      "[W1] [I1] a sign-up makes a tenant with number, owner, queue, and a flow that takes a key or"
          + " an extension")
  void makesATenant() throws Exception {
    Api.Tenant tenant = Api.signUp("Công ty Đèn Lồng", identities);
    assertThat(tenant.id()).startsWith("congtydenl");
    Api.as(tenant.ownerToken())
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .body("tenant", equalTo(tenant.id()))
        .body("permissions", hasItem("agents.change"))
        .body("agent", equalTo(tenant.owner()))
        .body("zone", equalTo("Asia/Ho_Chi_Minh"));
    Api.as(tenant.ownerToken()).get("/api/v1/queues").then().body("items", hasSize(1));
    String flow =
        Api.as(tenant.ownerToken())
            .get("/api/v1/numbers")
            .then()
            .body("items", hasSize(1))
            .body("items[0].number", equalTo(tenant.number()))
            .extract()
            .path("items[0].flow");
    Api.as(tenant.ownerToken())
        .get("/api/v1/flows/" + flow)
        .then()
        .body("live", equalTo(1))
        .body("document.nodes.menu.prompt.text", startsWith("Cảm ơn quý khách đã gọi đến Công ty"))
        .body("document.nodes.menu.prompt.text", containsString("Đèn Lồng. Bấm phím 1"))
        .body("document.nodes.menu.extensionDigits", equalTo(3))
        .body("document.nodes.menu.keys.'0'", equalTo("queue"))
        .body("document.nodes.answer.type", equalTo("answer"));
    assertThat(identities.invited()).anyMatch(a -> a.value().equals(tenant.owner()));
    assertThat(TestPlatform.mail().waitForIncomingEmail(5_000, 1)).isTrue();
  }

  @Test
  @DisplayName("[W1] the same key gives the same tenant, also to ten callers at once")
  void isIdempotent() throws Exception {
    Api.stock("edge1", 12);
    String key = UUID.randomUUID().toString();
    String mail = "ten-" + key + "@example.test";
    SignUp request = new SignUp("Ten at once", "Ana", mail, Language.EN);
    List<Callable<String>> callers = new ArrayList<>();
    for (int i = 0; i < 10; i++) {
      callers.add(() -> post(key, request).then().statusCode(201).extract().path("tenant"));
    }
    try (var pool = Executors.newFixedThreadPool(10)) {
      List<String> tenants = new ArrayList<>();
      for (Future<String> one : pool.invokeAll(callers)) {
        tenants.add(one.get());
      }
      assertThat(tenants).hasSize(10).containsOnly(tenants.getFirst());
      assertThat(post(key, request).then().extract().<String>path("tenant"))
          .isEqualTo(tenants.getFirst());
    }
    post(key, new SignUp("Another", "Ana", mail, Language.EN))
        .then()
        .statusCode(409)
        .body("code", equalTo("IDEMPOTENCY_KEY_REUSED"));
  }

  @Test
  @DisplayName("[W1] a sign-up that fails half way leaves nothing behind")
  void leavesNothingBehind() throws Exception {
    Api.stock("edge2", 1);
    long free = count("select count(*) from control.number where tenant is null");
    for (String step : List.of("createOrganisation", "createUser", "addMember", "invite")) {
      var organisations = identities.organisations();
      long schemas = count("select count(*) from pg_namespace where nspname like 't\\_%'");
      long rows = count("select count(*) from control.tenant");
      String mail = "fails-" + step + "@example.test";
      String key = UUID.randomUUID().toString();
      SignUp request = new SignUp("Fails at " + step, "Ana", mail, Language.EN);
      identities.failAt(step);
      post(key, request)
          .then()
          .statusCode(503)
          .contentType("application/problem+json")
          .body("code", equalTo("DEPENDENCY_UNAVAILABLE"));
      identities.failAt("");
      assertThat(identities.organisations()).isEqualTo(organisations);
      assertThat(identities.findUser(mail)).isEmpty();
      assertThat(count("select count(*) from pg_namespace where nspname like 't\\_%'"))
          .isEqualTo(schemas);
      assertThat(count("select count(*) from control.tenant")).isEqualTo(rows);
      assertThat(count("select count(*) from control.number where tenant is null")).isEqualTo(free);
    }
  }

  @Test
  @DisplayName(
      "[W1] a sign-up that a crash left half done is taken back, a fresh one is left alone")
  void heals() throws Exception {
    String number = Api.stock("edge1", 1).getFirst();
    TenantId left = new TenantId("leftbehind1");
    TenantId fresh = new TenantId("underway1");
    identities.createOrganisation(left, "Left behind");
    AgentId owner = identities.createUser("Ana", "left@example.test", Language.EN);
    identities.addMember(left, owner);
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("create schema t_leftbehind1");
      String row =
          """
          insert into control.tenant (id, name, state, home_edge, zone, country, language,
            recording_key, owner_created, owner_email, signup_key, signup_hash, created_at)
          values ('%1$s', 'x', 'PROVISIONING', 'edge1', 'UTC', '84', 'EN', '', true, '%2$s',
            '%1$s', '', now() - interval '%3$d minutes')
          """;
      statement.execute(row.formatted(left, "left@example.test", 5));
      statement.execute(row.formatted(fresh, "fresh@example.test", 0));
      statement.execute(
          "update control.number set tenant = 'leftbehind1' where e164 = '" + number + "'");
    }
    provisioning.heal();
    assertThat(identities.hasOrganisation(left)).isFalse();
    assertThat(identities.findUser("left@example.test")).isEmpty();
    assertThat(count("select count(*) from pg_namespace where nspname = 't_leftbehind1'")).isZero();
    assertThat(count("select count(*) from control.tenant where id = 'leftbehind1'")).isZero();
    assertThat(
            count(
                "select count(*) from control.number where tenant is null and e164 = '"
                    + number
                    + "'"))
        .isEqualTo(1);
    assertThat(count("select count(*) from control.tenant where id = 'underway1'")).isEqualTo(1);
  }

  @Test
  @DisplayName(
      "[W1] a sign-up that another process has taken back meanwhile is refused, not answered")
  void isFenced() throws Exception {
    Api.stock("edge1", 1);
    String key = UUID.randomUUID().toString();
    String mail = "fenced-" + key + "@example.test";
    identities.beforeInvitation(
        () -> {
          try (var connection = dataSource.getConnection();
              var statement = connection.createStatement()) {
            statement.execute("delete from control.tenant where signup_key = '" + key + "'");
          } catch (SQLException e) {
            throw new IllegalStateException(e);
          }
        });
    long schemas = count("select count(*) from pg_namespace where nspname like 't\\_%'");
    post(key, new SignUp("Fenced", "Ana", mail, Language.EN))
        .then()
        .statusCode(503)
        .body("code", equalTo("DEPENDENCY_UNAVAILABLE"));
    assertThat(count("select count(*) from pg_namespace where nspname like 't\\_%'"))
        .isEqualTo(schemas);
    assertThat(count("select count(*) from control.tenant where owner_email = '" + mail + "'"))
        .isZero();
  }

  @Test
  @DisplayName("[W1] without a free number nothing is made")
  void withoutNumber() throws Exception {
    try (var connection = dataSource.getConnection();
        var statement = connection.createStatement()) {
      statement.execute("update control.number set edge = 'x' where tenant is null");
      statement.execute("delete from control.number where edge = 'x'");
    }
    long rows = count("select count(*) from control.tenant");
    post(
            UUID.randomUUID().toString(),
            new SignUp("No number", "Ana", "none@example.test", Language.EN))
        .then()
        .statusCode(409)
        .body("code", equalTo("NO_NUMBER_LEFT"));
    assertThat(count("select count(*) from control.tenant")).isEqualTo(rows);
  }

  @Test
  @DisplayName(
      "[W1] the same company of the same person is signed up once, also under two keys at once;"
          + " another company of his is made")
  void noTwin() throws Exception {
    Api.stock("edge1", 4);
    String mail = "twin-" + UUID.randomUUID() + "@example.test";
    try (var both = Executors.newFixedThreadPool(2)) {
      List<Integer> statuses =
          both
              .invokeAll(
                  List.<Callable<Integer>>of(
                      () -> statusOf("Gốm Bát Tràng", mail),
                      () -> statusOf("gốm bát tràng", mail.toUpperCase(Locale.ROOT))))
              .stream()
              .map(Future::resultNow)
              .sorted()
              .toList();
      assertThat(statuses).containsExactly(201, 409);
    }
    post(UUID.randomUUID().toString(), new SignUp("Gốm Bát Tràng", "Ana", mail, Language.VI))
        .then()
        .statusCode(409)
        .body("code", equalTo("CONFLICT"));
    assertThat(statusOf("Lụa Hà Đông", mail)).isEqualTo(201);
    assertThat(statusOf("Gốm Bát Tràng", "another-" + mail)).isEqualTo(201);
  }

  private static int statusOf(String company, String mail) {
    return post(UUID.randomUUID().toString(), new SignUp(company, "Ana", mail, Language.VI))
        .statusCode();
  }

  @ParameterizedTest
  @ValueSource(strings = {"/api/v1/signups", "/api/v1/signups/requests"})
  @DisplayName("[W1] every mistake of a sign-up is named at its place")
  void namesMistakes(String path) {
    String token = path.endsWith("requests") ? "" : Api.provider();
    asking(token)
        .header("Idempotency-Key", "k")
        .body(
            "{\"company\":\"x\",\"ownerName\":\" \",\"ownerEmail\":\"nobody\",\"language\":\"en\"}")
        .post(path)
        .then()
        .statusCode(400)
        .body("errors.place", equalTo(List.of("/company", "/ownerName", "/ownerEmail")));
    asking(token)
        .body(Json.write(new SignUp("No key", "A", "a@example.test", Language.EN)))
        .post(path)
        .then()
        .statusCode(400);
    for (String garbage : List.of("", "garbage", "[]", "null", "{\"language\":\"xx\"}")) {
      asking(token)
          .header("Idempotency-Key", "k")
          .body(garbage)
          .post(path)
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
  }

  private static RequestSpecification asking(String token) {
    return token.isEmpty() ? given().contentType("application/json") : Api.as(token);
  }

  private static Response post(String key, SignUp request) {
    var spec = Api.as(Api.provider()).body(Json.write(request));
    return (key == null ? spec : spec.header("Idempotency-Key", key)).post("/api/v1/signups");
  }

  private long count(String sql) throws Exception {
    try (var connection = dataSource.getConnection();
        var rows = connection.createStatement().executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
