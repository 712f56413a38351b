package alo.tenants.edge;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.TenantId;
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
class LockedAgentTest {
  @Inject FakeIdentities identities;
  @Inject Configurations configurations;

  @Test
  @DisplayName("who is locked stays in his edge's configuration, marked, in a new version of it")
  void published() {
    Api.Tenant tenant = Api.signUp("Publishes locks", identities);
    var id = new TenantId(tenant.id());
    String bo = tenant.hired("employee", "201");
    TenantConfiguration before = configurations.of(id);
    assertThat(agent(before, bo).locked()).isFalse();
    Api.as(tenant.ownerToken())
        .body("{\"reason\":\"Left\"}")
        .post("/api/v1/agents/" + bo + "/lock")
        .then()
        .statusCode(200);
    TenantConfiguration after = configurations.of(id);
    assertThat(agent(after, bo).locked()).isTrue();
    assertThat(after.version()).isGreaterThan(before.version());
    Api.as(tenant.ownerToken()).post("/api/v1/agents/" + bo + "/unlock").then().statusCode(200);
    assertThat(agent(configurations.of(id), bo).locked()).isFalse();
  }

  private static TenantConfiguration.Agent agent(TenantConfiguration in, String id) {
    return in.agents().stream().filter(a -> a.id().value().equals(id)).findFirst().orElseThrow();
  }
}
