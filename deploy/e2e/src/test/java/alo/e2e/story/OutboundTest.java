package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.sound.Sound;
import alo.e2e.sound.Voice;
import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.Desk;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class OutboundTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);

  /// The edge rings an outside number for a minute.
  private static final Duration RING_MAX = Duration.ofSeconds(90);

  @Test
  @DisplayName(
      "[P25][R1][B1][W8] an agent calls out: ring-back, answer, both heard, recorded and charged")
  void answered(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Gọi ra", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Alô, em gọi từ công ty Gọi Ra, anh có khỏe không ạ?");
    String called = "+842439991777";
    Desk desk = ana.logIn();
    desk.dial("024 3999 1777");
    desk.awaitPresence("DIALING", SOON);
    desk.awaitSound(SOON);
    assertThat(desk.presence()).as("while ring-back is heard").isEqualTo("DIALING");
    desk.awaitPresence("TALKING", SOON);
    Voice other = alo.voice("called");
    desk.hears(other);
    String call = awaitUp(alo, called).get("Call");
    ChainTest.hearOut(alo.carrier().heard(call), ana.voice(), "the called party hears the agent");
    desk.press("hangup");
    desk.awaitPhase("ENDED", SOON);
    JsonNode record = tenant.awaitStored(called, LATER);
    assertThat(record.path("direction").asText()).isEqualTo("OUT");
    assertThat(record.path("disposition").asText()).isEqualTo("ANSWERED");
    assertThat(record.path("ours").asText()).isEqualTo(tenant.number());
    byte[] wav = Recordings.fetch(tenant, record.path("recordings").get(0).path("id").asText());
    assertThat(other.isIn(Sound.read(wav, 0))).as("the called party on the left").isTrue();
    assertThat(ana.voice().isIn(Sound.read(wav, 1))).as("the agent on the right").isTrue();
    JsonNode charge = tenant.awaitCharge(record.path("id").asText());
    assertThat(charge.path("direction").asText()).isEqualTo("OUT");
    assertThat(charge.path("amount").path("minor").asLong()).isPositive();
  }

  @Test
  @DisplayName("[P25][P12] a program places, holds, resumes and ends an agent's call by the API")
  void byTheApi(AloSystem alo) {
    Tenant tenant = alo.signUp("Gọi bằng API", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Alô, em gọi theo lịch hẹn của anh ạ.");
    Desk desk = ana.logIn();
    String called = "+842439992777";
    String call =
        tenant
            .api()
            .post("/calls", key(), Map.of("agent", ana.id(), "to", "02439992777"))
            .path("call")
            .asText();
    desk.awaitPresence("TALKING", SOON);
    assertThat(desk.desk().path("call").path("id").asText()).isEqualTo(call);
    tenant.api().post("/calls/" + call + "/hold", key(), "");
    desk.awaitPhase("HELD", SOON);
    tenant.api().post("/calls/" + call + "/resume", key(), "");
    desk.awaitPhase("TALKING", SOON);
    tenant.api().post("/calls/" + call + "/hang-up", key(), "");
    desk.awaitPhase("ENDED", SOON);
    JsonNode record = tenant.awaitRecord(called, SOON);
    assertThat(record.path("id").asText()).isEqualTo(call);
    assertThat(record.path("disposition").asText()).isEqualTo("ANSWERED");
  }

  private static String key() {
    return UUID.randomUUID().toString();
  }

  @Test
  @DisplayName("[P25][B1] a busy number is said to be busy, and costs nothing")
  void busy(AloSystem alo) {
    Tenant tenant = alo.signUp("Máy bận", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Alô, em gọi lại sau nhé.");
    String called = "+842439991486";
    Desk desk = ana.logIn();
    desk.dial("024 3999 1486");
    desk.page()
        .await(
            "the cause on the screen",
            SOON,
            "/busy|bận/i.test($$('[data-testid=notice]').map(e => e.textContent).join(''))");
    JsonNode record = tenant.awaitRecord(called, SOON);
    assertThat(record.path("disposition").asText()).isEqualTo("BUSY");
    assertThat(record.path("sip").asInt()).isEqualTo(486);
    assertFree(tenant, record);
  }

  /// The far end of this number never says a word: what the agent hears is ring-back.
  @Test
  @DisplayName("[P25][B1] a number that nobody answers: ring-back, then the cause; costs nothing")
  void unanswered(AloSystem alo) {
    Tenant tenant = alo.signUp("Không ai nghe", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Alô, có ai ở đó không ạ?");
    String called = "+842439991408";
    Desk desk = ana.logIn();
    desk.dial("024 3999 1408");
    desk.awaitPresence("DIALING", SOON);
    desk.awaitSound(SOON);
    assertThat(desk.presence()).isEqualTo("DIALING");
    desk.page()
        .await(
            "the cause on the screen",
            RING_MAX,
            "/nobody|không có ai|không ai/i"
                + ".test($$('[data-testid=notice]').map(e => e.textContent).join(''))");
    JsonNode record = tenant.awaitRecord(called, SOON);
    assertThat(record.path("disposition").asText()).isEqualTo("NOT_ANSWERED");
    assertThat(record.path("talkSeconds").asInt()).isZero();
    assertFree(tenant, record);
  }

  /// Billing is told in the order of the calls: when a later one is charged, this one would be too.
  private static void assertFree(Tenant tenant, JsonNode record) {
    String caller = Tenant.someNumber();
    tenant.call(caller, "2", Duration.ofSeconds(8)).awaitEnd(LATER);
    tenant.awaitCharge(tenant.awaitRecord(caller, SOON).path("id").asText());
    assertThat(tenant.charges(record.path("id").asText())).as("charges").isEmpty();
  }

  /// Waits until a number has answered at the carrier.
  static Map<String, String> awaitUp(AloSystem alo, String number) {
    return Await.get(
        "the call at the carrier",
        SOON,
        () ->
            alo.carrier().called().stream()
                .filter(e -> "CalledUp".equals(e.get("UserEvent")))
                .filter(e -> number.substring(1).equals(e.get("Number")))
                .findFirst());
  }
}
