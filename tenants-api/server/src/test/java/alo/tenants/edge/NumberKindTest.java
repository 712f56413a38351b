package alo.tenants.edge;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.TenantId;
import alo.contract.number.NumberFact;
import alo.contract.value.E164;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.narayana.jta.QuarkusTransaction;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class NumberKindTest {
  private static final String DEAR = "+8419001234";

  @Inject FakeIdentities identities;
  @Inject Configurations configurations;

  @Test
  @DisplayName(
      "[X18] [P29] an edge routes calls to a 1900 and knows its facts, but never shows it as a"
          + " caller")
  void receivesOnly() {
    Api.Tenant tenant = Api.signUp("Tư vấn 1900", identities);
    Api.creating(Api.provider())
        .body("{\"numbers\":[\"%s\"],\"edge\":\"edge1\",\"kind\":\"PREMIUM\"}".formatted(DEAR))
        .post("/api/v1/provider/numbers")
        .then()
        .statusCode(201);
    String flow = Api.as(tenant.ownerToken()).get("/api/v1/flows").path("items[0].id");
    Api.creating(tenant.ownerToken())
        .body(
            """
            {"number":"%s","flow":"%s","facts":[{"name":"Giá","value":"5000 đ/phút"}]}\
            """
                .formatted(DEAR, flow))
        .post("/api/v1/numbers")
        .then()
        .statusCode(201);
    TenantConfiguration sent =
        QuarkusTransaction.requiringNew().call(() -> configurations.of(new TenantId(tenant.id())));
    assertThat(sent.numbers())
        .filteredOn(n -> n.number().equals(new E164(DEAR)))
        .singleElement()
        .satisfies(
            n -> assertThat(n.facts()).containsExactly(new NumberFact("Giá", "5000 đ/phút")));
    assertThat(sent.outbound().callerIds()).containsExactly(new E164(tenant.number()));
  }
}
