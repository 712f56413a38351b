package alo.tenants.live;

import static alo.tenants.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.agent.AgentBoard;
import alo.contract.agent.Presence;
import alo.contract.flow.FlowRef;
import alo.contract.id.AgentId;
import alo.contract.id.FlowId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.id.TrunkId;
import alo.contract.interaction.Event;
import alo.contract.live.FeedMessage;
import alo.contract.value.E164;
import alo.tenants.limit.LimitSettings;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeBilling;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.tenants.testing.TestSocket;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class FeedTest {
  private static final Instant TEN = Instant.parse("2026-11-22T18:00:00Z");

  private static final String QUEUE =
      "{'name':'Gone','ringSeconds':15,'depthMax':5,'wrapUpSeconds':10,'wrapUpCodes':[],"
          + "'record':true}";

  @Inject FakeIdentities identities;
  @Inject FakeBilling billing;
  @Inject Feed feed;
  @Inject Database database;
  @Inject LimitSettings limits;

  @Test
  @DisplayName("[S1] [S4] boards change within a second of the event, and a reader resumes")
  void feeds() {
    Api.Tenant tenant = Api.signUp("Feeds", identities);
    String queue = path(tenant, "/api/v1/queues", "items[0].id");
    InteractionId call = new InteractionId("edge1-feed-" + UUID.randomUUID());
    try (TestEdge edge = TestEdge.connect("edge1", 700);
        TestSocket feed = open(tenant, "")) {
      FeedMessage.Board board = Json.read(feed.next(), FeedMessage.Board.class);
      assertThat(board.agents()).hasSize(1);
      assertThat(board.agents().getFirst().presence()).isEqualTo(Presence.LOGGED_OUT);
      assertThat(board.queues()).hasSize(1);
      long begin = board.sequence();

      long before = System.nanoTime();
      edge.send(
          List.of(
              edge.event(
                  tenant.id(),
                  TEN,
                  new Event.PresenceChanged(
                      new AgentId(tenant.owner()), Presence.READY, null, null, null))));
      FeedMessage.AgentChanged agent = Json.read(feed.next(), FeedMessage.AgentChanged.class);
      assertThat((System.nanoTime() - before) / 1_000_000).isLessThan(1_000);
      assertThat(agent.sequence()).isEqualTo(begin + 1);
      assertThat(agent.agent().presence()).isEqualTo(Presence.READY);
      assertThat(Json.read(feed.next(), FeedMessage.QueueChanged.class).queue().ready())
          .isEqualTo(1);

      edge.send(
          List.of(
              edge.event(tenant.id(), TEN, arrived(tenant, call)),
              edge.event(tenant.id(), TEN, new Event.CallAnswered(call)),
              edge.event(
                  tenant.id(),
                  TEN,
                  new Event.CallQueued(call, new QueueId(queue), TEN.plusSeconds(60), null))));
      assertThat(Json.read(feed.next(), FeedMessage.CallChanged.class).call().id()).isEqualTo(call);
      FeedMessage.QueueChanged waiting = Json.read(feed.next(), FeedMessage.QueueChanged.class);
      assertThat(waiting.queue().waiting()).isEqualTo(1);
      assertThat(waiting.queue().waitingSince()).isEqualTo(TEN);
      assertThat(waiting.sequence()).isEqualTo(begin + 4);

      try (TestSocket resumed = open(tenant, "&after=" + (begin + 2))) {
        assertThat(Json.read(resumed.next(), FeedMessage.CallChanged.class).sequence())
            .isEqualTo(begin + 3);
      }
      try (TestSocket ahead = open(tenant, "&after=99")) {
        assertThat(Json.read(ahead.next(), FeedMessage.Board.class).sequence())
            .isEqualTo(begin + 4);
      }
    }
  }

  @Test
  @DisplayName(
      "[S1][A20] a pause that an agent asks for in his call is on the board, until it comes")
  void pause() {
    Api.Tenant tenant = Api.signUp("Pauses", identities);
    AgentId ana = new AgentId(tenant.owner());
    InteractionId call = new InteractionId("edge1-pause-" + UUID.randomUUID());
    try (TestEdge edge = TestEdge.connect("edge1", 702);
        TestSocket feed = open(tenant, "")) {
      assertThat(feed.next()).contains("\"type\":\"board\"");
      assertThat(line(edge, feed, tenant, presence(ana, Presence.READY, null, null)).pause())
          .isNull();
      assertThat(line(edge, feed, tenant, presence(ana, Presence.TALKING, null, call)).pause())
          .isNull();
      var lunch = new Event.RestChosen(ana, Presence.NOT_READY, "LUNCH");
      AgentBoard asked = line(edge, feed, tenant, lunch);
      assertThat(asked.pause()).isEqualTo("LUNCH");
      assertThat(asked.presence()).isEqualTo(Presence.TALKING);
      var withdrawn = new Event.RestChosen(ana, Presence.READY, null);
      assertThat(line(edge, feed, tenant, withdrawn).pause()).isNull();
      line(edge, feed, tenant, lunch);
      assertThat(line(edge, feed, tenant, presence(ana, Presence.WRAP_UP, null, call)).pause())
          .isEqualTo("LUNCH");
      AgentBoard begun = line(edge, feed, tenant, presence(ana, Presence.NOT_READY, "LUNCH", null));
      assertThat(begun.pause()).isNull();
      assertThat(begun.reason()).isEqualTo("LUNCH");
      assertThat(line(edge, feed, tenant, presence(ana, Presence.OFFERED, null, call)).pause())
          .as("a call for his extension in his break")
          .isEqualTo("LUNCH");
      line(edge, feed, tenant, presence(ana, Presence.READY, null, null));
      assertThat(line(edge, feed, tenant, presence(ana, Presence.TALKING, null, call)).pause())
          .isNull();
    }
  }

  @Test
  @DisplayName("[S1][D3] who sees the board but not others' calls gets no call from the feed")
  void callsAreForThoseWhoSeeCalls() {
    Api.Tenant tenant = Api.signUp("Half", identities);
    String set = created(tenant, "permission-sets", "{'name':'B','permissions':['board.see']}");
    String person =
        created(
            tenant,
            "agents",
            "{'name':'B','email':'%s@example.test','extension':'201','sets':['%s'],'queues':[]}"
                .formatted(UUID.randomUUID(), set));
    String token = TestIssuer.token(person, tenant.id());
    InteractionId call = new InteractionId("edge1-half-" + UUID.randomUUID());
    AgentId owner = new AgentId(tenant.owner());
    try (TestEdge edge = TestEdge.connect("edge1", 703);
        TestSocket feed =
            TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket(token)))) {
      long begin = Json.read(feed.next(), FeedMessage.Board.class).sequence();
      edge.send(
          List.of(
              edge.event(tenant.id(), TEN, arrived(tenant, call)),
              edge.event(tenant.id(), TEN, presence(owner, Presence.READY, null, null))));
      FeedMessage.AgentChanged line = Json.read(feed.next(), FeedMessage.AgentChanged.class);
      assertThat(line.sequence()).as("after the call's message").isGreaterThan(begin + 1);
      // A whole board that is sent later has none either.
      Api.as(tenant.ownerToken())
          .delete("/api/v1/queues/" + created(tenant, "queues", QUEUE))
          .then()
          .statusCode(204);
      String frame = feed.next();
      while (!frame.contains("\"type\":\"board\"")) {
        assertThat(frame).doesNotContain("call-changed");
        frame = feed.next();
      }
      assertThat(Json.read(frame, FeedMessage.Board.class).calls()).isEmpty();
    }
    try (TestSocket all = open(tenant, "")) {
      assertThat(Json.read(all.next(), FeedMessage.Board.class).calls()).hasSize(1);
    }
  }

  private static String created(Api.Tenant tenant, String list, String body) {
    return Api.creating(tenant.ownerToken())
        .body(body.replace('\'', '"'))
        .post("/api/v1/" + list)
        .then()
        .statusCode(201)
        .extract()
        .path("id");
  }

  private static Event presence(
      AgentId agent, Presence presence, String reason, InteractionId call) {
    return new Event.PresenceChanged(agent, presence, reason, call, null);
  }

  /// An agent's line after an event of his.
  private static AgentBoard line(TestEdge edge, TestSocket feed, Api.Tenant tenant, Event event) {
    edge.send(List.of(edge.event(tenant.id(), TEN, event)));
    String frame = feed.next();
    while (!frame.contains("\"type\":\"agent-changed\"")) {
      frame = feed.next();
    }
    return Json.read(frame, FeedMessage.AgentChanged.class).agent();
  }

  @Test
  @DisplayName(
      "[W8] an ended call and a logged-in day are reported to billing once, also after it was away")
  void reportsUsage() {
    Api.Tenant tenant = Api.signUp("Pays", identities);
    InteractionId call = new InteractionId("edge1-pay-" + UUID.randomUUID());
    AgentId owner = new AgentId(tenant.owner());
    billing.setAway(true);
    try (TestEdge edge = TestEdge.connect("edge1", 701)) {
      edge.send(
          List.of(
              edge.event(tenant.id(), TEN, arrived(tenant, call)),
              edge.event(tenant.id(), TEN, new Event.CallAnswered(call)),
              edge.event(
                  tenant.id(),
                  TEN.plusSeconds(65),
                  new Event.CallEnded(call, Event.EndedBy.CUSTOMER, 16, null, null)),
              edge.event(
                  tenant.id(),
                  TEN,
                  new Event.PresenceChanged(owner, Presence.NOT_READY, "BREAK", null, null)),
              edge.event(
                  tenant.id(),
                  TEN,
                  new Event.PresenceChanged(owner, Presence.READY, null, null, null))));
      Api.as(tenant.ownerToken())
          .get("/api/v1/usage?month=2026-11")
          .then()
          .statusCode(503)
          .body("code", equalTo("DEPENDENCY_UNAVAILABLE"));
      billing.setAway(false);
      await(() -> billing.legs(tenant.id()).size() == 1 && billing.seats(tenant.id()).size() == 1);
      edge.send(
          List.of(
              edge.event(
                  tenant.id(), TEN.plusSeconds(70), new Event.WrapUpDone(call, owner, "x"))));
    }
    var leg = billing.legs(tenant.id()).getFirst();
    assertThat(leg.number()).isEqualTo(tenant.number());
    assertThat(leg.endedAt()).isEqualTo(TEN.plusSeconds(65));
    // 18:00 in London is the next day in Vietnam.
    assertThat(billing.seats(tenant.id()).getFirst().day()).isEqualTo(LocalDate.of(2026, 11, 23));
    Api.as(tenant.ownerToken()).get("/api/v1/usage?month=2026-11").then().statusCode(200);
    Api.as(tenant.ownerToken()).get("/api/v1/usage?month=November").then().statusCode(400);
  }

  @Test
  @DisplayName(
      "[S1] a feed's ticket is good once, and what is said to the feed closes it with a reason")
  void refuses() {
    Api.Tenant tenant = Api.signUp("Refuses", identities);
    String ticket = ticket(tenant);
    try (TestSocket feed = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket))) {
      assertThat(feed.next()).contains("\"type\":\"board\"");
      try (TestSocket again = TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket))) {
        assertThat(again.closed()).startsWith("1008 Expected a fresh ticket");
      }
      feed.say("garbage");
      assertThat(feed.closed()).startsWith("1003 Expected silence");
    }
    try (TestSocket none = TestSocket.open(TestEdge.address("/api/v1/live"))) {
      assertThat(none.closed()).startsWith("1008");
    }
    try (TestSocket bad = open(tenant, "&after=x")) {
      assertThat(bad.closed()).startsWith("1003");
    }
  }

  @Test
  @DisplayName("[X17] a person has so many feeds at most, and shuts out nobody else's")
  void limitsReaders() {
    Api.Tenant tenant = Api.signUp("Many feeds", identities);
    String other = TestIssuer.token(tenant.hired("director", "201"), tenant.id());
    List<TestSocket> all = new ArrayList<>();
    try {
      for (int i = 0; i < limits.feedReadersPerPersonMax(); i++) {
        all.add(open(tenant, ""));
        assertThat(all.getLast().next()).contains("\"type\":\"board\"");
      }
      try (TestSocket much = open(tenant, "")) {
        assertThat(much.closed()).startsWith("1013 Too many readers");
      }
      try (TestSocket others =
          TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket(other)))) {
        assertThat(others.next()).contains("\"type\":\"board\"");
      }
    } finally {
      all.forEach(TestSocket::close);
    }
  }

  @Test
  @DisplayName("one tenant whose old messages can not be removed keeps nobody else's")
  void forgetsOthers() {
    List<String> schemas =
        Stream.of("Feeds stuck", "Feeds stuck too")
            .map(company -> TenantSchemas.name(Api.signUp(company, identities).done().tenant()))
            .sorted()
            .toList();
    for (String schema : schemas) {
      change("insert into %s.feed values (-1, now() - interval '2 hours', '')", schema);
    }
    // Whose turn comes first is stuck.
    change("alter table %s.feed rename to feed_away", schemas.getFirst());
    try {
      feed.forgetOld();
    } finally {
      change("alter table %s.feed_away rename to feed", schemas.getFirst());
    }
    assertThat(old(schemas.getFirst())).isEqualTo(1);
    assertThat(old(schemas.getLast())).isZero();
  }

  private void change(String sql, String schema) {
    database.run(c -> Sql.update(c, sql.formatted(schema)));
  }

  private int old(String schema) {
    String sql = "select 1 from %s.feed where sequence = -1".formatted(schema);
    return database.call(c -> Sql.list(c, sql, row -> row.getInt(1)).size());
  }

  private static TestSocket open(Api.Tenant tenant, String more) {
    return TestSocket.open(TestEdge.address("/api/v1/live?ticket=" + ticket(tenant) + more));
  }

  private static String ticket(Api.Tenant tenant) {
    return ticket(tenant.ownerToken());
  }

  private static String ticket(String token) {
    return Api.as(token)
        .body("{\"purpose\":\"FEED\"}")
        .post("/api/v1/tickets")
        .then()
        .statusCode(201)
        .extract()
        .path("ticket");
  }

  private static String path(Api.Tenant tenant, String address, String path) {
    return Api.as(tenant.ownerToken()).get(address).then().extract().path(path);
  }

  private static Event arrived(Api.Tenant tenant, InteractionId call) {
    return new Event.CallArrived(
        call,
        new E164("+84901234567"),
        new E164(tenant.number()),
        new TrunkId("c1"),
        new FlowRef(new FlowId("f"), 1));
  }
}
