package alo.tenants.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.contains;
import static org.hamcrest.Matchers.containsString;
import static org.hamcrest.Matchers.empty;
import static org.hamcrest.Matchers.equalTo;
import static org.hamcrest.Matchers.hasSize;
import static org.hamcrest.Matchers.nullValue;

import alo.contract.agent.AgentBoard;
import alo.contract.agent.Presence;
import alo.contract.hook.EventStream;
import alo.contract.hook.PublicEvent;
import alo.contract.id.AgentId;
import alo.contract.id.InteractionId;
import alo.contract.id.QueueId;
import alo.contract.id.RecordingId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.platform.TenantSchemas;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestClock;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.response.ValidatableResponse;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class EventStreamTest {
  @Inject FakeIdentities identities;
  @Inject PublicEvents published;
  @Inject Database database;
  @Inject TestClock clock;

  @AfterEach
  void go() {
    clock.go();
  }

  @Test
  @DisplayName("[X17] [Z5] other programs read what happened under stable names, by cursor")
  void readsByCursor() {
    Api.Tenant tenant = Api.signUp("Streams", identities);
    Api.Tenant other = Api.signUp("Streams nothing", identities);
    String call = "edge1-stream-" + UUID.randomUUID();
    try (TestEdge edge = TestEdge.connect("edge1", 940)) {
      HookCalls.wholeCall(edge, tenant, call);
      edge.send(
          List.of(
              edge.event(
                  tenant.id(),
                  HookCalls.TEN.plusSeconds(40),
                  new Event.PresenceChanged(
                      new AgentId(tenant.owner()), Presence.READY, null, null, null))));
    }
    read(tenant, "")
        .body(
            "events.type",
            contains(
                "call.started",
                "call.offered",
                "call.answered",
                "call.ended",
                "recording.stored",
                "agent.changed"))
        .body("events.sequence", contains(1, 2, 3, 4, 5, 6))
        .body("last", equalTo(6))
        .body("events[0].data.call.id", equalTo(call))
        .body("events[0].data.call.theirs", equalTo(HookCalls.CALLER))
        .body("events[0].timestamp", equalTo("2026-11-22T03:00:00Z"))
        .body("events[1].data.agent", equalTo(tenant.owner()))
        .body("events[1].data.offer", equalTo("o-" + call))
        .body("events[1].data.deadline", equalTo("2026-11-22T03:00:18Z"))
        .body("events[1].data.call.queue", equalTo("q1"))
        .body("events[2].data.agent", equalTo(tenant.owner()))
        .body("events[3].data.call.disposition", equalTo("ANSWERED"))
        .body("events[3].data.call.talkSeconds", equalTo(30))
        .body("events[4].data.recording", equalTo(call + "-r1"))
        .body("events[4].data.seconds", equalTo(30))
        .body("events[5].data.board.presence", equalTo("READY"))
        .body("events[5].data.call", nullValue());
    read(tenant, "?after=2&limit=2")
        .body("events.sequence", contains(3, 4))
        .body("last", equalTo(4));
    read(tenant, "?after=6").body("events", empty()).body("last", equalTo(6));
    read(tenant, "?types=call.ended, agent.changed")
        .body("events.sequence", contains(4, 6))
        .body("last", equalTo(6));
    read(tenant, "?types=message.left").body("events", empty()).body("last", equalTo(6));
    read(other, "").body("events", empty()).body("last", equalTo(0));
  }

  @Test
  @DisplayName("[X16] who reads the stream is entered once an hour, and not where nothing is read")
  void entersReaders() {
    Api.Tenant tenant = Api.signUp("Streams are looked at", identities);
    Instant hour = clock.instant().truncatedTo(ChronoUnit.HOURS);
    clock.stopAt(hour);
    read(tenant, "").body("events", empty());
    entries(tenant).body("items", empty());
    try (TestEdge edge = TestEdge.connect("edge1", 970)) {
      HookCalls.wholeCall(edge, tenant, "edge1-looked-" + UUID.randomUUID());
    }
    read(tenant, "?types=message.left").body("events", empty());
    read(tenant, "?after=5").body("events", empty());
    entries(tenant).body("items", empty());
    read(tenant, "");
    clock.stopAt(hour.plus(Duration.ofMinutes(59)));
    read(tenant, "?after=2");
    entries(tenant)
        .body("items.act", contains("events.read"))
        .body("items.actor", contains(tenant.owner()))
        .body("items.target", contains("events"));
    clock.stopAt(hour.plus(Duration.ofHours(1)));
    read(tenant, "");
    entries(tenant).body("items", hasSize(2));
  }

  @Test
  @DisplayName("a message that was left and a call out are told as well")
  void tellsMessagesAndCallsOut() {
    Api.Tenant tenant = Api.signUp("Streams more", identities);
    InteractionId in = new InteractionId("edge1-left-" + UUID.randomUUID());
    InteractionId out = new InteractionId("edge1-out-" + UUID.randomUUID());
    try (TestEdge edge = TestEdge.connect("edge1", 941)) {
      edge.send(
          List.of(
              edge.event(tenant.id(), HookCalls.TEN, HookCalls.arrived(tenant, in.value())),
              edge.event(tenant.id(), HookCalls.TEN, new Event.CallAnswered(in)),
              edge.event(
                  tenant.id(),
                  HookCalls.TEN,
                  new Event.VoicemailLeft(in, new QueueId("q1"), new RecordingId(in + "-v1"), 12)),
              edge.event(
                  tenant.id(),
                  HookCalls.TEN,
                  new Event.CallPlaced(
                      out,
                      new AgentId(tenant.owner()),
                      new alo.contract.id.OfferId("o-out"),
                      new alo.contract.value.DialString("0901234567"),
                      new alo.contract.value.E164(tenant.number()),
                      new alo.contract.id.TrunkId("c1"),
                      null)),
              edge.event(
                  tenant.id(),
                  HookCalls.TEN,
                  new Event.OfferAnswered(out, new alo.contract.id.OfferId("o-out"))),
              // Learnt of later, since the edge's program was away.
              edge.event(
                  tenant.id(),
                  HookCalls.TEN.plusSeconds(620),
                  new Event.CallAnswered(out, HookCalls.TEN.plusSeconds(7))),
              // Of a call whose beginning never came nothing can be told.
              edge.event(
                  tenant.id(),
                  HookCalls.TEN,
                  new Event.CallAnswered(new InteractionId("edge1-torn-" + tenant.id())))));
    }
    read(tenant, "")
        .body(
            "events.type",
            contains("call.started", "message.left", "call.started", "call.answered"))
        .body("events[1].data.recording", equalTo(in + "-v1"))
        .body("events[1].data.seconds", equalTo(12))
        .body("events[3].timestamp", equalTo(HookCalls.TEN.plusSeconds(7).toString()))
        .body("events[3].data.agent", equalTo(tenant.owner()))
        .body("events[3].data.call.direction", equalTo("OUT"));
  }

  @Test
  @DisplayName("a reader by cursor misses nothing while many write at once")
  void missesNothing() throws Exception {
    TenantId tenant = Api.signUp("Streams at once", identities).done().tenant();
    int writers = 4;
    int each = 25;
    List<Long> seen = new ArrayList<>();
    try (ExecutorService workers = Executors.newFixedThreadPool(writers)) {
      List<Future<?>> running = new ArrayList<>();
      for (int w = 0; w < writers; w++) {
        running.add(
            workers.submit(
                () -> {
                  for (int i = 0; i < each; i++) {
                    append(tenant);
                  }
                }));
      }
      long after = 0;
      long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(20);
      while (seen.size() < writers * each && System.nanoTime() < deadline) {
        EventStream next = published.read(tenant, after, Set.of(), 7);
        next.events().stream().map(PublicEvent::sequence).forEach(seen::add);
        after = next.last();
      }
      for (Future<?> one : running) {
        one.get();
      }
    }
    assertThat(seen).isEqualTo(LongStream.rangeClosed(1, writers * each).boxed().toList());
  }

  @Test
  @DisplayName("after seven days events are gone, and whoever missed some is told so")
  void forgets() {
    Api.Tenant tenant = Api.signUp("Streams old", identities);
    TenantId id = tenant.done().tenant();
    append(id);
    append(id);
    Instant now = clock.instant();
    clock.stopAt(now.plus(PublicEvents.KEPT).plus(Duration.ofHours(1)));
    append(id);
    published.forgetOld();
    read(tenant, "").body("events.sequence", contains(3)).body("last", equalTo(3));
    read(tenant, "?after=2").body("events", hasSize(1));
    Api.as(tenant.ownerToken())
        .get("/api/v1/events?after=1")
        .then()
        .statusCode(410)
        .contentType("application/problem+json")
        .body("code", equalTo("GONE"))
        .body("detail", containsString("after=2"));
  }

  @Test
  @DisplayName("one tenant whose old events can not be removed keeps nobody else's")
  void forgetsOthers() {
    List<TenantId> ids = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      ids.add(Api.signUp("Streams stuck", identities).done().tenant());
      append(ids.getLast());
    }
    // Whose turn comes first is stuck.
    ids.sort(Comparator.comparing(TenantId::value));
    String stuck =
        "alter table %s.hook_delivery rename to %s"
            .formatted(TenantSchemas.name(ids.getFirst()), "hook_delivery_away");
    String mended =
        "alter table %s.hook_delivery_away rename to %s"
            .formatted(TenantSchemas.name(ids.getFirst()), "hook_delivery");
    clock.stopAt(clock.instant().plus(PublicEvents.KEPT).plus(Duration.ofHours(1)));
    database.run(c -> Sql.update(c, stuck));
    try {
      published.forgetOld();
    } finally {
      database.run(c -> Sql.update(c, mended));
    }
    assertThat(kept(ids.getFirst())).isEqualTo(1);
    assertThat(kept(ids.getLast())).isZero();
  }

  private int kept(TenantId tenant) {
    String sql = "select 1 from %s.public_event".formatted(TenantSchemas.name(tenant));
    return database.call(c -> Sql.list(c, sql, row -> row.getInt(1)).size());
  }

  @Test
  @DisplayName("what is no cursor, type or limit is refused, and whoever may not read it too")
  void refuses() {
    Api.Tenant tenant = Api.signUp("Streams refused", identities);
    for (String query :
        List.of(
            "after=-1",
            "after=1",
            "after=x",
            "after=9223372036854775808",
            "types=call.exploded",
            "types=hook.test",
            "types=,",
            "limit=0",
            "limit=201")) {
      Api.as(tenant.ownerToken())
          .get("/api/v1/events?" + query)
          .then()
          .statusCode(400)
          .contentType("application/problem+json");
    }
    String agent =
        Api.creating(tenant.ownerToken())
            .body(
                "{\"name\":\"Ana\",\"email\":\"stream-ana@example.test\",\"extension\":\"201\","
                    + "\"sets\":[\"employee\"],\"queues\":[]}")
            .post("/api/v1/agents")
            .path("id");
    Api.as(TestIssuer.token(agent, tenant.id())).get("/api/v1/events").then().statusCode(403);
  }

  private void append(TenantId tenant) {
    Instant now = clock.instant();
    AgentBoard board =
        new AgentBoard(
            new AgentId("ana"), "Ana", "201", Presence.READY, null, now, null, true, null);
    database.callAlone(
        c -> {
          published.append(c, tenant, List.of(), List.of(), List.of(board), now);
          return board;
        });
  }

  private static ValidatableResponse entries(Api.Tenant tenant) {
    return Api.as(tenant.ownerToken()).get("/api/v1/audit?act=events").then().statusCode(200);
  }

  private static ValidatableResponse read(Api.Tenant tenant, String query) {
    return Api.as(tenant.ownerToken()).get("/api/v1/events" + query).then().statusCode(200);
  }
}
