package alo.tenants.hook;

import static alo.tenants.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.contract.hook.PublicEvent;
import alo.contract.id.HookId;
import alo.tenants.hook.HookCalls.Hook;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
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
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Messages to a real receiver, which refuses and comes back.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class DeliveryTest extends WithReceiver {
  @Inject FakeIdentities identities;
  @Inject Database database;
  @Inject Outbox outbox;
  @Inject Courier courier;
  @Inject Dispatcher dispatcher;

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
    hide(renewed);
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
  @DisplayName(
      "[X17] what failed in a time is sent again at once, given up or not, and nothing else")
  void replaysWhatFailed() {
    Api.Tenant tenant = Api.signUp("Replays failures", identities);
    Hook hook = hook(tenant, receiver.url());
    Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
    clock.stopAt(now);
    hook.test();
    receiver.next();
    await(() -> "DELIVERED".equals(hook.newest("state")));
    receiver.answers(503);
    String givenUp = hook.test();
    await(() -> Integer.valueOf(1).equals(hook.newest("attempts")));
    database.run(
        c ->
            Sql.update(
                c,
                "update t_%s.hook_delivery set state = 'GIVEN_UP', next_at = null, attempts = 10"
                        .formatted(tenant.id())
                    + " where state = 'PENDING'"));
    String waiting = hook.test();
    await(() -> Integer.valueOf(1).equals(hook.newest("attempts")));
    assertThat(List.of(receiver.next().id(), receiver.next().id()))
        .containsExactly(givenUp, waiting);
    receiver.answers(200);
    String before = "{\"from\":\"%s\",\"to\":\"%s\",\"failedOnly\":true}";
    assertThat(replayed(hook, before.formatted(now.minusSeconds(60), now))).isZero();
    assertThat(replayed(hook, before.formatted(now, now.plusSeconds(60)))).isEqualTo(2);
    assertThat(List.of(receiver.next().id(), receiver.next().id()))
        .containsExactly(givenUp, waiting);
    await(() -> delivered(hook) == 3);
    assertThat(receiver.left()).isZero();
  }

  private static int replayed(Hook hook, String span) {
    return Api.post(
            hook.tenant().ownerToken(),
            UUID.randomUUID().toString(),
            span,
            "/hooks/" + hook.id() + "/replays",
            202)
        .<Integer>path("queued");
  }

  private static long delivered(Hook hook) {
    List<String> states =
        Api.as(hook.tenant().ownerToken()).get(hook.path() + "/deliveries").path("items.state");
    return states.stream().filter("DELIVERED"::equals).count();
  }

  private static org.assertj.core.data.TemporalUnitOffset within(long seconds) {
    return org.assertj.core.api.Assertions.within(seconds, ChronoUnit.SECONDS);
  }
}
