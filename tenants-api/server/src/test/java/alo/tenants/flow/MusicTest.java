package alo.tenants.flow;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.nullValue;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.PromptId;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
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
class MusicTest {
  private static final String QUEUE =
      """
      {"name":"%s","ringSeconds":20,"depthMax":10,"wrapUpSeconds":0,"wrapUpCodes":[],\
      "record":false,"music":%s}\
      """;

  @Inject FakeIdentities identities;

  private static String prompt(Api.Tenant tenant, String name) {
    return Api.creating(tenant.ownerToken())
        .body("{\"name\":\"%s\",\"text\":\"La la la\",\"language\":\"en\"}".formatted(name))
        .post("/api/v1/prompts")
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static String body(String prompt) {
    return "{\"prompt\":\"" + prompt + "\"}";
  }

  private static String queue(String name, String music) {
    return QUEUE.formatted(name, "\"" + music + "\"");
  }

  @Test
  @DisplayName("[P11] the tenant's music and a queue's own are chosen, and their edge is told")
  void chosen() throws Exception {
    Api.Tenant tenant = Api.signUp("Music", identities);
    String token = tenant.ownerToken();
    Api.as(token).get("/api/v1/music").then().statusCode(200).body("prompt", nullValue());
    String ours = prompt(tenant, "Ours");
    String tune = prompt(tenant, "Sales tune");
    Api.as(token)
        .body(body(ours))
        .put("/api/v1/music")
        .then()
        .statusCode(200)
        .body("prompt", equalTo(ours));
    Api.as(token).get("/api/v1/music").then().body("prompt", equalTo(ours));
    String queue =
        Api.creating(token)
            .body(queue("Loud", tune))
            .post("/api/v1/queues")
            .then()
            .statusCode(201)
            .body("music", equalTo(tune))
            .extract()
            .path("id");

    try (TestEdge edge = TestEdge.connect("edge1", 910)) {
      TenantConfiguration first = edge.configured(tenant.id(), 1);
      assertThat(first.music()).isEqualTo(new PromptId(ours));
      assertThat(first.queues())
          .filteredOn(q -> q.id().value().equals(queue))
          .singleElement()
          .satisfies(q -> assertThat(q.music()).isEqualTo(new PromptId(tune)));
      assertThat(first.queues())
          .filteredOn(q -> !q.id().value().equals(queue))
          .allSatisfy(q -> assertThat(q.music()).isNull());

      Api.as(token)
          .body(QUEUE.formatted("Loud", "null"))
          .put("/api/v1/queues/" + queue)
          .then()
          .statusCode(200)
          .body("music", nullValue());
      Api.as(token)
          .body("{\"prompt\":null}")
          .put("/api/v1/music")
          .then()
          .statusCode(200)
          .body("prompt", nullValue());
      TenantConfiguration last = edge.configured(tenant.id(), first.version() + 2);
      assertThat(last.music()).isNull();
      assertThat(last.queues()).allSatisfy(q -> assertThat(q.music()).isNull());
    }
  }

  @Test
  @DisplayName("[P11] music that is no prompt of the tenant's is refused at its field")
  void refused() {
    Api.Tenant tenant = Api.signUp("Quiet", identities);
    String token = tenant.ownerToken();
    String theirs = prompt(Api.signUp("Others", identities), "Theirs");
    for (String unknown : new String[] {"p-nothing", theirs}) {
      Api.as(token)
          .body(body(unknown))
          .put("/api/v1/music")
          .then()
          .statusCode(400)
          .contentType("application/problem+json")
          .body("code", equalTo("INVALID_REQUEST"))
          .body("errors[0].place", equalTo("/prompt"))
          .body("errors[0].code", equalTo("unknown-prompt"));
      Api.creating(token)
          .body(queue("Loud", unknown))
          .post("/api/v1/queues")
          .then()
          .statusCode(400)
          .body("errors[0].place", equalTo("/music"))
          .body("errors[0].code", equalTo("unknown-prompt"));
    }
    for (String garbage :
        new String[] {"", "[]", "{\"prompt\":7e9}", "{\"prompt\":\"a b\"}", "{"}) {
      Api.as(token).body(garbage).put("/api/v1/music").then().statusCode(400);
    }
    Api.as(token).get("/api/v1/music").then().body("prompt", nullValue());
  }

  @Test
  @DisplayName(
      "[P11] a change replaces a queue wholly: a client that leaves its music out takes it away")
  void changeReplaces() {
    Api.Tenant tenant = Api.signUp("Older", identities);
    String token = tenant.ownerToken();
    String tune = prompt(tenant, "Tune");
    String withoutMusic =
        "{\"name\":\"Old\",\"ringSeconds\":20,\"depthMax\":10,\"wrapUpSeconds\":0,"
            + "\"wrapUpCodes\":[],\"record\":false}";
    String queue =
        Api.creating(token)
            .body(withoutMusic)
            .post("/api/v1/queues")
            .then()
            .statusCode(201)
            .body("music", nullValue())
            .extract()
            .path("id");
    Api.as(token)
        .body(queue("Old", tune))
        .put("/api/v1/queues/" + queue)
        .then()
        .statusCode(200)
        .body("music", equalTo(tune));
    Api.as(token)
        .body(withoutMusic)
        .put("/api/v1/queues/" + queue)
        .then()
        .statusCode(200)
        .body("music", nullValue());
    Api.as(token).get("/api/v1/queues/" + queue).then().body("music", nullValue());
  }
}
