package alo.tenants.workforce;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasItem;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
@Timeout(90)
class AgentApiTest {
  private static final String QUEUE =
      """
      {"name":"%s","ringSeconds":15,"depthMax":5,"wrapUpSeconds":10,"wrapUpCodes":["Xong"],
       "record":true}\
      """;

  /// Sixteen connections are all that the server has.
  private static final int MORE_THAN_CONNECTIONS = 24;

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("agents are invited, get permissions at once, and the last director stays")
  void agents() {
    Api.Tenant tenant = Api.signUp("Agents", identities);
    String token = tenant.ownerToken();
    String body =
        """
        {"name":"Ana","email":"ana-%s@example.test","extension":"201","sets":["employee"],
         "queues":[]}\
        """
            .formatted(UUID.randomUUID());
    String ana = Api.post(token, UUID.randomUUID().toString(), body, "/agents", 201).path("id");
    assertThat(identities.invited()).anyMatch(a -> a.value().equals(ana));
    String anas = TestIssuer.token(ana, tenant.id());
    Api.as(anas).get("/api/v1/me").then().body("permissions", hasItem("calls.take"));
    Api.as(anas).get("/api/v1/queues").then().statusCode(200);
    Api.creating(anas)
        .body(QUEUE.formatted("By an agent"))
        .post("/api/v1/queues")
        .then()
        .statusCode(403)
        .body("code", equalTo("FORBIDDEN"));
    Api.as(anas).body("{\"purpose\":\"FEED\"}").post("/api/v1/tickets").then().statusCode(403);

    Api.post(token, UUID.randomUUID().toString(), body, "/agents", 409);
    Api.post(
        token,
        UUID.randomUUID().toString(),
        "{\"name\":\"B\",\"email\":\"b\",\"extension\":\"1\",\"sets\":[],\"queues\":[\"q-x\"]}",
        "/agents",
        400);
    Api.as(token).delete("/api/v1/agents/" + tenant.owner()).then().statusCode(409);
    Api.as(token).delete("/api/v1/agents/" + ana).then().statusCode(204);
    Api.as(anas).get("/api/v1/queues").then().statusCode(403);
  }

  @Test
  @DisplayName(
      "[W2] while the identity provider hangs, whoever is being invited holds no connection: the"
          + " others' requests go on, and all are invited when it answers")
  void slowIdentityProvider() throws Exception {
    Api.Tenant tenant = Api.signUp("Slow", identities);
    int extension = 3_000;
    for (String step : List.of("createUser", "invite")) {
      var waiting = new CountDownLatch(MORE_THAN_CONNECTIONS);
      var answers = new CountDownLatch(1);
      identities.before(method -> hang(method.equals(step), waiting, answers));
      try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
        List<Future<Integer>> invited = new ArrayList<>();
        for (int i = 0; i < MORE_THAN_CONNECTIONS; i++) {
          String body = person(step + i + "@" + tenant.id() + ".test", String.valueOf(extension++));
          invited.add(
              people.submit(
                  () ->
                      Api.creating(tenant.ownerToken())
                          .body(body)
                          .post("/api/v1/agents")
                          .statusCode()));
        }
        try {
          assertThat(waiting.await(20, TimeUnit.SECONDS)).as("all hang in " + step).isTrue();
          Api.as(tenant.ownerToken()).get("/api/v1/queues").then().statusCode(200);
          Api.creating(tenant.ownerToken())
              .body(QUEUE.formatted("Meanwhile at " + step))
              .post("/api/v1/queues")
              .then()
              .statusCode(201);
        } finally {
          answers.countDown();
        }
        for (Future<Integer> one : invited) {
          assertThat(one.get(20, TimeUnit.SECONDS)).isEqualTo(201);
        }
      } finally {
        identities.before(_ -> {});
      }
    }
  }

  @ParameterizedTest(name = "at {0}")
  @ValueSource(strings = {"findUser", "createUser", "addMember", "invite"})
  @DisplayName(
      "[W2] a person whom the identity provider refuses is not entered; the same request works"
          + " later")
  void refused(String step) {
    Api.Tenant tenant = Api.signUp("Refuses", identities);
    String token = tenant.ownerToken();
    String key = UUID.randomUUID().toString();
    String mail = "bo-" + UUID.randomUUID() + "@example.test";
    String body = person(mail, "777");
    identities.failAt(step);
    try {
      assertThat(Api.post(token, key, body, "/agents", 503).<String>path("code"))
          .isEqualTo("DEPENDENCY_UNAVAILABLE");
    } finally {
      identities.failAt();
    }
    assertThat(identities.findUser(mail)).isEmpty();
    assertThat(Api.as(token).get("/api/v1/agents").<List<String>>path("items.extension"))
        .doesNotContain("777");
    String id = Api.post(token, key, body, "/agents", 201).path("id");
    assertThat(identities.invited()).extracting(AgentId::value).containsOnlyOnce(id);
    assertThat(Api.post(token, key, body, "/agents", 201).<String>path("id")).isEqualTo(id);
    assertThat(identities.invited()).extracting(AgentId::value).containsOnlyOnce(id);
  }

  @Test
  @DisplayName("[W2] two who invite the same person at once: one does, and the person stays")
  void twoAtOnce() throws Exception {
    Api.Tenant tenant = Api.signUp("Two at once", identities);
    String mail = "both-" + UUID.randomUUID() + "@example.test";
    try (var people = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<Integer>> both = new ArrayList<>();
      for (String extension : List.of("778", "779")) {
        String body = person(mail, extension);
        both.add(
            people.submit(
                () ->
                    Api.creating(tenant.ownerToken())
                        .body(body)
                        .post("/api/v1/agents")
                        .statusCode()));
      }
      List<Integer> statuses = new ArrayList<>();
      for (Future<Integer> one : both) {
        statuses.add(one.get(20, TimeUnit.SECONDS));
      }
      assertThat(statuses).containsExactlyInAnyOrder(201, 409);
    }
    AgentId user = identities.findUser(mail).orElseThrow();
    assertThat(identities.isMember(new TenantId(tenant.id()), user)).isTrue();
    assertThat(identities.invited()).containsOnlyOnce(user);
  }

  private static void hang(boolean here, CountDownLatch waiting, CountDownLatch answers) {
    if (here) {
      waiting.countDown();
      try {
        answers.await();
      } catch (InterruptedException e) {
        throw new IllegalStateException(e);
      }
    }
  }

  private static String person(String mail, String extension) {
    return """
    {"name":"Bo","email":"%s","extension":"%s","sets":["employee"],"queues":[]}\
    """
        .formatted(mail, extension);
  }
}
