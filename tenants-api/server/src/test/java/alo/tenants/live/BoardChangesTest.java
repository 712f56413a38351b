package alo.tenants.live;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.agent.AgentBoard;
import alo.contract.live.FeedMessage;
import alo.contract.queue.QueueBoard;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.tenants.testing.TestSocket;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class BoardChangesTest {
  private static final String QUEUE =
      "{\"name\":\"%s\",\"ringSeconds\":15,\"depthMax\":5,\"wrapUpSeconds\":10,\"wrapUpCodes\":[]}";
  private static final String AGENT =
      "{\"name\":\"%s\",\"email\":\"%s\",\"extension\":\"201\",\"sets\":[\"%s\"],\"queues\":[]}";

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("[S1] a renamed, new or removed queue or agent is on open boards at once")
  void changesReachOpenFeeds() {
    Api.Tenant tenant = Api.signUp("Renames", identities);
    String token = tenant.ownerToken();
    try (TestSocket feed = open(tenant.ownerToken())) {
      long sequence = Json.read(feed.next(), FeedMessage.Board.class).sequence();
      String queue =
          Api.creating(token).body(QUEUE.formatted("Sales")).post("/api/v1/queues").path("id");
      FeedMessage.QueueChanged made = Json.read(feed.next(), FeedMessage.QueueChanged.class);
      assertThat(made.sequence()).isEqualTo(sequence + 1);
      assertThat(made.queue().name()).isEqualTo("Sales");

      Api.as(token)
          .body(QUEUE.formatted("Support"))
          .put("/api/v1/queues/" + queue)
          .then()
          .statusCode(200);
      assertThat(Json.read(feed.next(), FeedMessage.QueueChanged.class).queue().name())
          .isEqualTo("Support");
      Api.as(token).delete("/api/v1/queues/" + queue).then().statusCode(204);
      assertThat(Json.read(feed.next(), FeedMessage.Board.class).queues())
          .extracting(QueueBoard::name)
          .doesNotContain("Support");

      String mail = "ana-" + UUID.randomUUID() + "@example.test";
      String ana =
          Api.creating(token)
              .body(AGENT.formatted("Ana", mail, "employee"))
              .post("/api/v1/agents")
              .path("id");
      assertThat(agent(feed)).isEqualTo("Ana");
      Api.as(token)
          .body(AGENT.formatted("Ana Trần", mail, "employee"))
          .put("/api/v1/agents/" + ana)
          .then()
          .statusCode(200);
      assertThat(agent(feed)).isEqualTo("Ana Trần");
      Api.as(token).delete("/api/v1/agents/" + ana).then().statusCode(204);
      assertThat(Json.read(feed.next(), FeedMessage.Board.class).agents())
          .extracting(AgentBoard::name)
          .doesNotContain("Ana Trần");
      try (TestSocket later = open(tenant.ownerToken())) {
        assertThat(Json.read(later.next(), FeedMessage.Board.class).sequence())
            .isEqualTo(sequence + 6);
      }
    }
  }

  @Test
  @DisplayName(
      "[S1] [W9] an open feed ends when its reader loses his role or the tenant is suspended")
  void endsWithTheRight() {
    Api.Tenant tenant = Api.signUp("Rights", identities);
    String mail = "sup-" + UUID.randomUUID() + "@example.test";
    String id =
        Api.creating(tenant.ownerToken())
            .body(AGENT.formatted("Sup", mail, "manager"))
            .post("/api/v1/agents")
            .path("id");
    try (TestSocket his = open(TestIssuer.token(id, tenant.id()));
        TestSocket owners = open(tenant.ownerToken())) {
      assertThat(his.next()).contains("\"type\":\"board\"");
      assertThat(owners.next()).contains("\"type\":\"board\"");
      Api.as(tenant.ownerToken())
          .body(AGENT.formatted("Sup", mail, "employee"))
          .put("/api/v1/agents/" + id)
          .then()
          .statusCode(200);
      assertThat(his.closed()).startsWith("1008 You may not read this feed any more");
      assertThat(owners.next()).contains("\"type\":\"agent-changed\"");
      String provider = TestIssuer.roleToken("pro", "provider");
      Api.as(provider)
          .body("{\"reason\":\"Unpaid\"}")
          .post("/api/v1/provider/tenants/" + tenant.id() + "/suspend")
          .then()
          .statusCode(200);
      assertThat(owners.closed()).startsWith("1008");
    }
  }

  private static String agent(TestSocket feed) {
    return Json.read(feed.next(), FeedMessage.AgentChanged.class).agent().name();
  }

  private static TestSocket open(String token) {
    String ticket =
        Api.as(token)
            .body("{\"purpose\":\"FEED\"}")
            .post("/api/v1/tickets")
            .then()
            .statusCode(201)
            .extract()
            .path("ticket");
    return TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket));
  }
}
