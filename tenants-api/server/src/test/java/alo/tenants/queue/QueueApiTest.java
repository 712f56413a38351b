package alo.tenants.queue;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class QueueApiTest {
  private static final String QUEUE =
      """
      {"name":"%s","ringSeconds":15,"depthMax":5,"wrapUpSeconds":10,"wrapUpCodes":["Xong"],
       "record":true}\
      """;

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("queues are made once by key, listed by pages, changed, and kept while in use")
  void queues() {
    Api.Tenant tenant = Api.signUp("Queues", identities);
    String token = tenant.ownerToken();
    String key = UUID.randomUUID().toString();
    String first = Api.post(token, key, QUEUE.formatted("Sales"), "/queues", 201).path("id");
    assertThat(Api.post(token, key, QUEUE.formatted("Sales"), "/queues", 201).<String>path("id"))
        .isEqualTo(first);
    assertThat(Api.post(token, key, QUEUE.formatted("Else"), "/queues", 409).<String>path("code"))
        .isEqualTo("IDEMPOTENCY_KEY_REUSED");
    assertThat(
            Api.post(token, UUID.randomUUID().toString(), QUEUE.formatted("sales"), "/queues", 409)
                .<String>path("code"))
        .isEqualTo("CONFLICT");
    Api.post(token, UUID.randomUUID().toString(), QUEUE.formatted("Alpha"), "/queues", 201);

    var page = Api.as(token).get("/api/v1/queues?limit=2").then().statusCode(200);
    page.body("items", hasSize(2)).body("items[0].name", equalTo("Alpha"));
    String next = page.extract().path("next");
    Api.as(token)
        .get("/api/v1/queues?limit=2&cursor=" + next)
        .then()
        .body("items", hasSize(1))
        .body("next", nullValue());

    Api.as(token)
        .body(QUEUE.formatted("Sales 2"))
        .put("/api/v1/queues/" + first)
        .then()
        .statusCode(200)
        .body("name", equalTo("Sales 2"));
    Api.as(token).delete("/api/v1/queues/" + first).then().statusCode(204);
    Api.as(token).get("/api/v1/queues/" + first).then().statusCode(404);
    String used = Api.as(token).get("/api/v1/queues").path("items[1].id");
    Api.as(token)
        .delete("/api/v1/queues/" + used)
        .then()
        .statusCode(409)
        .contentType("application/problem+json")
        .body("code", equalTo("CONFLICT"));
  }

  @Test
  @DisplayName("bad input is a problem with every mistake at its place")
  void badInput() {
    Api.Tenant tenant = Api.signUp("Bad input", identities);
    String token = tenant.ownerToken();
    Api.creating(token)
        .body(
            """
            {"name":" ","ringSeconds":1,"depthMax":0,"wrapUpSeconds":-1,"wrapUpCodes":[]}\
            """)
        .post("/api/v1/queues")
        .then()
        .statusCode(400)
        .contentType("application/problem+json")
        .body("errors.place", contains("/name", "/ringSeconds", "/depthMax", "/wrapUpSeconds"));
    for (String garbage : List.of("", "{", "[1]", "\"x\"", "{\"wrapUpCodes\":[null]}")) {
      Api.creating(token).body(garbage).post("/api/v1/queues").then().statusCode(400);
    }
    Api.as(token).body(QUEUE.formatted("x")).post("/api/v1/queues").then().statusCode(400);
    Api.as(token).get("/api/v1/queues?limit=0").then().statusCode(400);
    Api.as(token).get("/api/v1/queues?limit=9999").then().statusCode(400);
    Api.as(token).get("/api/v1/queues?cursor=%F0%9F").then().statusCode(400);
    Api.as(token).get("/api/v1/queues/no..such").then().statusCode(400);
    Api.as(token).get("/api/v1/interactions?from=yesterday").then().statusCode(400);
    Api.as(token).get("/api/v1/nothing-here").then().statusCode(404);
  }
}
