package alo.tenants.identity;

import static io.restassured.RestAssured.given;
import static org.hamcrest.Matchers.equalTo;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class TokenTest {
  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[W2] another tenant's things are not there")
  void isolation() {
    Api.Tenant one = Api.signUp("One", identities);
    Api.Tenant two = Api.signUp("Two", identities);
    String queue = Api.as(one.ownerToken()).get("/api/v1/queues").path("items[0].id");
    String flow = Api.as(one.ownerToken()).get("/api/v1/flows").path("items[0].id");
    for (String path :
        List.of("/queues/" + queue, "/flows/" + flow, "/agents/" + one.owner(), "/customers/c-1")) {
      Api.as(two.ownerToken())
          .get("/api/v1" + path)
          .then()
          .statusCode(404)
          .body("code", equalTo("NOT_FOUND"));
    }
    Api.as(two.ownerToken())
        .body("{\"flow\":\"" + flow + "\"}")
        .put("/api/v1/numbers/" + one.number())
        .then()
        .statusCode(404);
    // A member of one tenant with a token that names another one has no role there.
    Api.as(TestIssuer.token(one.owner(), two.id())).get("/api/v1/queues").then().statusCode(403);
  }

  @Test
  @DisplayName("[W9] tokens are checked: audience, signature, age, exactly one organisation")
  void tokens() {
    Api.Tenant tenant = Api.signUp("Tokens", identities);
    String owner = tenant.owner();
    Api.as("garbage").get("/api/v1/queues").then().statusCode(401);
    Api.as(TestIssuer.forgedToken(owner, tenant.id())).get("/api/v1/queues").then().statusCode(401);
    Api.as(TestIssuer.token(owner, List.of("billing"), List.of(), 300, tenant.id()))
        .get("/api/v1/queues")
        .then()
        .statusCode(401);
    Api.as(TestIssuer.token(owner, List.of("tenants-api"), List.of(), -300, tenant.id()))
        .get("/api/v1/queues")
        .then()
        .statusCode(401);
    for (String token :
        List.of(TestIssuer.token(owner), TestIssuer.token(owner, tenant.id(), "other1"))) {
      Api.as(token)
          .get("/api/v1/queues")
          .then()
          .statusCode(403)
          .body("code", equalTo("AMBIGUOUS_TENANT"));
    }
    given().get("/api/v1/queues").then().statusCode(401).contentType("application/problem+json");
    // A permission that the token itself claims counts nothing.
    Api.as(TestIssuer.token("x", List.of("tenants-api"), List.of("queues.see"), 300, tenant.id()))
        .get("/api/v1/queues")
        .then()
        .statusCode(403);
  }
}
