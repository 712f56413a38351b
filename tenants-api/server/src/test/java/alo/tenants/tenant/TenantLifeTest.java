package alo.tenants.tenant;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import alo.tenants.platform.Database;
import alo.tenants.platform.DatabaseException;
import alo.tenants.platform.Sql;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class TenantLifeTest {
  @Inject FakeIdentities identities;
  @Inject Database database;

  @Test
  @DisplayName(
      "[W10] the people of a suspended tenant read why, and their data, and change nothing")
  void suspended() {
    Api.Tenant tenant = Api.signUp("Reads on", identities);
    String customer =
        Api.post(tenant.ownerToken(), "k1", "{\"name\":\"B\",\"phones\":[]}", "/customers", 201)
            .path("id");
    move(tenant, "suspend", "Chưa trả tiền tháng 10").statusCode(200);
    String owner = tenant.ownerToken();
    Api.as(owner)
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .body("standing.state", equalTo("SUSPENDED"))
        .body("standing.reason", equalTo("Chưa trả tiền tháng 10"))
        .body("standing.deleteAt", nullValue());
    Api.as(owner).get("/api/v1/customers/" + customer).then().statusCode(200);
    for (String list : new String[] {"/interactions", "/queues", "/agents", "/audit"}) {
      Api.as(owner).get("/api/v1" + list).then().statusCode(200);
    }
    refused(Api.as(owner).delete("/api/v1/customers/" + customer).then());
    refused(Api.as(owner).body("{\"purpose\":\"AGENT\"}").post("/api/v1/tickets").then());
    refused(Api.creating(owner).body("{\"to\":\"0901234567\"}").post("/api/v1/calls").then());
    move(tenant, "resume", null).statusCode(200).body("standing", nullValue());
    Api.as(owner).get("/api/v1/me").then().body("standing", nullValue());
    Api.as(owner).delete("/api/v1/customers/" + customer).then().statusCode(204);
  }

  @Test
  @DisplayName("[W10] a closing tenant is told the day of its deletion, and can be taken back")
  void closes() {
    Api.Tenant tenant = Api.signUp("Closes", identities);
    Instant before = Instant.now();
    String deleteAt =
        move(tenant, "close", "Contract ended")
            .statusCode(200)
            .body("state", equalTo("CLOSING"))
            .extract()
            .path("standing.deleteAt");
    assertThat(Instant.parse(deleteAt))
        .isBetween(before.plus(Duration.ofDays(29)), before.plus(Duration.ofDays(31)));
    Api.as(tenant.ownerToken())
        .get("/api/v1/me")
        .then()
        .body("standing.state", equalTo("CLOSING"))
        .body("standing.deleteAt", equalTo(deleteAt));
    refused(Api.as(tenant.ownerToken()).delete("/api/v1/customers/none").then());
    move(tenant, "close", "Asked twice")
        .statusCode(200)
        .body("standing.deleteAt", equalTo(deleteAt));
    move(tenant, "suspend", "Unpaid").statusCode(409).body("code", equalTo("WRONG_STATE"));
    move(tenant, "resume", null).statusCode(200).body("state", equalTo("ACTIVE"));
    Api.as(tenant.ownerToken()).delete("/api/v1/customers/none").then().statusCode(404);
  }

  @Test
  @DisplayName("[X16] [W10] what the provider does stands in his own trail, which only grows")
  void entersAtProvider() {
    Api.Tenant tenant = Api.signUp("Trail of it", identities);
    move(tenant, "suspend", "Unpaid").statusCode(200);
    move(tenant, "resume", null).statusCode(200);
    String path = "/api/v1/provider/audit?tenant=" + tenant.id();
    Api.as(Api.provider())
        .get(path)
        .then()
        .statusCode(200)
        .body("items.size()", equalTo(2))
        .body("items[0].act", equalTo("tenant.resume"))
        .body("items[0].reason", nullValue())
        .body("items[1].act", equalTo("tenant.suspend"))
        .body("items[1].actor", equalTo("pro"))
        .body("items[1].reason", equalTo("Unpaid"));
    Api.as(tenant.ownerToken()).get(path).then().statusCode(403);
    for (String sql :
        new String[] {"delete from control.provider_audit", "truncate control.provider_audit"}) {
      assertThatThrownBy(() -> database.callAlone(c -> Sql.update(c, sql)))
          .isInstanceOf(DatabaseException.class);
    }
  }

  @Test
  @DisplayName("[W10] no tenant is suspended or closed without a reason that fits on a line")
  void needsReason() {
    Api.Tenant tenant = Api.signUp("Reasoned", identities);
    for (String act : new String[] {"suspend", "close"}) {
      move(tenant, act, null).statusCode(400);
      for (String bad : new String[] {"", " ", "a\\nb", "x".repeat(301)}) {
        move(tenant, act, bad).statusCode(400).body("code", equalTo("INVALID_REQUEST"));
      }
    }
    Api.as(Api.provider())
        .get("/api/v1/provider/audit?tenant=" + tenant.id())
        .then()
        .body("items.size()", equalTo(0));
  }

  private static ValidatableResponse move(Api.Tenant tenant, String act, @Nullable String reason) {
    var request = Api.as(Api.provider());
    if (reason != null) {
      request.body("{\"reason\":\"" + reason + "\"}");
    }
    return request.post("/api/v1/provider/tenants/" + tenant.id() + "/" + act).then();
  }

  private static void refused(ValidatableResponse answer) {
    answer
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("TENANT_SUSPENDED"))
        .body("detail", containsString("the reason: "));
  }
}
