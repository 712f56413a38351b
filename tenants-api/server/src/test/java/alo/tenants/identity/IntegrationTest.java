package alo.tenants.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;
import static org.hamcrest.Matchers.notNullValue;
import static org.hamcrest.Matchers.nullValue;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.FakeProgramClients;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.tenants.testing.TestSocket;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class IntegrationTest {
  private static final String PATH = "/api/v1/integrations";
  private static final String SHOP = "{'name':'Shop','permissions':['queues.see','board.see']}";

  @Inject FakeIdentities identities;
  @Inject FakeProgramClients clients;

  @AfterEach
  void isThere() {
    clients.setAway(false);
  }

  @Test
  @DisplayName("[X17] [Z5] a program of a tenant's own may do exactly what it was given, at once")
  void mayDoItsActs() {
    Api.Tenant tenant = Api.signUp("Programs", identities);
    String owner = tenant.ownerToken();
    var made = create(owner, SHOP).statusCode(201).extract();
    String id = made.path("id");
    String actor = made.path("actor");
    assertThat(clients.accepts(made.path("client"), made.path("secret"))).isTrue();
    String program = TestIssuer.token(actor, tenant.id());
    Api.as(program).get("/api/v1/queues").then().statusCode(200);
    Api.as(program).get("/api/v1/customers").then().statusCode(403);
    Api.as(program)
        .get("/api/v1/me")
        .then()
        .statusCode(200)
        .body("permissions", contains("board.see", "queues.see"))
        .body("agent", nullValue());
    String ticket =
        Api.as(program).body("{\"purpose\":\"FEED\"}").post("/api/v1/tickets").path("ticket");
    try (TestSocket feed = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket))) {
      assertThat(feed.next()).as("the live feed").contains("\"type\":\"board\"");
    }
    Api.as(owner).get(PATH + "/" + id).then().body("usedAt", notNullValue());
    put(owner, id, "{'name':'Shop 2','permissions':['customers.see']}")
        .statusCode(200)
        .body("name", equalTo("Shop 2"))
        .body("permissions", contains("customers.see"));
    Api.as(program).get("/api/v1/queues").then().statusCode(403);
    Api.as(program).get("/api/v1/customers").then().statusCode(200);
    Api.as(TestIssuer.token(actor, Api.signUp("No programs", identities).id()))
        .get("/api/v1/customers")
        .then()
        .statusCode(403);
    Api.as(owner).delete(PATH + "/" + id).then().statusCode(204);
    Api.as(program).get("/api/v1/customers").then().statusCode(403);
    assertThat(clients.count(tenant.id())).isZero();
    Api.as(owner).get(PATH).then().body("items.id", not(hasItem(id)));
  }

  @Test
  @DisplayName("[X17] its secret is shown once and renewed; what it does bears its name")
  void keepsSecrets() {
    Api.Tenant tenant = Api.signUp("Secrets", identities);
    String owner = tenant.ownerToken();
    var made =
        create(owner, "{'name':'Kho','permissions':['customers.see','customers.change']}")
            .statusCode(201)
            .body("secret.length()", equalTo(40))
            .body("tokens", notNullValue())
            .body("usedAt", nullValue())
            .extract();
    String path = PATH + "/" + made.path("id");
    Api.as(owner).get(path).then().statusCode(200).body("secret", nullValue());
    Api.as(owner).get(PATH).then().statusCode(200).body("items.secret", contains(nullValue()));
    var renewed = Api.as(owner).post(path + "/secret").then().statusCode(200).extract();
    assertThat(clients.accepts(made.path("client"), renewed.path("secret"))).isTrue();
    assertThat(clients.accepts(made.path("client"), made.path("secret"))).isFalse();
    Api.creating(TestIssuer.token(made.path("actor"), tenant.id()))
        .body("{\"name\":\"B\",\"phones\":[]}")
        .post("/api/v1/customers")
        .then()
        .statusCode(201);
    Api.as(owner)
        .get("/api/v1/audit")
        .then()
        .body(
            "items.act",
            contains("customer.create", "integration.renew-secret", "integration.create"))
        .body("items[0].actorName", equalTo("Kho"))
        .body(not(containsString(made.<String>path("secret"))))
        .body(not(containsString(renewed.<String>path("secret"))));
  }

  @Test
  @DisplayName("[D3] nobody gives a program, or gets by its secret, what he may not do himself")
  void nobodyRises() {
    Api.Tenant tenant = Api.signUp("Rising programs", identities);
    String owner = tenant.ownerToken();
    String set =
        Api.creating(owner)
            .body("{\"name\":\"S\",\"permissions\":[\"integrations.see\",\"integrations.change\"]}")
            .post("/api/v1/permission-sets")
            .path("id");
    String clerk = TestIssuer.token(tenant.hired(set, "201"), tenant.id());
    create(clerk, "{'name':'X','permissions':['audit.see']}")
        .statusCode(403)
        .body("detail", containsString("audit.see"));
    String mighty = create(owner, "{'name':'M','permissions':['audit.see']}").extract().path("id");
    Api.as(clerk).post(PATH + "/" + mighty + "/secret").then().statusCode(403);
    put(clerk, mighty, "{'name':'M','permissions':['audit.see','usage.see']}").statusCode(403);
    put(clerk, mighty, "{'name':'N','permissions':['audit.see']}").statusCode(200);
    assertThat(clients.count(tenant.id())).isEqualTo(1);
  }

  @Test
  @DisplayName("[X17] bad integrations are refused with each mistake at its place")
  void badInput() {
    Api.Tenant tenant = Api.signUp("Bad programs", identities);
    String owner = tenant.ownerToken();
    create(owner, "{'name':'','permissions':['queues.see']}")
        .statusCode(400)
        .body("errors.place", contains("/name"));
    create(owner, "{'name':'x','permissions':[]}")
        .statusCode(400)
        .body("errors.place", contains("/permissions"));
    create(owner, "{'name':'x'}").statusCode(400);
    create(owner, "{'name':'x','permissions':['calls.steal']}").statusCode(400);
    create(owner, "{'name':'x','permissions':['queues.change','queues.see']}")
        .statusCode(400)
        .body("errors.code", contains("needs"))
        .body("detail", containsString("prompts.see"));
    create(owner, "{'name':'x','permissions':['calls.take','queues.see']}")
        .statusCode(400)
        .body("errors.place", contains("/permissions"))
        .body("errors.code", contains("for-people"));
    assertThat(clients.count(tenant.id())).isZero();
  }

  @Test
  @DisplayName("[X17] without its identity provider nothing is made, but a program is shut out")
  void providerIsAway() {
    Api.Tenant tenant = Api.signUp("Away programs", identities);
    String owner = tenant.ownerToken();
    var made = create(owner, SHOP).extract();
    String path = PATH + "/" + made.path("id");
    clients.setAway(true);
    create(owner, SHOP).statusCode(503);
    Api.as(owner).post(path + "/secret").then().statusCode(503);
    Api.as(owner).delete(path).then().statusCode(204);
    Api.as(TestIssuer.token(made.path("actor"), tenant.id()))
        .get("/api/v1/queues")
        .then()
        .statusCode(403);
    Api.as(owner)
        .get("/api/v1/audit")
        .then()
        .body("items.act", contains("integration.delete", "integration.create"));
  }

  @Test
  @DisplayName("[X17] of the same asked at once one is made, and at most 20 of different ones")
  void limits() {
    Api.Tenant tenant = Api.signUp("Many programs", identities);
    String owner = tenant.ownerToken();
    String key = UUID.randomUUID().toString();
    var same =
        IntStream.range(0, 6)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(
                        () ->
                            Api.post(owner, key, json(SHOP), "/integrations", 201)
                                .<String>path("secret")))
            .toList();
    assertThat(same.stream().map(CompletableFuture::join).distinct()).hasSize(1);
    assertThat(clients.count(tenant.id())).as("no client is left over").isEqualTo(1);
    var different =
        IntStream.range(0, 24)
            .mapToObj(
                i ->
                    CompletableFuture.supplyAsync(() -> create(owner, SHOP).extract().statusCode()))
            .toList();
    assertThat(different.stream().map(CompletableFuture::join).filter(s -> s == 201)).hasSize(19);
    assertThat(clients.count(tenant.id())).isEqualTo(20);
    create(owner, SHOP).statusCode(429).body("code", equalTo("LIMIT_REACHED"));
  }

  private static ValidatableResponse create(String token, String body) {
    return Api.creating(token).body(json(body)).post(PATH).then();
  }

  private static ValidatableResponse put(String token, String id, String body) {
    return Api.as(token).body(json(body)).put(PATH + "/" + id).then();
  }

  private static String json(String text) {
    return text.replace('\'', '"');
  }
}
