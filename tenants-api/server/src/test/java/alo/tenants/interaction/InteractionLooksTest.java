package alo.tenants.interaction;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import alo.contract.flow.FlowRef;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.E164;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class InteractionLooksTest {
  private static final String PHONE = "+84901234567";

  @Inject FakeIdentities identities;

  @Test
  @DisplayName(
      "[X16] who looks at a call is entered, once for all of its parts; who may not is not")
  void calls() {
    Api.Tenant tenant = Api.signUp("Looks at calls", identities);
    String path = "/api/v1/interactions/" + called(tenant);
    String stranger = TestIssuer.token(tenant.hired("employee", "201"), tenant.id());
    Api.as(stranger).get(path).then().statusCode(404);
    Api.as(stranger).get(path + "/events").then().statusCode(404);
    Api.as(tenant.ownerToken()).get("/api/v1/interactions").then().body("items", hasSize(1));
    entries(tenant, "call").body("items", empty());
    for (String part : List.of("", "/events", "", "/events?limit=1")) {
      Api.as(tenant.ownerToken()).get(path + part).then().statusCode(200);
    }
    entries(tenant, "call")
        .body("items.act", contains("call.read"))
        .body("items[0].actor", equalTo(tenant.owner()))
        .body("items[0].target", equalTo(path.substring(path.lastIndexOf('/') + 1)));
    Api.as(tenant.ownerToken()).header("X-Forwarded-For", "203.0.113.9").get(path);
    entries(tenant, "call").body("items.act", contains("call.read", "call.read"));
  }

  @Test
  @DisplayName("[X16] who finds a customer by his whole number looks at him; who searches does not")
  void customers() {
    Api.Tenant tenant = Api.signUp("Looks at customers", identities);
    String customer =
        Api.creating(tenant.ownerToken())
            .body("{\"name\":\"Bích\",\"phones\":[\"%s\"]}".formatted(PHONE))
            .post("/api/v1/customers")
            .path("id");
    String list = "/api/v1/customers?";
    for (String query : List.of("q=B", "q=090", "limit=5", "phone=+84900000000")) {
      Api.as(tenant.ownerToken()).get(list + query).then().statusCode(200);
    }
    entries(tenant, "customer.read").body("items", empty());
    for (int i = 0; i < 3; i++) {
      Api.as(tenant.ownerToken()).get(list + "phone=" + PHONE).then().statusCode(200);
      Api.as(tenant.ownerToken()).get("/api/v1/customers/" + customer).then().statusCode(200);
    }
    entries(tenant, "customer.read").body("items.target", contains(customer));
  }

  private static InteractionId called(Api.Tenant tenant) {
    InteractionId call = new InteractionId("edge1-looks-" + tenant.id());
    try (TestEdge edge = TestEdge.connect("edge1", 720)) {
      edge.send(
          List.of(
              edge.event(
                  tenant.id(),
                  Instant.parse("2026-11-22T03:00:00Z"),
                  new Event.CallArrived(
                      call,
                      new E164(PHONE),
                      new E164(tenant.number()),
                      new TrunkId("c1"),
                      new FlowRef(new FlowId("f"), 1)))));
    }
    return call;
  }

  private static ValidatableResponse entries(Api.Tenant tenant, String act) {
    return Api.as(tenant.ownerToken()).get("/api/v1/audit?act=" + act).then().statusCode(200);
  }
}
