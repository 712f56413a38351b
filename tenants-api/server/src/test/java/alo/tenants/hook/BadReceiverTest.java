package alo.tenants.hook;

import static alo.tenants.testing.Patience.await;
import static org.assertj.core.api.Assertions.assertThat;
import static org.hamcrest.Matchers.equalTo;

import alo.tenants.hook.HookCalls.Hook;
import alo.tenants.platform.Database;
import alo.tenants.platform.Sql;
import alo.tenants.testing.Api;
import alo.tenants.testing.FakeIdentities;
import alo.tenants.testing.TestEdge;
import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import jakarta.inject.Inject;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/// Messages to a receiver that hangs, leads elsewhere, is somebody else or is gone.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class BadReceiverTest extends WithReceiver {
  private static final String NAME = "hook.example.test";

  @Inject FakeIdentities identities;
  @Inject Database database;
  @Inject TestNames names;
  @Inject Outbox outbox;

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
  @DisplayName("a suspended tenant's web-hooks get nothing until he is active again")
  void suspends() {
    Api.Tenant tenant = Api.signUp("Suspended hooks", identities);
    Hook hook = hook(tenant, receiver.url(), "call.started");
    String provider = TestIssuer.roleToken("pro", "provider");
    String path = "/api/v1/provider/tenants/" + tenant.id();
    Api.as(provider).body("{\"reason\":\"Unpaid\"}").post(path + "/suspend").then().statusCode(200);
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

  @Test
  @DisplayName("a receiver whose certificate nobody vouches for gets nothing")
  void checksCertificates() {
    names.tell(NAME, List.of("127.0.30.1"), List.of("127.0.30.1"));
    clock.stopAt(clock.instant());
    try (Receiver forged = Receiver.openEncrypted(NAME)) {
      String url = "https://" + NAME + ":" + forged.port() + "/";
      Hook hook = hook(Api.signUp("Forged", identities), url);
      hook.test();
      await(() -> Integer.valueOf(1).equals(hook.newest("attempts")));
      assertThat(hook.<String>newest("lastFailure")).contains("certificate");
      assertThat(forged.left()).isZero();
    }
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
}
