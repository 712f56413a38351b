package alo.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import alo.contract.tenant.SignUp;
import alo.contract.value.Language;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.RestAssured;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class BadInputTest {
  @Inject FakeIdentities identities;
  @Inject DataSource dataSource;

  @Test
  @DisplayName(
      "[W1] a name with a line break is refused, so that no header of a mail can be forged")
  void namesAreOneLine() throws SQLException {
    for (String line :
        List.of("Evil\r\nBcc: all@example.test", "Evil\nX: y", "Evil\u2028", "E\u0000")) {
      Api.creating("")
          .body(Json.write(new SignUp(line, line, "e@example.test", Language.EN)))
          .auth()
          .none()
          .post("/api/v1/signups/requests")
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("errors.place", contains("/company", "/ownerName"));
    }
    // Other tests' letters may still come: none is for these, and none is waiting.
    assertThat(TestPlatform.isMailed("e@example.test")).isFalse();
    assertThat(TestPlatform.isMailed("all@example.test")).isFalse();
    assertThat(letters("e@example.test")).isZero();
    String token = Api.signUp("One line", identities).ownerToken();
    refused(token, "/customers", Map.of("name", "A\nB", "phones", List.of()), "/name");
    refused(
        token,
        "/customers",
        Map.of("name", "A", "honorific", "c\n", "phones", List.of()),
        "/honorific");
    refused(
        token,
        "/customers",
        Map.of("name", "A", "notes", "a\u0000", "phones", List.of()),
        "/notes");
    Api.creating(token)
        .body(Json.write(Map.of("name", "A", "notes", "one\ntwo", "phones", List.of())))
        .post("/api/v1/customers")
        .then()
        .statusCode(201);
  }

  @Test
  @DisplayName("a cursor of somebody's own making is refused, whatever is in it")
  void cursors() {
    String token = Api.signUp("Cursors", identities).ownerToken();
    for (String key : List.of("\u0000", "2026-11-22T00:00:00Z a\u0000", "\u0007")) {
      for (String list :
          List.of("customers", "queues", "flows", "agents", "numbers", "interactions")) {
        Api.as(token)
            .queryParam("cursor", encoded(key))
            .get("/api/v1/" + list)
            .then()
            .statusCode(400)
            .body("code", equalTo("INVALID_REQUEST"));
      }
    }
    Api.as(token)
        .queryParam("cursor", encoded("zz"))
        .get("/api/v1/customers")
        .then()
        .statusCode(200);
  }

  @Test
  @DisplayName("Vietnamese names are found in any case, and pages skip and repeat nobody")
  void vietnameseNames() {
    String token = Api.signUp("Names", identities).ownerToken();
    List<String> names = List.of("Đào", "đào", "Đặng", "Đức", "An", "ĐỨC", "Ánh", "ánh");
    for (String name : names) {
      Api.creating(token)
          .body(Json.write(Map.of("name", name, "phones", List.of())))
          .post("/api/v1/customers")
          .then()
          .statusCode(201);
    }
    for (String query : List.of("đào", "Đào", "ĐÀO")) {
      Api.as(token)
          .queryParam("q", query)
          .get("/api/v1/customers")
          .then()
          .body("items.name", hasItem("Đào"))
          .body("items.name", hasItem("đào"))
          .body("items.size()", equalTo(2));
    }
    List<String> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var page = Api.as(token).queryParam("limit", 1).queryParam("cursor", cursor);
      var answer = page.get("/api/v1/customers").then().statusCode(200).extract();
      seen.addAll(answer.<List<String>>path("items.name"));
      cursor = answer.path("next");
    }
    assertThat(seen).containsExactlyInAnyOrderElementsOf(names);
  }

  @Test
  @DisplayName("[W9] a token that is refused gets a problem as its answer, on every path")
  void refusedTokens() {
    Api.Tenant tenant = Api.signUp("Refused tokens", identities);
    for (String token :
        List.of(
            "garbage",
            TestIssuer.forgedToken(tenant.owner(), tenant.id()),
            TestIssuer.token(tenant.owner(), List.of("billing"), List.of(), 300, tenant.id()),
            TestIssuer.token(
                tenant.owner(), List.of("tenants-api"), List.of(), -300, tenant.id()))) {
      for (String path : List.of("/api/v1/me", "/api/v1/queues", "/api/v1/nothing", "/q/openapi")) {
        Api.as(token)
            .get(path)
            .then()
            .statusCode(401)
            .contentType("application/problem+json")
            .header("WWW-Authenticate", equalTo("Bearer"))
            .body("code", equalTo("UNAUTHENTICATED"))
            .body("type", equalTo("urn:alo:problem:unauthenticated"));
      }
    }
  }

  @Test
  @DisplayName("what HTTP itself refuses is a problem under its own status")
  void http() {
    String token = Api.signUp("HTTP", identities).ownerToken();
    Api.as(token)
        .get("/api/v1/nothing-here")
        .then()
        .statusCode(404)
        .contentType("application/problem+json");
    Api.as(token)
        .patch("/api/v1/queues")
        .then()
        .statusCode(405)
        .contentType("application/problem+json")
        .body("status", equalTo(405));
    RestAssured.given()
        .auth()
        .oauth2(token)
        .contentType("text/plain")
        .body("x")
        .post("/api/v1/queues")
        .then()
        .statusCode(415)
        .contentType("application/problem+json");
    Api.creating(token)
        .body("{\"wrapUpCodes\":[],\"ringSeconds\":\"soon\"}")
        .post("/api/v1/queues")
        .then()
        .statusCode(400)
        .body("errors[0].place", equalTo("/ringSeconds"))
        .body("detail", not(containsString("alo.")));
  }

  @Test
  @DisplayName("[X18] numbers of an edge that nobody knows are not taken into stock")
  void unknownEdge() {
    Api.creating(TestIssuer.roleToken("pro", "provider"))
        .body("{\"numbers\":[\"+84281234567\"],\"edge\":\"egde1\"}")
        .post("/api/v1/provider/numbers")
        .then()
        .statusCode(400)
        .body("errors.place", contains("/edge"));
  }

  private long letters(String to) throws SQLException {
    try (var connection = dataSource.getConnection();
        var rows =
            connection
                .createStatement()
                .executeQuery(
                    "select count(*) from control.letter where recipient = '" + to + "'")) {
      rows.next();
      return rows.getLong(1);
    }
  }

  private static void refused(String token, String path, Map<String, ?> body, String place) {
    Api.creating(token)
        .body(Json.write(body))
        .post("/api/v1" + path)
        .then()
        .statusCode(400)
        .body("errors.place", contains(place));
  }

  private static String encoded(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
