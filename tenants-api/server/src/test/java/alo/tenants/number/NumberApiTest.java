package alo.tenants.number;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

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
class NumberApiTest {
  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[P30] [I10] [W3] two numbers of a tenant get two flows; each has exactly one")
  void numbers() {
    Api.Tenant tenant = Api.signUp("Numbers", identities);
    String token = tenant.ownerToken();
    String queue = Api.as(token).get("/api/v1/queues").path("items[0].id");
    String flow =
        Api.post(
                token,
                UUID.randomUUID().toString(),
                """
                {"name":"Night","document":{"schema":1,"start":"a","nodes":{
                 "a":{"type":"answer","next":"q"},
                 "q":{"type":"queue","queue":"%s","waitSecondsMax":60}}}}\
                """
                    .formatted(queue),
                "/flows",
                201)
            .path("id");
    Api.as(token)
        .body("{\"label\":\"Bảo hành\",\"flow\":\"" + flow + "\"}")
        .put("/api/v1/numbers/" + tenant.number())
        .then()
        .statusCode(200)
        .body("label", equalTo("Bảo hành"))
        .body("flow", equalTo(flow));
    Api.stock("edge1", 1);
    String first =
        Api.as(token).get("/api/v1/flows").path("items.find { it.id != '" + flow + "' }.id");
    String key = UUID.randomUUID().toString();
    String order = "{\"label\":\"Bán hàng\",\"flow\":\"" + first + "\"}";
    String second = Api.post(token, key, order, "/numbers", 201).path("number");
    assertThat(second).isNotEqualTo(tenant.number());
    assertThat(Api.post(token, key, order, "/numbers", 201).<String>path("number"))
        .isEqualTo(second);
    List<String> flows = Api.as(token).get("/api/v1/numbers").path("items.flow");
    assertThat(flows).containsExactlyInAnyOrder(flow, first);
    Api.post(token, UUID.randomUUID().toString(), "{\"flow\":\"f-nowhere\"}", "/numbers", 400);
    assertThat(Api.as(token).get("/api/v1/numbers").<List<String>>path("items.number")).hasSize(2);
    Api.as(token)
        .body("{\"flow\":\"f-nowhere\"}")
        .put("/api/v1/numbers/" + tenant.number())
        .then()
        .statusCode(400)
        .body("errors[0].code", equalTo("unknown-flow"));
    Api.as(token)
        .body("{\"flow\":\"" + flow + "\"}")
        .put("/api/v1/numbers/+84999999999")
        .then()
        .statusCode(404);
    Api.as(token).body("{}").put("/api/v1/numbers/" + tenant.number()).then().statusCode(400);
  }
}
