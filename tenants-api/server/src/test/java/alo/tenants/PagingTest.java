package alo.tenants;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.edge.EventEnvelope;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.value.DialString;
import alo.contract.value.E164;
import alo.tenants.testing.Api;
import alo.tenants.testing.Description;
import alo.tenants.testing.Description.Operation;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Lists come in pages. The operations come from the published description: a list that is new and
/// has no pages fails this test.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class PagingTest {
  private static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");

  /// Lists that come whole, with the reason.
  private static final Map<String, String> WHOLE =
      Map.of("/api/v1/provider/edges", "edges stand in the configuration; there are few");

  @Inject FakeIdentities identities;

  @Test
  @DisplayName("every list is paged by limit and cursor, and refuses what is neither")
  void everyListIsPaged() {
    Api.Tenant tenant = Api.signUp("Paged", identities);
    String call = "edge1-paged-" + UUID.randomUUID();
    try (TestEdge edge = TestEdge.connect("edge1", 870)) {
      edge.send(List.of(placed(edge, tenant, call, tenant.owner(), TEN)));
    }
    String hook =
        Api.creating(tenant.ownerToken())
            .body("{\"name\":\"P\",\"url\":\"http://127.0.30.1:9/\",\"types\":[],\"active\":false}")
            .post("/api/v1/hooks")
            .path("id");
    Description description = Description.served();
    List<String> paged = new ArrayList<>();
    for (Operation list : description.operations().stream().filter(description::lists).toList()) {
      if (WHOLE.containsKey(list.path())) {
        continue;
      }
      assertThat(list.takes("limit") && list.takes("cursor")).as(list.name()).isTrue();
      paged.add(list.path());
      String path = list.path().replace("{id}", list.path().contains("/hooks/") ? hook : call);
      String token =
          path.contains("/provider/")
              ? TestIssuer.roleToken("pro", "provider")
              : tenant.ownerToken();
      for (String limit : List.of("0", "-1", "201", "many", "1.5", "99999999999")) {
        refused(token, path, "limit", limit);
      }
      for (String cursor : List.of("!", "%", encoded("\u0000"), encoded("a\u0007"))) {
        refused(token, path, "cursor", cursor);
      }
      Api.as(token).queryParam("limit", 200).get(path).then().statusCode(200);
    }
    assertThat(paged)
        .contains("/api/v1/calls", "/api/v1/interactions", "/api/v1/interactions/{id}/events")
        .hasSizeGreaterThanOrEqualTo(10);
    for (String path : List.of("/calls", "/interactions", "/interactions/" + call + "/events")) {
      for (String key : List.of("zz", "zz zz", "edge1 1", "edge1 one 1", "edge1 0 0", "x 1 1 1")) {
        refused(tenant.ownerToken(), "/api/v1" + path, "cursor", encoded(key));
      }
    }
  }

  @Test
  @DisplayName("what happened in a call comes in pages, in order, each event once")
  void pagesEvents() {
    Api.Tenant tenant = Api.signUp("Paged events", identities);
    String call = "edge1-events-" + UUID.randomUUID();
    InteractionId id = new InteractionId(call);
    try (TestEdge edge = TestEdge.connect("edge1", 871)) {
      List<EventEnvelope> events = new ArrayList<>();
      events.add(
          edge.event(
              tenant.id(),
              TEN,
              new Event.CallArrived(
                  id,
                  new E164("+84901234567"),
                  new E164(tenant.number()),
                  new TrunkId("c1"),
                  new FlowRef(new FlowId("f"), 1))));
      // More than nine, so that 10 comes after 9 and not after 1.
      for (int i = 1; i <= 10; i++) {
        events.add(
            edge.event(tenant.id(), TEN.plusSeconds(i), new Event.NodeEntered(id, i, "n" + i)));
      }
      edge.send(events);
    }
    List<Integer> all = IntStream.rangeClosed(1, 11).boxed().toList();
    assertThat(paged(tenant.ownerToken(), "/interactions/" + call + "/events", "id.sequence", 4))
        .isEqualTo(all);
    Api.as(tenant.ownerToken())
        .get("/api/v1/interactions/" + call + "/events")
        .then()
        .body("items.id.sequence", equalTo(all))
        .body("next", equalTo(null));
  }

  @Test
  @DisplayName("[W8] the provider's months come in pages by tenant")
  void pagesUsage() {
    assertThat(paged(TestIssuer.roleToken("pro", "provider"), "/provider/usage", "tenant", 1))
        .isEqualTo(List.of("one1", "two2"));
  }

  @Test
  @DisplayName("[P25] calls that are going on come in pages, oldest first; an agent sees his own")
  void pagesLiveCalls() {
    Api.Tenant tenant = Api.signUp("Paged calls", identities);
    String ana =
        Api.creating(tenant.ownerToken())
            .body(
                "{\"name\":\"Ana\",\"email\":\"paged-ana@example.test\",\"extension\":\"201\","
                    + "\"sets\":[\"employee\"],\"queues\":[]}")
            .post("/api/v1/agents")
            .then()
            .statusCode(201)
            .extract()
            .path("id");
    List<String> calls = new ArrayList<>();
    try (TestEdge edge = TestEdge.connect("edge1", 872)) {
      List<EventEnvelope> events = new ArrayList<>();
      for (int i = 0; i < 5; i++) {
        String call = "edge1-live-" + i + "-" + UUID.randomUUID();
        calls.add(call);
        // Two begin in one moment: their ids tell them apart.
        String whose = i == 3 ? ana : tenant.owner();
        events.add(placed(edge, tenant, call, whose, TEN.plusSeconds(i / 2)));
      }
      edge.send(events);
    }
    assertThat(paged(tenant.ownerToken(), "/calls", "id", 2)).isEqualTo(calls);
    assertThat(paged(TestIssuer.token(ana, tenant.id()), "/calls", "id", 2))
        .isEqualTo(List.of(calls.get(3)));
  }

  private static EventEnvelope placed(
      TestEdge edge, Api.Tenant tenant, String call, String agent, Instant at) {
    return edge.event(
        tenant.id(),
        at,
        new Event.CallPlaced(
            new InteractionId(call),
            new AgentId(agent),
            new OfferId("o-" + call),
            new DialString("0901234567"),
            new E164(tenant.number()),
            new TrunkId("c1"),
            null));
  }

  private static List<Object> paged(String token, String path, String field, int limit) {
    List<Object> seen = new ArrayList<>();
    String cursor = "";
    while (cursor != null) {
      var page =
          Api.as(token)
              .queryParam("limit", limit)
              .queryParam("cursor", cursor)
              .get("/api/v1" + path)
              .then()
              .statusCode(200)
              .extract();
      List<Object> items = page.path("items." + field);
      assertThat(items).hasSizeLessThanOrEqualTo(limit);
      seen.addAll(items);
      cursor = page.path("next");
    }
    return seen;
  }

  private static void refused(String token, String path, String parameter, String value) {
    var answer = Api.as(token).queryParam(parameter, value).get(path).then();
    assertThat(answer.extract().statusCode()).as("%s?%s=%s", path, parameter, value).isEqualTo(400);
    answer.contentType("application/problem+json").body("code", equalTo("INVALID_REQUEST"));
  }

  private static String encoded(String key) {
    return Base64.getUrlEncoder()
        .withoutPadding()
        .encodeToString(key.getBytes(StandardCharsets.UTF_8));
  }
}
