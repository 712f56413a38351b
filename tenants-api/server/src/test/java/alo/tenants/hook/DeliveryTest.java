package alo.tenants.hook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.hook.PublicEvent;
import alo.contract.id.HookId;
import alo.tenants.hook.HookCalls.Hook;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestClock;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.json.Json;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.logging.Handler;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Messages to a real receiver, which refuses, hangs, leads elsewhere and comes back.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class DeliveryTest {
  private static final String NAME = "hook.example.test";

  @Inject FakeIdentities identities;
  @Inject Database database;
  @Inject TestClock clock;
  @Inject TestNames names;
  @Inject Outbox outbox;
  @Inject Courier courier;
  @Inject Dispatcher dispatcher;

  private final Receiver receiver = Receiver.open();
  private final List<String> secrets = new ArrayList<>();
  private final Log log = new Log();

  /// What the program writes meanwhile.
  private static final class Log extends Handler {
    private final List<String> lines = new CopyOnWriteArrayList<>();

    @Override
    public void publish(LogRecord line) {
      lines.add(
          line.getMessage() + Arrays.asList(orEmpty(line.getParameters())) + line.getThrown());
    }

    private static Object[] orEmpty(Object[] parameters) {
      return parameters == null ? new Object[0] : parameters;
    }

    @Override
    public void flush() {}

    @Override
    public void close() {}
  }

  @BeforeEach
  void listen() {
    Logger.getLogger("").addHandler(log);
  }

  @AfterEach
  void close() {
    Logger.getLogger("").removeHandler(log);
    receiver.close();
    clock.go();
    for (String secret : secrets) {
      assertThat(String.join("\n", log.lines)).doesNotContain(secret.substring(6));
    }
  }

  @Test
  @DisplayName("[X17] [Z5] what happens is posted in order, signed, and stands in the log")
  void posts() {
    Api.Tenant tenant = Api.signUp("Posts", identities);
    Hook hook = hook(tenant, receiver.url(), "call.offered", "call.ended");
    try (TestEdge edge = TestEdge.connect("edge1", 950)) {
      HookCalls.wholeCall(edge, tenant, "edge1-posts-" + UUID.randomUUID());
    }
    Receiver.Received offered = receiver.next();
    Receiver.Received ended = receiver.next();
    PublicEvent first = Json.read(offered.body(), PublicEvent.class);
    assertThat(first.type()).isEqualTo("call.offered");
    assertThat(Json.read(ended.body(), PublicEvent.class).type()).isEqualTo("call.ended");
    assertThat(offered.path()).isEqualTo("/in?from=alo");
    assertThat(offered.id()).isEqualTo(hook.id() + "-" + first.sequence());
    assertThat(Instant.ofEpochSecond(Long.parseLong(offered.timestamp())))
        .isBetween(clock.instant().minusSeconds(60), clock.instant());
    assertThat(offered.isSignedWith(hook.secret())).isTrue();
    assertThat(ended.isSignedWith(hook.secret())).isTrue();
    await(() -> "DELIVERED".equals(hook.newest("state")));
    Api.as(tenant.ownerToken())
        .get(hook.path() + "/deliveries?limit=1")
        .then()
        .statusCode(200)
        .body("items[0].id", equalTo(ended.id()))
        .body("items[0].type", equalTo("call.ended"))
        .body("items[0].attempts", equalTo(1))
        .body("items[0].lastStatus", equalTo(204));
    var log = Api.as(tenant.ownerToken()).get(hook.path() + "/deliveries?limit=1");
    Api.as(tenant.ownerToken())
        .queryParam("cursor", log.<String>path("next"))
        .get(hook.path() + "/deliveries")
        .then()
        .body("items.id", equalTo(List.of(offered.id())));
    assertThat(Api.as(tenant.ownerToken()).get("/api/v1/events?types=call.offered").asString())
        .contains(offered.body());
  }

  @Test
  @DisplayName("for a day after its renewal the old secret signs beside the new one")
  void signsWithBoth() {
    Hook hook = hook(Api.signUp("Renews", identities), receiver.url());
    String renewed =
        Api.as(hook.tenant().ownerToken()).post(hook.path() + "/secret").path("secret");
    secrets.add(renewed);
    hook.test();
    Receiver.Received both = receiver.next();
    assertThat(both.isSignedWith(hook.secret())).isTrue();
    assertThat(both.isSignedWith(renewed)).isTrue();
    clock.stopAt(clock.instant().plus(Hooks.OLD_SECRET_HOLDS).plusSeconds(1));
    hook.test();
    Receiver.Received one = receiver.next();
    assertThat(one.isSignedWith(hook.secret())).isFalse();
    assertThat(one.isSignedWith(renewed)).isTrue();
  }

  @Test
  @DisplayName("[X17] what was refused is tried again later under the same id, until it is taken")
  void triesAgain() {
    Hook hook = hook(Api.signUp("Refuses", identities), receiver.answers(503).url());
    Instant now = clock.instant();
    clock.stopAt(now);
    String id = hook.test();
    assertThat(receiver.next().id()).isEqualTo(id);
    await(() -> Integer.valueOf(1).equals(hook.newest("attempts")));
    assertThat(hook.<String>newest("state")).isEqualTo("PENDING");
    assertThat(hook.<Integer>newest("lastStatus")).isEqualTo(503);
    assertThat(Instant.parse(hook.newest("nextAt"))).isCloseTo(now.plusSeconds(5), within(1));
    receiver.answers(200);
    clock.stopAt(now.plusSeconds(6));
    assertThat(receiver.next().id()).isEqualTo(id);
    await(() -> "DELIVERED".equals(hook.newest("state")));
    assertThat(hook.<Integer>newest("attempts")).isEqualTo(2);
    assertThat(receiver.left()).isZero();
  }

  @Test
  @DisplayName("pauses between attempts add up to some three days, then a message is given up")
  void givesUp() {
    assertThat(Outbox.PAUSES.stream().reduce(Duration.ZERO, Duration::plus))
        .isBetween(Duration.ofDays(3), Duration.ofDays(4));
    Hook hook = hook(Api.signUp("Given up", identities), receiver.answers(500).url());
    hook.test();
    receiver.next();
    await(() -> Integer.valueOf(1).equals(hook.newest("attempts")));
    database.run(
        c ->
            Sql.update(
                c,
                "update t_%s.hook_delivery set attempts = %d"
                    .formatted(hook.tenant().id(), Outbox.PAUSES.size())));
    clock.stopAt(clock.instant().plusSeconds(6));
    receiver.next();
    await(() -> "GIVEN_UP".equals(hook.newest("state")));
    assertThat(hook.<String>newest("nextAt")).isNull();
    assertThat(hook.state()).isEqualTo("ACTIVE");
  }

  @Test
  @DisplayName("a receiver that hangs delays neither another web-hook nor another tenant")
  void delaysNobody() {
    Api.Tenant tenant = Api.signUp("Hangs", identities);
    Api.Tenant neighbour = Api.signUp("Hangs not", identities);
    Hook slow = hook(tenant, receiver.url());
    CountDownLatch gate = receiver.hangs();
    try (Receiver quick = Receiver.open()) {
      Hook beside = hook(tenant, quick.url());
      Hook elsewhere = hook(neighbour, quick.url());
      slow.test();
      receiver.next();
      String one = beside.test();
      String other = elsewhere.test();
      assertThat(List.of(quick.next().id(), quick.next().id()))
          .containsExactlyInAnyOrder(one, other);
      assertThat(slow.<Integer>newest("attempts")).as("it still hangs").isZero();
    }
    await(() -> Integer.valueOf(1).equals(slow.newest("attempts")));
    assertThat(slow.<String>newest("lastFailure")).isEqualTo("It did not answer in time");
    gate.countDown();
  }

  @Test
  @DisplayName("a redirect is not followed")
  void followsNoRedirect() {
    Hook hook = hook(Api.signUp("Redirects", identities), receiver.url());
    receiver.redirectsTo("http://127.0.30.1:" + receiver.port() + "/elsewhere");
    hook.test();
    assertThat(receiver.next().path()).isEqualTo("/in?from=alo");
    await(() -> Integer.valueOf(307).equals(hook.newest("lastStatus")));
    assertThat(hook.<String>newest("state")).isEqualTo("PENDING");
    assertThat(receiver.left()).isZero();
  }

  @Test
  @DisplayName("[W2] a name is looked up once, and a second face of it leads nowhere")
  void looksOnce() {
    List<String> allowed = List.of("127.0.30.1");
    names.tell(NAME, allowed, allowed, List.of("127.0.0.1"), List.of("10.0.0.1", "8.8.8.8"));
    String url = "http://" + NAME + ":" + receiver.port() + "/";
    clock.stopAt(clock.instant());
    Hook hook = hook(Api.signUp("Rebinds", identities), url);
    assertThat(names.left(NAME)).isEqualTo(3);
    hook.test();
    assertThat(receiver.next().host()).isEqualTo(NAME + ":" + receiver.port());
    await(() -> "DELIVERED".equals(hook.newest("state")));
    assertThat(names.left(NAME)).isEqualTo(2);
    for (int left = 1; left >= 0; left--) {
      String id = hook.test();
      await(() -> Integer.valueOf(1).equals(hook.newest("attempts")));
      assertThat(hook.<String>newest("id")).isEqualTo(id);
      assertThat(hook.<String>newest("lastFailure")).contains("private network");
      assertThat(hook.<Integer>newest("lastStatus")).isNull();
      assertThat(names.left(NAME)).isEqualTo(left);
    }
    assertThat(receiver.left()).isZero();
  }

  @Test
  @DisplayName("a process that dies between sending and entering it loses nothing: same id again")
  void survivesDeath() {
    Hook hook = hook(Api.signUp("Dies", identities), receiver.url());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    clock.stopAt(now);
    // Another process has the hook in hand.
    Outbox.Leased theirs =
        new Outbox.Leased(
            hook.tenant().done().tenant(), new HookId(hook.id()), now.plus(Outbox.LEASE));
    database.run(
        c ->
            Sql.update(
                c,
                "insert into control.hook_due (tenant, hook, next_at, leased_until)"
                    + " values (?, ?, ?, ?) on conflict (tenant, hook)"
                    + " do update set leased_until = excluded.leased_until",
                theirs.tenant(),
                theirs.hook(),
                now,
                theirs.until()));
    String id = hook.test();
    assertThat(courier.send(outbox.next(theirs).orElseThrow()).succeeded()).isTrue();
    assertThat(receiver.next().id()).isEqualTo(id);
    dispatcher.look();
    assertThat(hook.<Integer>newest("attempts")).isZero();
    // It dies here.
    clock.stopAt(now.plus(Outbox.LEASE).plusSeconds(1));
    assertThat(receiver.next().id()).isEqualTo(id);
    await(() -> "DELIVERED".equals(hook.newest("state")));
    outbox.release(theirs);
    assertThat(receiver.left()).isZero();
  }

  @Test
  @DisplayName("a suspended tenant's web-hooks get nothing until he is active again")
  void suspends() {
    Api.Tenant tenant = Api.signUp("Suspended hooks", identities);
    Hook hook = hook(tenant, receiver.url(), "call.started");
    String provider = TestIssuer.roleToken("pro", "provider");
    String path = "/api/v1/provider/tenants/" + tenant.id();
    Api.as(provider).post(path + "/suspend").then().statusCode(200);
    try (TestEdge edge = TestEdge.connect("edge1", 951)) {
      HookCalls.arrive(edge, tenant, "edge1-suspended-" + UUID.randomUUID());
    }
    assertThat(outbox.lease(1_000))
        .noneMatch(leased -> leased.tenant().equals(tenant.done().tenant()));
    assertThat(receiver.left()).isZero();
    Api.as(provider).post(path + "/resume").then().statusCode(200);
    assertThat(receiver.next().id()).isEqualTo(hook.id() + "-1");
  }

  @Test
  @DisplayName(
      "[X17] a web-hook that takes nothing for days is paused and says so, or at once if gone")
  void pauses() {
    Api.Tenant tenant = Api.signUp("Paused hooks", identities);
    Hook hook = hook(tenant, receiver.answers(500).url());
    Instant now = clock.instant();
    clock.stopAt(now);
    hook.test();
    receiver.next();
    await(() -> Integer.valueOf(1).equals(hook.newest("attempts")));
    assertThat(hook.state()).isEqualTo("ACTIVE");
    clock.stopAt(now.plus(Outbox.FAILING_MAX).plusSeconds(1));
    receiver.next();
    await(() -> "PAUSED".equals(hook.state()));
    Api.as(tenant.ownerToken())
        .get(hook.path())
        .then()
        .body("pausedBecause", equalTo("It has taken nothing for 3 days"));
    receiver.answers(410);
    switchOn(hook);
    hook.test();
    receiver.next();
    await(() -> "PAUSED".equals(hook.state()));
    receiver.answers(200);
    switchOn(hook);
    String id = hook.test();
    assertThat(receiver.next(one -> one.id().equals(id)).isSignedWith(hook.secret())).isTrue();
    await(() -> "DELIVERED".equals(hook.newest("state")));
    Api.as(tenant.ownerToken())
        .get(hook.path())
        .then()
        .body("failingSince", equalTo(null))
        .body("state", equalTo("ACTIVE"));
  }

  @Test
  @DisplayName(
      "[X17] one message and the messages of a time are sent again, the latter once by key")
  void replays() {
    Api.Tenant tenant = Api.signUp("Replays", identities);
    Hook hook = hook(tenant, receiver.url(), "call.started");
    String call = "edge1-replays-" + UUID.randomUUID();
    try (TestEdge edge = TestEdge.connect("edge1", 952)) {
      HookCalls.arrive(edge, tenant, call + "a", call + "b", call + "c");
    }
    List<String> ids = List.of(receiver.next().id(), receiver.next().id(), receiver.next().id());
    assertThat(ids).containsExactly(hook.id() + "-1", hook.id() + "-2", hook.id() + "-3");
    await(() -> "DELIVERED".equals(hook.newest("state")));
    Api.as(tenant.ownerToken())
        .post(hook.path() + "/deliveries/" + ids.get(1) + "/replay")
        .then()
        .statusCode(200)
        .body("state", equalTo("PENDING"));
    assertThat(receiver.next().id()).isEqualTo(ids.get(1));
    String span = "{\"from\":\"2026-11-22T03:00:01Z\",\"to\":\"2026-11-22T03:00:03Z\"}";
    String key = UUID.randomUUID().toString();
    await(() -> delivered(hook) == 3);
    for (int i = 0; i < 2; i++) {
      assertThat(
              Api.post(tenant.ownerToken(), key, span, "/hooks/" + hook.id() + "/replays", 202)
                  .<Integer>path("queued"))
          .isEqualTo(2);
    }
    assertThat(List.of(receiver.next().id(), receiver.next().id())).isEqualTo(ids.subList(1, 3));
    await(() -> delivered(hook) == 3);
    assertThat(receiver.left()).isZero();
    // One that is made later gets what was before it, if it asks.
    Hook late = hook(tenant, receiver.url(), "call.started");
    Api.post(
        tenant.ownerToken(),
        UUID.randomUUID().toString(),
        span,
        "/hooks/" + late.id() + "/replays",
        202);
    assertThat(List.of(receiver.next().id(), receiver.next().id()))
        .containsExactly(late.id() + "-2", late.id() + "-3");
  }

  @Test
  @DisplayName("what waits for a web-hook that is removed is not sent")
  void removes() {
    Hook hook = hook(Api.signUp("Removes", identities), receiver.answers(500).url());
    hook.test();
    receiver.next();
    await(() -> Integer.valueOf(1).equals(hook.newest("attempts")));
    Api.as(hook.tenant().ownerToken()).delete(hook.path()).then().statusCode(204);
    int lines =
        database.call(
            c ->
                Sql.list(
                        c,
                        "select 1 from control.hook_due where hook = ?",
                        row -> row.getInt(1),
                        hook.id())
                    .size());
    assertThat(lines).isZero();
  }

  private Hook hook(Api.Tenant tenant, String url, String... types) {
    Hook hook = HookCalls.hook(tenant, url, types);
    secrets.add(hook.secret());
    return hook;
  }

  private static void switchOn(Hook hook) {
    String url = Api.as(hook.tenant().ownerToken()).get(hook.path()).path("url");
    Api.as(hook.tenant().ownerToken())
        .body(HookCalls.draft(url, true))
        .put(hook.path())
        .then()
        .statusCode(200)
        .body("state", equalTo("ACTIVE"));
  }

  private static long delivered(Hook hook) {
    List<String> states =
        Api.as(hook.tenant().ownerToken()).get(hook.path() + "/deliveries").path("items.state");
    return states.stream().filter("DELIVERED"::equals).count();
  }

  private static org.assertj.core.data.TemporalUnitOffset within(long seconds) {
    return org.assertj.core.api.Assertions.within(seconds, ChronoUnit.SECONDS);
  }

  private static void await(BooleanSupplier condition) {
    long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(15);
    while (!condition.getAsBoolean()) {
      assertThat(System.nanoTime()).as("15 s have passed").isLessThan(deadline);
      Thread.onSpinWait();
    }
  }
}
