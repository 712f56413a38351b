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
import alo.local.carrier.CarrierCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class TwoTenantsTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  @Test
  @DisplayName("[W2][W3] two tenants are called at once on one edge, each hears only its own")
  void apart(AloSystem alo) throws IOException {
    Tenant first = alo.signUp("Một", "edge1");
    Tenant second = alo.signUp("Hai", "edge1");
    alo.voices()
        .speak(
            "caller-two",
            "Chào cô, xe của tôi hỏng ở giữa đường rồi, làm ơn đến giúp!",
            "vi",
            8_000);
    Agent ana = first.hire("Ana", "801", "Dạ công ty Một nghe đây ạ, mời bác nói em ghi lại ngay.");
    Agent chi = second.hire("Chi", "801", "Xin chào, trung tâm cứu hộ số Hai đang nghe quý khách.");
    String one = Tenant.someNumber();
    String two = Tenant.someNumber();
    Desk desk1 = ana.logIn();
    Desk desk2 = chi.logIn();
    desk1.ready();
    desk2.ready();
    CarrierCall call1 = first.call(one, "1", Duration.ofSeconds(90));
    CarrierCall call2 = second.call(two, "1", Duration.ofSeconds(90), "caller-two");
    desk1.awaitPhase("RINGING", SOON);
    desk2.awaitPhase("RINGING", SOON);
    assertThat(desk1.desk().path("call").path("theirs").asText()).isEqualTo(one);
    assertThat(desk2.desk().path("call").path("theirs").asText()).isEqualTo(two);
    desk1.press("answer");
    desk2.press("answer");
    desk1.awaitPresence("TALKING", SOON);
    desk2.awaitPresence("TALKING", SOON);
    ChainTest.hearOut(call1.heard(), ana.voice(), "caller one hears Ana");
    ChainTest.hearOut(call2.heard(), chi.voice(), "caller two hears Chi");
    assertThat(chi.voice().isIn(Sound.read(call1.heard(), 0))).isFalse();
    assertThat(ana.voice().isIn(Sound.read(call2.heard(), 0))).isFalse();
    Voice voice1 = alo.voice("caller");
    Voice voice2 = alo.voice("caller-two");
    Sound ear1 = desk1.hears(voice1);
    Sound ear2 = desk2.hears(voice2);
    assertThat(voice2.isIn(ear1)).as("caller two in the ear of Ana").isFalse();
    assertThat(voice1.isIn(ear2)).as("caller one in the ear of Chi").isFalse();
    call1.hangUp();
    call2.hangUp();
    desk1.awaitPresence("WRAP_UP", SOON);
    desk2.awaitPresence("WRAP_UP", SOON);
    Sound said1 = Recordings.of(first, one, Recordings.CUSTOMER);
    Sound said2 = Recordings.of(second, two, Recordings.CUSTOMER);
    assertThat(voice1.isIn(said1)).as("caller one on his own recording").isTrue();
    assertThat(voice2.isIn(said2)).as("caller two on his own recording").isTrue();
    assertThat(voice2.isIn(said1)).as("caller two on the other's recording").isFalse();
    assertThat(voice1.isIn(said2)).as("caller one on the other's recording").isFalse();
    assertThat(ana.voice().isIn(Recordings.of(first, one, Recordings.AGENT))).isTrue();
    assertThat(chi.voice().isIn(Recordings.of(second, two, Recordings.AGENT))).isTrue();
    String recording1 = recording(first, one);
    assertThat(first.records(two)).isEmpty();
    assertThat(second.records(one)).isEmpty();
    assertThat(second.api().call("GET", "/interactions/" + callOf(first, one), null, null).status())
        .isEqualTo(404);
    assertThat(
            second
                .api()
                .call("POST", "/recordings/" + recording1 + "/address", "another-tenant", "")
                .status())
        .isEqualTo(404);
  }

  @Test
  @DisplayName("[W6][R7] a second edge takes a call of its own tenant and records it itself")
  void secondEdge(AloSystem alo) {
    Tenant tenant = alo.signUp("Miền Nam", "edge2");
    Agent agent =
        tenant.hire("Dung", "801", "Dạ chi nhánh miền Nam xin nghe, quý khách cần em giúp gì ạ?");
    String caller = Tenant.someNumber();
    Desk desk = agent.logIn();
    desk.ready();
    CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(60));
    desk.awaitPhase("RINGING", SOON);
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    String id = desk.desk().path("call").path("id").asText();
    Await.until("the second edge to write the recording", SOON, () -> writes("edge2", alo, id));
    assertThat(writes("edge1", alo, id)).as("the first edge writes it").isFalse();
    ChainTest.hearOut(call.heard(), agent.voice(), "the caller hears the agent");
    call.hangUp();
    desk.awaitPresence("WRAP_UP", SOON);
    JsonNode record = tenant.awaitStored(caller, Duration.ofSeconds(60));
    assertThat(record.path("disposition").asText()).isEqualTo("ANSWERED");
    assertThat(Events.edge(tenant, record, "recording-stored")).isEqualTo("edge2");
    assertThat(agent.voice().isIn(Recordings.of(tenant, caller, Recordings.AGENT)))
        .as("the agent on what this edge recorded")
        .isTrue();
  }

  /// Whether an edge's PBX has sound of a call on its disk, where it writes what is talked.
  private static boolean writes(String edge, AloSystem alo, String call) {
    Path folder = alo.settings().data().resolve(edge).resolve("pbx/spool/monitor");
    File[] sounds = folder.toFile().listFiles((in, name) -> name.startsWith(call));
    return sounds != null && Arrays.stream(sounds).anyMatch(s -> s.length() > 0);
  }

  private static String recording(Tenant tenant, String phone) {
    return tenant
        .awaitStored(phone, Duration.ofSeconds(60))
        .path("recordings")
        .get(0)
        .path("id")
        .asText();
  }

  private static String callOf(Tenant tenant, String phone) {
    return tenant.records(phone).getFirst().path("id").asText();
  }
}
