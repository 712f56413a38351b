package alo.tenants.edge;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;

import alo.contract.edge.EventEnvelope;
import alo.contract.edge.LinkMessage;
import alo.contract.edge.TenantConfiguration;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.EdgeId;
import alo.contract.id.EventId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.tenant.TenantState;
import alo.contract.value.E164;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.tenants.testing.TestSocket;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class LinkTest {
  private static final AtomicLong EPOCHS = new AtomicLong(100);
  private static final Instant TEN = Instant.parse("2026-11-22T03:00:00Z");

  @Inject FakeIdentities identities;
  @Inject AsideRounds rounds;
  @Inject Database database;

  @Test
  @DisplayName("[I10] [W3] a change reaches the home edge within a second, whole and numbered")
  void publishesChanges() {
    Api.Tenant tenant = Api.signUp("Publishes", identities);
    try (TestEdge edge = TestEdge.connect("edge1", EPOCHS.incrementAndGet())) {
      assertThat(edge.welcome().ticketKeys()).hasSize(1);
      TenantConfiguration first = edge.configured(tenant.id(), 1);
      assertThat(first.numbers()).hasSize(1);
      assertThat(first.numbers().getFirst().number().value()).isEqualTo(tenant.number());
      assertThat(first.flows().getFirst().document().nodes()).containsKey("voicemail");
      assertThat(first.agents().getFirst().extension()).isEqualTo("900");
      assertThat(first.country()).isEqualTo("84");
      assertThat(first.recordingKey()).isNotBlank();

      long version = first.version();
      long best = Long.MAX_VALUE;
      for (int i = 1; i <= 3; i++) {
        long before = System.nanoTime();
        Api.creating(tenant.ownerToken())
            .body(
                """
                {"name":"Bảo hành %d","ringSeconds":15,"depthMax":5,"wrapUpSeconds":0,
                 "wrapUpCodes":["Xong"],"record":true}\
                """
                    .formatted(i))
            .post("/api/v1/queues")
            .then()
            .statusCode(201);
        TenantConfiguration next = edge.configured(tenant.id(), version + 1);
        assertThat(next.queues()).hasSize(1 + i);
        version = next.version();
        best = Math.min(best, (System.nanoTime() - before) / 1_000_000);
      }
      // The best of three: the machine of the tests may be busy with something else.
      assertThat(best).as("milliseconds").isLessThan(1_000);
    }
  }

  @Test
  @DisplayName("an edge gets on connecting what it lacks, and forgets what is not its own")
  void comparesOnConnecting() {
    Api.Tenant tenant = Api.signUp("Compares", identities);
    long version;
    try (TestEdge edge = TestEdge.connect("edge1", EPOCHS.incrementAndGet())) {
      version = edge.configured(tenant.id(), 1).version();
    }
    try (TestEdge edge =
        TestEdge.connect(
            "edge1",
            EPOCHS.incrementAndGet(),
            new LinkMessage.Held(tenant.done().tenant(), version),
            new LinkMessage.Held(new alo.contract.id.TenantId("gone1"), 3))) {
      edge.socket().next(t -> t.contains("\"type\":\"forget\"") && t.contains("gone1"));
      rename(tenant);
      assertThat(edge.configured(tenant.id(), 0).version()).isEqualTo(version + 1);
    }
  }

  @Test
  @DisplayName("a suspension is published to the edge, and its end")
  void publishesSuspension() {
    Api.Tenant tenant = Api.signUp("Suspends", identities);
    String provider = TestIssuer.roleToken("pro", "provider");
    try (TestEdge edge = TestEdge.connect("edge1", EPOCHS.incrementAndGet())) {
      long version = edge.configured(tenant.id(), 1).version();
      Api.as(provider)
          .body("{\"reason\":\"Unpaid\"}")
          .post("/api/v1/provider/tenants/" + tenant.id() + "/suspend")
          .then()
          .statusCode(200)
          .body("state", equalTo("SUSPENDED"));
      TenantConfiguration suspended = edge.configured(tenant.id(), version + 1);
      assertThat(suspended.state()).isEqualTo(TenantState.SUSPENDED);
      Api.creating(tenant.ownerToken())
          .body("{\"name\":\"B\",\"phones\":[]}")
          .post("/api/v1/customers")
          .then()
          .statusCode(403)
          .body("code", equalTo("TENANT_SUSPENDED"));
      Api.as(tenant.ownerToken()).get("/api/v1/me").then().statusCode(200);
      Api.as(provider)
          .body("{\"reason\":\"Contract ended\"}")
          .post("/api/v1/provider/tenants/" + tenant.id() + "/close")
          .then()
          .body("state", equalTo("CLOSING"));
      suspended = edge.configured(tenant.id(), suspended.version() + 1);
      assertThat(suspended.state()).as("no edge knows more").isEqualTo(TenantState.SUSPENDED);
      Api.as(provider).post("/api/v1/provider/tenants/" + tenant.id() + "/resume");
      assertThat(edge.configured(tenant.id(), suspended.version() + 1).state())
          .isEqualTo(TenantState.ACTIVE);
      Api.as(tenant.ownerToken()).get("/api/v1/queues").then().statusCode(200);
    }
  }

  @Test
  @DisplayName("[R8] events are stored once, however often and late they come")
  void storesOnce() {
    Api.Tenant tenant = Api.signUp("Once", identities);
    String call = "edge1-once-" + UUID.randomUUID();
    long epoch = EPOCHS.incrementAndGet();
    List<EventEnvelope> all;
    try (TestEdge edge = TestEdge.connect("edge1", epoch)) {
      all =
          List.of(
              edge.event(tenant.id(), TEN, arrived(tenant, call)),
              edge.event(tenant.id(), TEN, new Event.NodeEntered(id(call), 1, "answer")),
              edge.event(tenant.id(), TEN, new Event.CallAnswered(id(call))),
              edge.event(
                  tenant.id(),
                  TEN.plusSeconds(30),
                  new Event.CallEnded(id(call), Event.EndedBy.CUSTOMER, 16, null, null)));
      assertThat(edge.send(all.subList(0, 2))).isEqualTo(2);
      assertThat(edge.send(all.subList(0, 2))).isEqualTo(2);
      assertThat(edge.send(all.subList(3, 4))).isEqualTo(4);
      record(tenant, call).body("path", hasSize(1)).body("live", equalTo(false));
    }
    try (TestEdge edge = TestEdge.connect("edge1", epoch)) {
      assertThat(edge.welcome().acknowledged()).isEqualTo(4);
      assertThat(edge.send(all.subList(1, 4))).isEqualTo(4);
      record(tenant, call)
          .body("path", hasSize(1))
          .body("answeredAt", equalTo("2026-11-22T03:00:00Z"))
          .body("endedAt", equalTo("2026-11-22T03:00:30Z"))
          .body("disposition", equalTo("ABANDONED"));
      Api.as(tenant.ownerToken())
          .get("/api/v1/interactions/" + call + "/events")
          .then()
          .body("items", hasSize(4));
    }
  }

  @Test
  @DisplayName("events of an unknown tenant or form are kept aside and block nothing")
  void keepsStraysAside() {
    Api.Tenant tenant = Api.signUp("Strays", identities);
    String call = "edge1-stray-" + UUID.randomUUID();
    long epoch = EPOCHS.incrementAndGet();
    try (TestEdge edge = TestEdge.connect("edge1", epoch)) {
      String frame =
          """
          {"type":"events","events":[
           {"id":{"edge":"edge1","epoch":%1$d,"sequence":1},"tenant":"nobody",
            "at":"2026-11-22T03:00:00Z","version":1,
            "event":{"type":"call-answered","call":"x"}},
           {"id":{"edge":"edge1","epoch":%1$d,"sequence":2},"tenant":"%2$s",
            "at":"2026-11-22T03:00:00Z","version":7,"event":{"type":"from-the-future"}},
           {"id":{"edge":"edge1","epoch":%1$d,"sequence":3},"tenant":"%2$s",
            "at":"2026-11-22T03:00:00Z","version":1,"event":{"type":"not-known"}}]}
          """
              .formatted(epoch, tenant.id());
      edge.socket().say(frame);
      assertThat(edge.acknowledged()).isEqualTo(3);
      EventEnvelope next = edge.event(tenant.id(), TEN, arrived(tenant, call));
      EventEnvelope fourth =
          new EventEnvelope(
              new EventId(next.id().edge(), epoch, 4), next.tenant(), next.at(), 1, next.event());
      assertThat(edge.send(List.of(fourth))).isEqualTo(4);
      record(tenant, call).body("live", equalTo(true));
    }
  }

  @Test
  @DisplayName("an event that can not be taken in is set aside with its reason, alone")
  void setsAsideWhatFails() {
    Api.Tenant tenant = Api.signUp("Poisoned", identities);
    Api.Tenant neighbour = Api.signUp("Neighbour", identities);
    String bad = "edge1-bad-" + UUID.randomUUID();
    String good = "edge1-good-" + UUID.randomUUID();
    String other = "edge1-other-" + UUID.randomUUID();
    long epoch = EPOCHS.incrementAndGet();
    database.run(
        c ->
            Sql.update(
                c,
                "insert into %s.event (edge, epoch, sequence, at, version, call, body)"
                        .formatted(TenantSchemas.name(tenant.done().tenant()))
                    + " values ('edge1', 1, 1, now(), 1, ?, '{\"type\":\"no-more\"}')",
                bad));
    try (TestEdge edge = TestEdge.connect("edge1", epoch)) {
      assertThat(
              edge.send(
                  List.of(
                      edge.event(tenant.id(), TEN, arrived(tenant, good)),
                      edge.event(tenant.id(), TEN, arrived(tenant, bad)),
                      edge.event(neighbour.id(), TEN, arrived(neighbour, other)),
                      edge.event(tenant.id(), TEN, new Event.CallAnswered(id(good))))))
          .isEqualTo(4);
      record(tenant, good).body("answeredAt", equalTo("2026-11-22T03:00:00Z"));
      record(neighbour, other).body("live", equalTo(true));
      assertThat(strays(epoch)).hasSize(1);
      assertThat(strays(epoch).getFirst()).startsWith("2 MalformedJsonException");
    }
  }

  @Test
  @DisplayName("what was set aside is counted, and taken in once its reason is gone")
  void takesInAgain() {
    Api.Tenant tenant = Api.signUp("Comes home", identities);
    String call = "edge2-aside-" + UUID.randomUUID();
    long epoch = EPOCHS.incrementAndGet();
    try (TestEdge edge = TestEdge.connect("edge2", epoch)) {
      edge.send(
          List.of(
              edge.event(tenant.id(), TEN, arrived(tenant, call)),
              edge.event(tenant.id(), TEN, new Event.CallAnswered(id(call)))));
    }
    rounds.takeAgain();
    assertThat(strays(epoch)).as("still not its home").hasSize(2);
    assertThat(rounds.left()).isGreaterThanOrEqualTo(2);
    moveHome(tenant, "edge2");
    try {
      rounds.takeAgain();
      assertThat(strays(epoch)).isEmpty();
      record(tenant, call).body("answeredAt", equalTo("2026-11-22T03:00:00Z"));
    } finally {
      moveHome(tenant, "edge1");
    }
  }

  @Test
  @DisplayName("[W2] an edge writes the history of the tenants whose home it is or was, only")
  void otherEdge() {
    Api.Tenant tenant = Api.signUp("Homely", identities);
    String call = "edge2-x-" + UUID.randomUUID();
    long epoch = EPOCHS.incrementAndGet();
    try (TestEdge edge = TestEdge.connect("edge2", epoch)) {
      assertThat(edge.send(List.of(edge.event(tenant.id(), TEN, arrived(tenant, call)))))
          .isEqualTo(1);
      Api.as(tenant.ownerToken()).get("/api/v1/interactions/" + call).then().statusCode(404);
      assertThat(strays(epoch)).containsExactly("1 not a tenant of this edge");
    }
    String late = "edge1-late-" + UUID.randomUUID();
    try (TestEdge edge = TestEdge.connect("edge1", EPOCHS.incrementAndGet())) {
      edge.send(List.of(edge.event(tenant.id(), TEN, arrived(tenant, late))));
      moveHome(tenant, "edge2");
      edge.send(List.of(edge.event(tenant.id(), TEN, new Event.CallAnswered(id(late)))));
      record(tenant, late).body("answeredAt", equalTo("2026-11-22T03:00:00Z"));
    } finally {
      moveHome(tenant, "edge1");
    }
  }

  @Test
  @DisplayName("what never came is stated, also between epochs and when an edge's disk was lost")
  void gaps() {
    Api.Tenant tenant = Api.signUp("Gaps", identities);
    long epoch = EPOCHS.incrementAndGet();
    try (TestEdge edge = TestEdge.connect("edge2", epoch)) {
      edge.send(List.of(numbered(epoch, 1, tenant), numbered(epoch, 2, tenant)));
      edge.send(List.of(numbered(epoch, 4, tenant)));
      edge.send(List.of(numbered(epoch + 1, 7, tenant)));
      edge.send(List.of(numbered(epoch + 2, 8, tenant)));
      edge.send(List.of(numbered(epoch + 3, 1, tenant)));
    }
    List<String> gaps =
        database.call(
            c ->
                Sql.list(
                    c,
                    "select epoch, first, last from control.event_gap where edge = 'edge2'"
                        + " and epoch >= ? order by epoch, first",
                    row -> row.getLong(1) - epoch + ": " + row.getLong(2) + "-" + row.getLong(3),
                    epoch));
    assertThat(gaps).containsExactly("0: 3-3", "1: 5-6", "2: 9-0");
    EPOCHS.addAndGet(3);
  }

  private static EventEnvelope numbered(long epoch, long sequence, Api.Tenant tenant) {
    return new EventEnvelope(
        new EventId(new EdgeId("edge2"), epoch, sequence),
        tenant.done().tenant(),
        TEN,
        1,
        new Event.WindowChanged(new AgentId("ana"), true));
  }

  private void moveHome(Api.Tenant tenant, String edge) {
    database.run(
        c ->
            Sql.update(
                c, "update control.tenant set home_edge = ? where id = ?", edge, tenant.id()));
  }

  private List<String> strays(long epoch) {
    return database.call(
        c ->
            Sql.list(
                c,
                "select sequence, reason from control.stray_event where epoch = ?"
                    + " order by sequence",
                row -> row.getLong(1) + " " + row.getString(2),
                epoch));
  }

  @Test
  @DisplayName("a wrong key is refused, garbage closes the link with a reason")
  void refusesStrangers() {
    assertThatThrownBy(
            () ->
                TestSocket.open(
                    TestEdge.address("/edge/link"), "Authorization", "Edge edge1:wrong"))
        .hasStackTraceContaining("status code 401");
    assertThatThrownBy(() -> TestSocket.open(TestEdge.address("/edge/link")))
        .hasStackTraceContaining("status code 401");
    try (TestEdge edge = TestEdge.connect("edge2", EPOCHS.incrementAndGet())) {
      edge.socket().say("garbage");
      assertThat(edge.socket().closed()).startsWith("1003 Expected a message of the link");
    }
  }

  private void rename(Api.Tenant tenant) {
    String queue =
        Api.as(tenant.ownerToken()).get("/api/v1/queues").then().extract().path("items[0].id");
    Api.as(tenant.ownerToken())
        .body(
            """
            {"name":"Renamed","ringSeconds":15,"depthMax":5,"wrapUpSeconds":0,
             "wrapUpCodes":[],"record":true}\
            """)
        .put("/api/v1/queues/" + queue)
        .then()
        .statusCode(200);
  }

  private static io.restassured.response.ValidatableResponse record(
      Api.Tenant tenant, String call) {
    return Api.as(tenant.ownerToken()).get("/api/v1/interactions/" + call).then().statusCode(200);
  }

  private static Event arrived(Api.Tenant tenant, String call) {
    return new Event.CallArrived(
        id(call),
        new E164("+84901234567"),
        new E164(tenant.number()),
        new TrunkId("carrier1"),
        new FlowRef(new FlowId("f1"), 1));
  }

  private static InteractionId id(String call) {
    return new InteractionId(call);
  }
}
