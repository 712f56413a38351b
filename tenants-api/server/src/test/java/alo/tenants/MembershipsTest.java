package alo.tenants;

import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;
import static org.hamcrest.Matchers.not;

import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class MembershipsTest {
  @Inject FakeIdentities identities;

  @Test
  @DisplayName(
      "[W9] [W2] a person of two tenants works in the one that the token names, never both")
  void twoTenants() {
    Api.Tenant one = Api.signUp("Own", identities);
    Api.Tenant two = Api.signUp("Joined", identities);
    String email = identities.emailOf(one.owner());
    Api.creating(two.ownerToken())
        .body(
            """
            {"name":"Both","email":"%s","extension":"201","sets":["employee"],"queues":[]}\
            """
                .formatted(email))
        .post("/api/v1/agents")
        .then()
        .statusCode(201);
    Api.as(TestIssuer.token(one.owner(), one.id(), two.id()))
        .get("/api/v1/customers")
        .then()
        .statusCode(403)
        .contentType("application/problem+json")
        .body("code", equalTo("AMBIGUOUS_TENANT"));
    for (Api.Tenant chosen : List.of(one, two)) {
      String token = TestIssuer.token(one.owner(), chosen.id());
      Api.as(token)
          .get("/api/v1/me")
          .then()
          .statusCode(200)
          .body("tenant", equalTo(chosen.id()))
          .body(
              "permissions",
              chosen == one ? hasItem("agents.change") : not(hasItem("agents.change")));
      Api.as(token).get("/api/v1/numbers").then().body("items.number", contains(chosen.number()));
    }
  }
}
