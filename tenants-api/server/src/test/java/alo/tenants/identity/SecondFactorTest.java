package alo.tenants.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class SecondFactorTest {
  @Inject FakeIdentities identities;

  private Api.Tenant tenant;

  @Test
  @DisplayName(
      "[X15] a token without a second factor is refused to those of whom the company asks one, at"
          + " once, with how to get a better one")
  void refusesWeakTokens() {
    tenant = Api.signUp("Second factor", identities);
    String ana = tenant.hired("employee", "201");
    String anas = TestIssuer.token(ana, tenant.id());
    String strong = TestIssuer.strongToken(tenant.owner(), tenant.id());
    asks(strong, "ADMINISTRATORS").statusCode(200);
    for (String path : new String[] {"/queues", "/me", "/security", "/audit"}) {
      Api.as(tenant.ownerToken())
          .get("/api/v1" + path)
          .then()
          .statusCode(401)
          .contentType("application/problem+json")
          .header("WWW-Authenticate", containsString("acr_values=\"2\""))
          .body("code", equalTo("SECOND_FACTOR_NEEDED"));
      Api.as(strong).get("/api/v1" + path).then().statusCode(200);
    }
    asks(tenant.ownerToken(), "NOBODY").statusCode(401);
    Api.as(tenant.ownerToken())
        .body("{\"purpose\":\"FEED\"}")
        .post("/api/v1/tickets")
        .then()
        .statusCode(401);
    Api.as(anas).get("/api/v1/queues").then().statusCode(200);
    asks(strong, "EVERYBODY").statusCode(200);
    Api.as(anas).get("/api/v1/queues").then().statusCode(401);
    Api.as(TestIssuer.strongToken(ana, tenant.id())).get("/api/v1/queues").then().statusCode(200);
    asks(strong, "NOBODY").statusCode(200);
    Api.as(anas).get("/api/v1/queues").then().statusCode(200);
    Api.as(tenant.ownerToken())
        .get("/api/v1/audit?act=security.change")
        .then()
        .body("items.changes.after.flatten()", contains("NOBODY", "EVERYBODY", "ADMINISTRATORS"));
  }

  @Test
  @DisplayName("[X15] a company asks its own people only, and no programs")
  void asksOnlyItsOwn() {
    tenant = Api.signUp("Asks its own", identities);
    Api.Tenant other = Api.signUp("Asks nobody", identities);
    String program =
        Api.post(
                tenant.ownerToken(),
                UUID.randomUUID().toString(),
                "{\"name\":\"Kho\",\"permissions\":[\"queues.see\",\"queues.change\",\"prompts.see\"]}",
                "/integrations",
                201)
            .path("actor");
    assertThat(program).isNotNull();
    asks(TestIssuer.strongToken(tenant.owner(), tenant.id()), "EVERYBODY").statusCode(200);
    Api.as(other.ownerToken()).get("/api/v1/queues").then().statusCode(200);
    Api.as(TestIssuer.token(program, tenant.id())).get("/api/v1/queues").then().statusCode(200);
  }

  @Test
  @DisplayName("[X15] nobody asks of others what he can not do himself, or without the permission")
  void refuses() {
    tenant = Api.signUp("Asks too much", identities);
    asks(tenant.ownerToken(), "EVERYBODY")
        .statusCode(409)
        .body("errors.code", contains("own-second-factor"));
    asks(tenant.ownerToken(), "SOMEBODY").statusCode(400);
    String manager = tenant.hired("manager", "201");
    asks(TestIssuer.strongToken(manager, tenant.id()), "EVERYBODY").statusCode(403);
    Api.as(tenant.ownerToken())
        .get("/api/v1/security")
        .then()
        .body("secondFactor", equalTo("NOBODY"));
  }

  private static ValidatableResponse asks(String token, String whom) {
    return Api.as(token)
        .body("{\"secondFactor\":\"%s\"}".formatted(whom))
        .put("/api/v1/security")
        .then();
  }
}
