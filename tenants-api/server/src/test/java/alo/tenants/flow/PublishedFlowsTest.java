package alo.tenants.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowDocument;
import alo.contract.flow.FlowNode;
import alo.contract.flow.FlowView;
import alo.contract.flow.Prompt;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import alo.tenants.platform.TenantWork;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// However much a tenant draws, its configuration fits into one frame of the link.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class PublishedFlowsTest {
  private static final int NODES = 480;
  private static final int FLOWS_MAX = 20;

  @Inject FakeIdentities identities;
  @Inject Flows flows;
  @Inject TenantWork work;

  @Test
  @DisplayName(
      "[I10] [W2] one tenant's flows never outgrow the link that its edge shares with others")
  void staysWithinTheFrame() {
    Api.Tenant tenant = Api.signUp("Draws a lot", identities);
    TenantId id = new TenantId(tenant.id());
    String document = Json.write(large());
    String flow =
        publish(tenant, "/flows", Json.write(new FlowView.Draft("Large", large())))
            .statusCode(201)
            .extract()
            .path("id");
    for (int version = 2; version <= 5; version++) {
      publish(tenant, "/flows/" + flow + "/versions", document).statusCode(201);
    }
    List<TenantConfiguration.Flow> published = work.in(id, flows::published);
    assertThat(length(published)).isLessThanOrEqualTo(Flows.PUBLISHED_LENGTH_MAX);
    assertThat(published).as("the live version").anyMatch(f -> f.ref().version() == 5);
    assertThat(published).as("the first flow").anyMatch(f -> !f.ref().flow().value().equals(flow));
    assertThat(published)
        .as("the oldest")
        .noneMatch(f -> f.ref().flow().value().equals(flow) && f.ref().version() == 1);

    int made = 1;
    int status = 201;
    while (status == 201 && made < FLOWS_MAX) {
      var answer =
          publish(tenant, "/flows", Json.write(new FlowView.Draft("Large " + made, large())));
      status = answer.extract().statusCode();
      if (status != 201) {
        answer.body("code", equalTo("LIMIT_REACHED"));
      }
      made++;
    }
    assertThat(status).isEqualTo(429);
    assertThat(length(work.in(id, flows::published)))
        .isLessThanOrEqualTo(Flows.PUBLISHED_LENGTH_MAX);
  }

  private static int length(List<TenantConfiguration.Flow> published) {
    return published.stream().mapToInt(f -> Json.write(f.document()).length()).sum();
  }

  private static FlowDocument large() {
    Map<String, FlowNode> nodes = new HashMap<>();
    nodes.put("a", new FlowNode.Answer("n0"));
    for (int i = 0; i < NODES; i++) {
      String next = i + 1 == NODES ? "bye" : "n" + (i + 1);
      nodes.put("n" + i, new FlowNode.Say(new Prompt.Text("x".repeat(1_000), Language.EN), next));
    }
    nodes.put("bye", new FlowNode.HangUp());
    return new FlowDocument(1, "a", nodes);
  }

  private static ValidatableResponse publish(Api.Tenant tenant, String path, String body) {
    return Api.creating(tenant.ownerToken()).body(body).post("/api/v1" + path).then();
  }
}
