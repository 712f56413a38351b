package alo.tenants.tenant;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class ProviderTest {
  @Inject FakeIdentities identities;

  @Test
  @DisplayName("the provider sees tenants and edges, and nobody else does")
  void provider() {
    Api.Tenant tenant = Api.signUp("Provider", identities);
    String provider = TestIssuer.roleToken("pro", "provider");
    Api.as(provider).get("/api/v1/me").then().body("provider", equalTo(true));
    Api.as(provider)
        .get("/api/v1/provider/tenants?limit=200")
        .then()
        .body("items.id", hasItem(tenant.id()));
    Api.as(provider)
        .get("/api/v1/provider/edges")
        .then()
        .body("items.id", contains("edge1", "edge2"));
    Api.as(provider).get("/api/v1/provider/usage?month=2026-11").then().statusCode(200);
    Api.as(tenant.ownerToken()).get("/api/v1/provider/tenants").then().statusCode(403);
    Api.as(provider)
        .body("{\"reason\":\"Unpaid\"}")
        .post("/api/v1/provider/tenants/nobody/suspend")
        .then()
        .statusCode(404);
    Api.creating(provider)
        .body("{\"numbers\":[\"12\"],\"edge\":\"edge1\"}")
        .post("/api/v1/provider/numbers")
        .then()
        .statusCode(400);
  }
}
