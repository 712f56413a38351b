package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.sound.Sound;
import alo.e2e.sound.Voice;
import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Desk;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What a caller hears and where his keys lead, by the clock.
@ExtendWith(WithAlo.class)
@Timeout(300)
class MenuTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LATER = Duration.ofSeconds(60);
  private static final Duration STAY = Duration.ofSeconds(90);
  private static final String ZONE = "Asia/Ho_Chi_Minh";
  private static final String GREETING =
      "Xin chào quý khách, mời quý khách bấm phím một để mua hàng, phím hai để bảo hành, phím ba"
          + " để gọi ra ngoài, hoặc bấm số máy lẻ.";
  private static final String CLOSED =
      "Chúng tôi đã hết giờ làm việc, xin quý khách vui lòng để lại lời nhắn hoặc gọi lại ngày"
          + " mai.";
  private static final String OUTSIDE = "+842439991666";

  @Test
  @DisplayName(
      "[I4][I1][I2][P2][R1][X6] in hours: greeting, then by key one department, another by the"
          + " gateway to the telephone network, a number outside, or an extension")
  void inHours(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Trong giờ", "edge1");
    String repairs = tenant.anotherQueue("Bảo hành");
    Agent ana = tenant.hire("Ana", "801", "Dạ phòng mua hàng xin nghe, em là Ana ạ.");
    Agent binh = tenant.hire("Bình", "802", "Bảo hành nghe đây, máy của anh hỏng gì vậy?", repairs);
    tenant.flow(document(tenant, repairs, 0));
    Desk sales = ana.logIn();
    Desk workshop = binh.logIn();
    sales.ready();
    workshop.ready();

    CarrierCall first = tenant.call(Tenant.someNumber(), "", STAY);
    ChainTest.hear(first, voice(alo, "greeting", GREETING), "the caller hears the greeting");
    first.press("1");
    take(sales, first, "the caller reaches sales");
    assertThat(workshop.presence()).isEqualTo("READY");

    String byLine = Tenant.someNumber();
    take(
        workshop,
        tenant.callByGateway(byLine, "2", STAY),
        "a caller by the gateway reaches repairs by the same flow");
    JsonNode line = tenant.awaitStored(byLine, LATER);
    assertThat(line.path("ours").asText()).isEqualTo(tenant.number());
    assertThat(line.path("disposition").asText()).isEqualTo("ANSWERED");
    assertThat(ChainTest.texts(line.path("path"))).contains("menu", "repairs");
    JsonNode arrived =
        AloSystem.items(
                tenant.api().get("/interactions/" + line.path("id").asText() + "/events?limit=1"))
            .iterator()
            .next();
    assertThat(arrived.path("event").path("trunk").asText()).isEqualTo("gateway1");

    take(
        workshop,
        tenant.call(Tenant.someNumber(), "802", STAY),
        "the caller reaches extension 802");

    String caller = Tenant.someNumber();
    CarrierCall out = tenant.call(caller, "3", STAY);
    Voice called = new Voice(Sound.read(alo.voices().file("called"), 0));
    ChainTest.hearOut(out.heard(), called, "the caller hears the number outside");
    assertThat(alo.carrier().called())
        .anySatisfy(
            event ->
                assertThat(event)
                    .containsEntry("Number", OUTSIDE.substring(1))
                    .containsEntry("From", tenant.number()));
    out.hangUp();
    JsonNode record = tenant.awaitStored(caller, LATER);
    assertThat(ChainTest.texts(record.path("path"))).contains("menu", "outside");
    assertThat(record.path("disposition").asText()).isEqualTo("ANSWERED");
    byte[] wav = Recordings.fetch(tenant, record.path("recordings").get(0).path("id").asText());
    assertThat(called.isIn(Sound.read(wav, 1))).as("the number outside on the right").isTrue();
  }

  @Test
  @DisplayName("[I5][I9] out of hours: the announcement, then a message that is kept")
  void outOfHours(AloSystem alo) {
    Tenant tenant = alo.signUp("Hết giờ", "edge1");
    tenant.flow(document(tenant, tenant.queue(), 2));
    String caller = Tenant.someNumber();
    CarrierCall call = tenant.call(caller, "", Duration.ofSeconds(25));
    ChainTest.hear(call, voice(alo, "closed", CLOSED), "the caller hears that it is closed");
    call.awaitEnd(LATER);
    JsonNode record = tenant.awaitStored(caller, LATER);
    assertThat(record.path("disposition").asText()).isEqualTo("VOICEMAIL");
    assertThat(ChainTest.texts(record.path("path")))
        .contains("hours", "closed", "message")
        .doesNotContain("menu");
    assertThat(record.path("recordings").get(0).path("voicemail").asBoolean()).isTrue();
  }

  private static void take(Desk desk, CarrierCall call, String what) {
    desk.awaitPhase("RINGING", SOON);
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, desk.agent().voice(), what);
    call.hangUp();
    desk.awaitPresence("WRAP_UP", SOON);
    assertThat(desk.desk().path("call").path("wrapUpCodes")).as("codes to pick from").isNotEmpty();
    desk.press("finish");
    desk.awaitPresence("READY", SOON);
  }

  /// @param begins in how many hours it opens, for two hours; 0 for an hour ago
  private static Map<String, Object> document(Tenant tenant, String repairs, int begins) {
    LocalTime now = LocalTime.now(ZoneId.of(ZONE)).truncatedTo(ChronoUnit.MINUTES);
    LocalTime from = now.plusHours(begins == 0 ? -1 : begins);
    Map<String, Object> window =
        Map.of(
            "days", List.of(DayOfWeek.values()), "from", time(from), "to", time(from.plusHours(2)));
    Map<String, Object> hours = new HashMap<>();
    hours.put("type", "hours");
    hours.put("zone", ZONE);
    hours.put("windows", List.of(window));
    hours.put("holidays", List.of());
    hours.put("open", "answer");
    hours.put("closed", "answer-closed");
    Map<String, Object> nodes = new HashMap<>();
    nodes.put("hours", hours);
    nodes.put("answer", Map.of("type", "answer", "next", "menu"));
    nodes.put(
        "menu",
        Map.of(
            "type",
            "menu",
            "prompt",
            text(GREETING),
            "keys",
            Map.of("1", "sales", "2", "repairs", "3", "outside"),
            "extensionDigits",
            3,
            "waitSeconds",
            5,
            "attempts",
            2));
    nodes.put("sales", Map.of("type", "queue", "queue", tenant.queue(), "waitSecondsMax", 60));
    nodes.put("repairs", Map.of("type", "queue", "queue", repairs, "waitSecondsMax", 60));
    nodes.put(
        "outside",
        Map.of(
            "type",
            "dial",
            "target",
            Map.of("type", "outside", "number", OUTSIDE),
            "ringSeconds",
            30));
    nodes.put("answer-closed", Map.of("type", "answer", "next", "closed"));
    nodes.put("closed", Map.of("type", "say", "text", text(CLOSED), "next", "message"));
    nodes.put(
        "message",
        Map.of(
            "type",
            "voicemail",
            "prompt",
            text("Mời quý khách nói sau tiếng bíp."),
            "queue",
            tenant.queue(),
            "secondsMax",
            60));
    return Map.of("schema", 1, "start", "hours", "nodes", nodes);
  }

  private static String time(LocalTime time) {
    return time.format(DateTimeFormatter.ISO_LOCAL_TIME);
  }

  private static Map<String, Object> text(String text) {
    return Map.of("type", "text", "text", text, "language", "vi");
  }

  /// The edge speaks with the same voice.
  private static Voice voice(AloSystem alo, String name, String text) {
    try {
      return new Voice(Sound.read(alo.voices().speak(name, text, "vi", 8_000), 0));
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
  }
}
