package alo.tenants.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.notNullValue;

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
class FlowApiTest {
  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[I10] a flow is validated by the engine and published as a numbered version")
  void flows() {
    Api.Tenant tenant = Api.signUp("Flows", identities);
    String token = tenant.ownerToken();
    String queue = Api.as(token).get("/api/v1/queues").path("items[0].id");
    String document =
        """
        {"schema":1,"start":"a","nodes":{"a":{"type":"answer","next":"q"},
         "q":{"type":"queue","queue":"%s","waitSecondsMax":60,"otherwise":null}}}\
        """;
    String flow =
        Api.post(
                token,
                UUID.randomUUID().toString(),
                "{\"name\":\"Night\",\"document\":" + document.formatted(queue) + "}",
                "/flows",
                201)
            .path("id");
    Api.post(
        token,
        UUID.randomUUID().toString(),
        document.formatted(queue),
        "/flows/" + flow + "/versions",
        201);
    Api.as(token)
        .get("/api/v1/flows/" + flow)
        .then()
        .body("live", equalTo(2))
        .body("document.start", equalTo("a"));
    Api.as(token)
        .get("/api/v1/flows/" + flow + "/versions/1")
        .then()
        .body("nodes.q.queue", equalTo(queue));
    Api.as(token).get("/api/v1/flows/" + flow + "/versions/9").then().statusCode(404);

    var invalid =
        Api.post(
            token,
            UUID.randomUUID().toString(),
            document.formatted("no-such-queue"),
            "/flows/" + flow + "/versions",
            422);
    assertThat(invalid.<String>path("code")).isEqualTo("INVALID_FLOW");
    assertThat(invalid.<List<String>>path("errors.place")).isNotEmpty();
    Api.as(token)
        .body(document.formatted("no-such-queue"))
        .post("/api/v1/flows/validate")
        .then()
        .statusCode(200)
        .body("errors", notNullValue());
    Api.creating(token)
        .body("{\"name\":\"x\",\"document\":{\"schema\":1,\"nodes\":{\"a\":{\"type\":\"boo\"}}}}")
        .post("/api/v1/flows")
        .then()
        .statusCode(400);
  }
}
