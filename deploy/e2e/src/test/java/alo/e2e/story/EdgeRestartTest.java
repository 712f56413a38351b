package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Desk;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// The edge's program is killed (SIGKILL) at each place of a call; the launcher starts it again.
@ExtendWith(WithAlo.class)
@Timeout(400)
class EdgeRestartTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration BACK_MAX = Duration.ofSeconds(90);

  @Test
  @DisplayName("[P11][I3] killed in the menu: the caller is asked again and still gets an agent")
  void inTheMenu(AloSystem alo) {
    Tenant tenant = alo.signUp("Trong menu", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Dạ, em là Ana, xin nghe anh.");
    String caller = Tenant.someNumber();
    try (Desk desk = ana.logIn()) {
      desk.ready();
      CarrierCall call = tenant.call(caller, "", Duration.ofSeconds(200));
      assertThat(call.awaitAnswer(SOON)).isTrue();
      killAndAwait(alo);
      desk.awaitLine(BACK_MAX);
      assertThat(call.isOver()).as("the caller is still there").isFalse();
      call.press("1");
      talkAndEnd(desk, call, ana);
    }
    assertAnsweredOnce(tenant, caller, ana);
  }

  @Test
  @DisplayName("[P11] killed while a caller waits: he hears music and gets the next agent")
  void waiting(AloSystem alo) {
    Tenant tenant = alo.signUp("Đang chờ", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Cảm ơn anh đã chờ máy, em nghe đây.");
    String caller = Tenant.someNumber();
    try (Desk desk = ana.logIn()) {
      CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(200));
      Events.await(tenant, caller, "call-queued");
      long before = call.heard().toFile().length();
      killAndAwait(alo);
      desk.awaitLine(BACK_MAX);
      assertThat(ChainTest.heardSince(call, before).audibleSeconds())
          .as("music while the program was away")
          .isPositive();
      desk.ready();
      talkAndEnd(desk, call, ana);
    }
    assertAnsweredOnce(tenant, caller, ana);
  }

  @Test
  @DisplayName("[A14] killed while an agent rings: the caller still gets him, once")
  void ringing(AloSystem alo) {
    Tenant tenant = alo.signUp("Đang reo", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Dạ alô, em nghe rõ ạ.");
    String caller = Tenant.someNumber();
    try (Desk desk = ana.logIn()) {
      desk.ready();
      CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(240));
      desk.awaitPhase("RINGING", SOON);
      killAndAwait(alo);
      desk.awaitLine(BACK_MAX);
      if (desk.presence().equals("NOT_READY")) {
        desk.ready();
      }
      talkAndEnd(desk, call, ana);
    }
    assertAnsweredOnce(tenant, caller, ana);
  }

  @Test
  @DisplayName(
      "[G1][R1] killed while both talk: they talk on, and the record and recording are whole")
  void talking(AloSystem alo) {
    Tenant tenant = alo.signUp("Đang nói", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Dạ vâng, em đang kiểm tra, anh chờ em một chút.");
    String caller = Tenant.someNumber();
    try (Desk desk = ana.logIn()) {
      desk.ready();
      CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(240));
      desk.awaitPhase("RINGING", SOON);
      desk.press("answer");
      desk.awaitPresence("TALKING", SOON);
      ChainTest.hear(call, ana.voice(), "the caller hears the agent");
      long before = call.heard().toFile().length();
      killAndAwait(alo);
      assertThat(ana.voice().isIn(ChainTest.heardSince(call, before)))
          .as("the agent was heard while the program was away")
          .isTrue();
      desk.awaitPresence("TALKING", BACK_MAX);
      desk.press("hangup");
      assertThat(call.awaitEnd(SOON).answered()).isTrue();
    }
    JsonNode record = assertAnsweredOnce(tenant, caller, ana);
    assertThat(Events.types(tenant, record)).contains("call-found");
    tenant.awaitStored(caller, Duration.ofSeconds(60));
  }

  @Test
  @DisplayName("[P12] killed while the caller is held: music goes on, and he is fetched back")
  void held(AloSystem alo) {
    Tenant tenant = alo.signUp("Đang giữ", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Cảm ơn anh đã giữ máy, em đã có thông tin rồi ạ.");
    String caller = Tenant.someNumber();
    try (Desk desk = ana.logIn()) {
      desk.ready();
      CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(240));
      desk.awaitPhase("RINGING", SOON);
      desk.press("answer");
      desk.awaitPhase("TALKING", SOON);
      desk.press("hold");
      desk.awaitPhase("HELD", SOON);
      long before = call.heard().toFile().length();
      killAndAwait(alo);
      desk.awaitPhase("HELD", BACK_MAX);
      assertThat(ChainTest.heardSince(call, before).longestSilence())
          .as("seconds of silence for the held caller")
          .isLessThan(3);
      desk.press("resume");
      desk.awaitPhase("TALKING", SOON);
      desk.press("hangup");
      call.awaitEnd(SOON);
    }
    assertAnsweredOnce(tenant, caller, ana);
  }

  @Test
  @DisplayName("[W5] an agent hangs up while the edge's program is dead: the call ends properly")
  void hangsUpMeanwhile(AloSystem alo) {
    Tenant tenant = alo.signUp("Cúp máy", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Dạ vâng, em chào anh.");
    String caller = Tenant.someNumber();
    try (Desk desk = ana.logIn()) {
      desk.ready();
      CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(240));
      desk.awaitPhase("RINGING", SOON);
      desk.press("answer");
      desk.awaitPresence("TALKING", SOON);
      alo.local().stop("edge1");
      try {
        desk.press("hangup");
        call.awaitEnd(SOON);
      } finally {
        alo.local().start("edge1");
      }
    }
    assertAnsweredOnce(tenant, caller, ana);
  }

  private static void killAndAwait(AloSystem alo) {
    long killed = alo.local().program("edge1").handle().pid();
    alo.local().kill("edge1");
    alo.awaitRestart("edge1", killed, BACK_MAX);
  }

  private static void talkAndEnd(Desk desk, CarrierCall call, Agent agent) {
    desk.awaitPhase("RINGING", BACK_MAX);
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, agent.voice(), "the caller hears the agent");
    desk.press("hangup");
    call.awaitEnd(SOON);
  }

  private static JsonNode assertAnsweredOnce(Tenant tenant, String caller, Agent agent) {
    JsonNode record = tenant.awaitRecord(caller, Duration.ofSeconds(60));
    assertThat(record.path("disposition").asText()).isEqualTo("ANSWERED");
    assertThat(record.path("agent").asText()).isEqualTo(agent.id());
    assertThat(tenant.records(caller)).hasSize(1);
    List<String> types = Events.types(tenant, record);
    assertThat(types).containsOnlyOnce("call-arrived").containsOnlyOnce("call-ended");
    return record;
  }
}
