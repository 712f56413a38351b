package alo.tenants.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.id.AgentId;
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
class ResetTest {
  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[D5][X15] an administrator has a person choose another password, or another phone")
  void resets() {
    Api.Tenant tenant = Api.signUp("Resets", identities);
    AgentId bo = new AgentId(tenant.hired("employee", "201"));
    identities.giveSecondFactor(bo);
    reset(tenant.ownerToken(), bo, "PASSWORD").statusCode(204);
    assertThat(identities.withNewPassword()).containsOnlyOnce(bo);
    assertThat(identities.invited()).filteredOn(bo::equals).as("only at first").hasSize(1);
    assertThat(identities.hasSecondFactor(bo)).isTrue();
    reset(tenant.ownerToken(), bo, "SECOND_FACTOR")
        .statusCode(409)
        .body("errors.code", contains("not-come-yet"));
    comes(tenant, bo);
    reset(tenant.ownerToken(), bo, "SECOND_FACTOR").statusCode(204);
    assertThat(identities.hasSecondFactor(bo)).isFalse();
    assertThat(identities.loggedOut()).contains(bo);
    Api.as(tenant.ownerToken())
        .get("/api/v1/audit?target=" + bo)
        .then()
        .body(
            "items.act",
            contains("agent.reset-second-factor", "agent.reset-password", "agent.create"));
    reset(tenant.ownerToken(), bo, "FACE").statusCode(400);
    Api.as(tenant.ownerToken())
        .body("{}")
        .post("/api/v1/agents/" + bo + "/reset")
        .then()
        .statusCode(400)
        .body("errors.place", contains("/what"));
    identities.failAt("removeSecondFactor");
    try {
      reset(tenant.ownerToken(), bo, "SECOND_FACTOR").statusCode(503);
    } finally {
      identities.failAt();
    }
  }

  @Test
  @DisplayName(
      "[D5][W2] the second factor of somebody who logs in elsewhere too, or of oneself, stays; so"
          + " does the log-in of somebody mightier")
  void refuses() {
    Api.Tenant one = Api.signUp("Resets one", identities);
    Api.Tenant two = Api.signUp("Resets two", identities);
    AgentId bo = new AgentId(one.hired("employee", "201"));
    identities.giveSecondFactor(bo);
    identities.addMember(new alo.contract.id.TenantId(two.id()), bo);
    comes(one, bo);
    reset(one.ownerToken(), bo, "SECOND_FACTOR")
        .statusCode(409)
        .contentType("application/problem+json")
        .body("errors.code", contains("member-elsewhere"));
    assertThat(identities.hasSecondFactor(bo)).isTrue();
    reset(one.ownerToken(), bo, "PASSWORD").statusCode(204);
    AgentId pro = new AgentId(one.hired("employee", "202"));
    identities.giveRole(pro);
    comes(one, pro);
    reset(one.ownerToken(), pro, "SECOND_FACTOR").statusCode(409);
    reset(one.ownerToken(), new AgentId(one.owner()), "SECOND_FACTOR")
        .statusCode(409)
        .body("errors.code", contains("own-reset"));
    String set =
        Api.post(
                one.ownerToken(),
                UUID.randomUUID().toString(),
                "{\"name\":\"Clerk\",\"permissions\":[\"agents.see\",\"agents.change\",\"queues.see\","
                    + "\"departments.see\"]}",
                "/permission-sets",
                201)
            .path("id");
    String clerk = TestIssuer.token(one.hired(set, "203"), one.id());
    for (String what : new String[] {"PASSWORD", "SECOND_FACTOR"}) {
      reset(clerk, new AgentId(one.owner()), what)
          .statusCode(403)
          .body("code", equalTo("FORBIDDEN"));
    }
    reset(two.ownerToken(), pro, "PASSWORD").statusCode(404);
  }

  /// He logs in for the first time.
  private static void comes(Api.Tenant tenant, AgentId person) {
    Api.as(TestIssuer.token(person.value(), tenant.id())).get("/api/v1/me").then().statusCode(200);
  }

  private static ValidatableResponse reset(String token, AgentId agent, String what) {
    return Api.as(token)
        .body("{\"what\":\"%s\"}".formatted(what))
        .post("/api/v1/agents/" + agent + "/reset")
        .then();
  }
}
