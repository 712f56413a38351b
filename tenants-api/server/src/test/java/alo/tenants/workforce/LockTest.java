package alo.tenants.workforce;

import static alo.tenants.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsInAnyOrder;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.tenants.testing.TestSocket;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class LockTest {
  private static final String REASON = "{\"reason\":\"Lost laptop\"}";
  private static final String FEED = "{\"purpose\":\"FEED\"}";

  @Inject FakeIdentities identities;
  @Inject Database database;

  @AfterEach
  void mend() {
    identities.failAt();
  }

  private static ValidatableResponse lock(String token, String id) {
    return Api.as(token).body(REASON).post("/api/v1/agents/" + id + "/lock").then();
  }

  private static ValidatableResponse unlock(String token, String id) {
    return Api.as(token).post("/api/v1/agents/" + id + "/unlock").then();
  }

  private boolean isLogOutWanted(String person) {
    return database.callAlone(
        c ->
            Sql.find(
                    c,
                    "select 1 from control.log_out where person = ?",
                    row -> row.getInt(1),
                    person)
                .isPresent());
  }

  private boolean isLoggedOut(String person) {
    return identities.loggedOut().stream().anyMatch(a -> a.value().equals(person));
  }

  @Test
  @DisplayName(
      "[D5] who is locked may do nothing at once with the token that he has, his feed and his"
          + " log-ins end; unlocked he may do all again")
  void locks() {
    Api.Tenant tenant = Api.signUp("Locks", identities);
    String owner = tenant.ownerToken();
    String bo = tenant.hired("manager", "201");
    String bos = TestIssuer.token(bo, tenant.id());
    Api.as(bos).get("/api/v1/queues").then().statusCode(200);
    String ticket = Api.as(bos).body(FEED).post("/api/v1/tickets").path("ticket");
    try (TestSocket feed = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket))) {
      assertThat(feed.next()).contains("board");
      lock(owner, bo).statusCode(200).body("locked", equalTo(true));
      assertThat(feed.closed()).startsWith("1008");
    }
    Api.as(bos)
        .get("/api/v1/queues")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("USER_LOCKED"));
    Api.as(bos).body(FEED).post("/api/v1/tickets").then().statusCode(403);
    Api.as(bos).get("/api/v1/me").then().statusCode(403).body("code", equalTo("USER_LOCKED"));
    await("the end of his log-ins", () -> isLoggedOut(bo));
    lock(owner, bo).statusCode(200);

    unlock(owner, bo).statusCode(200).body("locked", equalTo(false));
    Api.as(bos).get("/api/v1/queues").then().statusCode(200);
    Api.as(bos).get("/api/v1/me").then().statusCode(200);
    Api.as(owner)
        .get("/api/v1/audit?target=" + bo)
        .then()
        .body("items.act", contains("agent.unlock", "agent.lock", "agent.lock", "agent.create"))
        .body("items[2].changes.field", containsInAnyOrder("locked", "reason"))
        .body("items[2].changes.after", hasItem("Lost laptop"));
  }

  @Test
  @DisplayName("[D5] a lock needs a reason and a permission of its own, and hits nobody mightier")
  void refuses() {
    Api.Tenant tenant = Api.signUp("Refuses locks", identities);
    String owner = tenant.ownerToken();
    lock(owner, tenant.owner()).statusCode(409).body("errors.code", contains("own-lock"));
    String bo = tenant.hired("director", "201");
    String bos = TestIssuer.token(bo, tenant.id());
    Api.as(owner)
        .body("{}")
        .post("/api/v1/agents/" + bo + "/lock")
        .then()
        .statusCode(400)
        .body("errors.place", contains("/reason"));
    lock(TestIssuer.token(tenant.hired("manager", "202"), tenant.id()), bo)
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
    String clerkSet =
        Api.post(
                owner,
                UUID.randomUUID().toString(),
                "{\"name\":\"Guard\",\"permissions\":[\"agents.see\",\"agents.lock\"]}",
                "/permission-sets",
                201)
            .path("id");
    String guard = TestIssuer.token(tenant.hired(clerkSet, "203"), tenant.id());
    lock(guard, bo).statusCode(403);
    lock(guard, tenant.hired("employee", "204")).statusCode(200);
    lock(bos, "nobody").statusCode(404);

    lock(bos, tenant.owner()).statusCode(200);
    lock(owner, bo).statusCode(403).body("code", equalTo("USER_LOCKED"));
    Api.as(bos)
        .delete("/api/v1/agents/" + bo)
        .then()
        .statusCode(409)
        .body("errors.code", contains("last-director"));
    unlock(guard, tenant.owner()).statusCode(403);
  }

  @Test
  @DisplayName(
      "[D5] while the identity provider is away the lock counts, and the log-ins end later")
  void providerAway() {
    Api.Tenant tenant = Api.signUp("Away", identities);
    String bo = tenant.hired("employee", "201");
    identities.failAt("endSessions");
    lock(tenant.ownerToken(), bo).statusCode(200);
    Api.as(TestIssuer.token(bo, tenant.id())).get("/api/v1/queues").then().statusCode(403);
    assertThat(isLogOutWanted(bo)).isTrue();
    identities.failAt();
    database.callAlone(
        c ->
            Sql.update(
                c, "update control.log_out set next_at = to_timestamp(0) where person = ?", bo));
    await("the end of his log-ins", () -> isLoggedOut(bo) && !isLogOutWanted(bo));
  }

  @Test
  @DisplayName("[D5] a company that locks a person leaves his other company alone")
  void otherCompany() {
    Api.Tenant one = Api.signUp("One", identities);
    Api.Tenant two = Api.signUp("Two", identities);
    String mail = "both-" + UUID.randomUUID() + "@example.test";
    String body =
        """
        {"name":"Bo","email":"%s","extension":"201","sets":["employee"],"queues":[]}\
        """
            .formatted(mail);
    String bo = Api.post(one.ownerToken(), "k1-" + mail, body, "/agents", 201).path("id");
    String same = Api.post(two.ownerToken(), "k2-" + mail, body, "/agents", 201).path("id");
    assertThat(same).isEqualTo(bo);
    lock(one.ownerToken(), bo).statusCode(200);
    Api.as(TestIssuer.token(bo, one.id())).get("/api/v1/queues").then().statusCode(403);
    Api.as(TestIssuer.token(bo, two.id())).get("/api/v1/queues").then().statusCode(200);
  }
}
