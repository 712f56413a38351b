package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Desk;
import alo.e2e.system.LogTail;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Parts of the system are away; calls are not.
@ExtendWith(WithAlo.class)
@Timeout(400)
class AwayTest {
  private static final String EDGE = "edge1";
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(120);

  @Test
  @DisplayName(
      "[W6][B1][G15] the control plane is stopped and the edge is killed: agents are ready again,"
          + " calls are taken and recorded; afterwards every event is there once")
  void controlPlane(AloSystem alo) {
    Tenant tenant = alo.signUp("Tự lập", EDGE);
    Agent ana =
        tenant.hire("Ana", "801", "Dạ công ty Tự Lập nghe đây ạ, mời bác nói em ghi lại ngay.");
    String first = Tenant.someNumber();
    String second = Tenant.someNumber();
    String third = Tenant.someNumber();
    Desk desk = ana.logIn();
    desk.ready();
    take(tenant, desk, first);
    alo.local().stop("tenants-api");
    try {
      take(tenant, desk, second);
      killAlone(alo, desk);
      take(tenant, desk, third);
    } finally {
      alo.local().start("tenants-api");
    }
    alo.awaitEdge(EDGE, LATER);
    for (String caller : List.of(first, second, third)) {
      isThereOnce(tenant, caller);
      assertThat(ana.voice().isIn(Recordings.of(tenant, caller, Recordings.AGENT))).isTrue();
    }
  }

  private static void isThereOnce(Tenant tenant, String caller) {
    JsonNode record = tenant.awaitRecord(caller, LATER);
    assertThat(record.path("disposition").asText()).isEqualTo("ANSWERED");
    assertThat(tenant.records(caller)).hasSize(1);
    assertThat(Events.types(tenant, record))
        .containsOnlyOnce("call-arrived")
        .containsOnlyOnce("call-queued")
        .containsOnlyOnce("offer-answered")
        .containsOnlyOnce("call-ended");
  }

  /// The edge's program dies while only its own disk can tell it anything. An agent who was ready
  /// is so when it is back, also after it has given up those who did not return.
  private static void killAlone(AloSystem alo, Desk desk) {
    LogTail log = alo.log(EDGE);
    alo.local().program(EDGE).killForGood();
    desk.awaitUnlinked(SOON);
    alo.local().start(EDGE);
    desk.awaitLinked(SOON);
    desk.awaitPresence("READY", SOON);
    log.await("The grace after the start is over: 1 agents are back", LATER);
    assertThat(desk.presence()).as("an agent who was ready before").isEqualTo("READY");
  }

  @Test
  @DisplayName(
      "[W7] the store is stopped: the recording waits at the edge and is stored afterwards")
  void store(AloSystem alo) {
    Tenant tenant = alo.signUp("Kho đóng", EDGE);
    Agent ana =
        tenant.hire("Ana", "801", "Dạ em ghi nhận rồi ạ, chiều nay bên em gọi lại cho bác.");
    String caller = Tenant.someNumber();
    Desk desk = ana.logIn();
    try {
      alo.local().stop("store");
      desk.ready();
      take(tenant, desk, caller);
      JsonNode record = tenant.awaitRecord(caller, SOON);
      assertThat(record.path("recordings").get(0).path("state").asText()).isEqualTo("PENDING");
    } finally {
      alo.local().start("store");
    }
    assertThat(ana.voice().isIn(Recordings.of(tenant, caller, Recordings.AGENT))).isTrue();
    isThereOnce(tenant, caller);
  }

  @Test
  @DisplayName(
      "[G1] control plane, billing and pages are killed in a call: they talk on, the launcher"
          + " starts each again, and it serves")
  void killed(AloSystem alo) {
    Tenant tenant = alo.signUp("Sập hết", EDGE);
    Scene scene = Scene.talking(tenant, "Dạ em vẫn nghe anh đây, máy chủ bên em hỏng rồi ạ.");
    Map<String, Long> killed = new HashMap<>();
    for (String server : List.of("tenants-api", "billing", "agent-ui")) {
      killed.put(server, alo.local().program(server).handle().pid());
      alo.local().kill(server);
    }
    scene.awaitAgent(scene.mark());
    killed.forEach((server, pid) -> alo.awaitAgain(server, pid, LATER));
    scene.awaitAgent(scene.mark());
    scene.hangUp();
    JsonNode record = scene.answeredOnce();
    assertThat(tenant.awaitCharge(record.path("id").asText()).path("seconds").asInt()).isPositive();
    tenant.supervisor("Sơn", "/calls").page().awaitText(ChainTest.shown(scene.caller()), SOON);
  }

  private static void take(Tenant tenant, Desk desk, String caller) {
    CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(90));
    desk.awaitPhase("RINGING", SOON);
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    ChainTest.hearOut(call.heard(), desk.agent().voice(), "the caller hears the agent");
    call.hangUp();
    desk.awaitPresence("WRAP_UP", SOON);
    desk.press("finish");
    desk.awaitPresence("READY", SOON);
  }
}
