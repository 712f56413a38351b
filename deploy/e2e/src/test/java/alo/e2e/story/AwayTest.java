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

/// Parts of the system are away; calls are not.
@ExtendWith(WithAlo.class)
@Timeout(400)
class AwayTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(120);

  @Test
  @DisplayName(
      "[W6][B1] the control plane is stopped: calls are taken, agents work; afterwards every event"
          + " is there once")
  void controlPlane(AloSystem alo) {
    Tenant tenant = alo.signUp("Tự lập", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Dạ công ty Tự Lập nghe đây ạ.");
    String first = Tenant.someNumber();
    String second = Tenant.someNumber();
    Desk desk = ana.logIn();
    desk.ready();
    take(tenant, desk, first);
    alo.local().stop("tenants-api");
    try {
      take(tenant, desk, second);
    } finally {
      alo.local().start("tenants-api");
    }
    alo.awaitEdge("edge1", LATER);
    for (String caller : List.of(first, second)) {
      JsonNode record = tenant.awaitRecord(caller, LATER);
      assertThat(record.path("disposition").asText()).isEqualTo("ANSWERED");
      assertThat(tenant.records(caller)).hasSize(1);
      List<String> types = Events.types(tenant, record);
      assertThat(types)
          .containsOnlyOnce("call-arrived")
          .containsOnlyOnce("call-queued")
          .containsOnlyOnce("offer-answered")
          .containsOnlyOnce("call-ended");
    }
  }

  @Test
  @DisplayName(
      "[W7] the store is stopped: the recording waits at the edge and is stored afterwards")
  void store(AloSystem alo) {
    Tenant tenant = alo.signUp("Kho đóng", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Dạ em ghi nhận rồi ạ.");
    String caller = Tenant.someNumber();
    alo.local().stop("store");
    Desk desk = ana.logIn();
    try {
      desk.ready();
      take(tenant, desk, caller);
      JsonNode record = tenant.awaitRecord(caller, SOON);
      assertThat(record.path("recordings").get(0).path("state").asText()).isEqualTo("PENDING");
    } finally {
      alo.local().start("store");
    }
    JsonNode record = tenant.awaitStored(caller, LATER);
    byte[] wav = Recordings.fetch(tenant, record.path("recordings").get(0).path("id").asText());
    assertThat(wav.length).isGreaterThan(1_000);
  }

  private static void take(Tenant tenant, Desk desk, String caller) {
    CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(90));
    desk.awaitPhase("RINGING", SOON);
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, desk.agent().voice(), "the caller hears the agent");
    call.hangUp();
    desk.awaitPresence("WRAP_UP", SOON);
    desk.press("finish");
    desk.awaitPresence("READY", SOON);
  }
}
