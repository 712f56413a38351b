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
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What callers hear while they wait and while they are held. The pieces are spoken, so that each
/// is found again in what was heard.
@ExtendWith(WithAlo.class)
@Timeout(300)
class MusicTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration STAY = Duration.ofSeconds(180);
  private static final double MUSIC_SECONDS = 5;
  private static final double PAUSE_SECONDS_MAX = 2;

  /// A piece of music: a prompt, and how it sounds.
  private record Piece(String prompt, Voice voice) {}

  @Test
  @DisplayName(
      "[P11][P12] two queues have music of their own: who waits and who is held hears his queue's;"
          + " another company's callers hear the provider's")
  void ofQueues(AloSystem alo) throws Exception {
    Tenant tenant = alo.signUp("Nhạc riêng", "edge1");
    Piece tune =
        upload(tenant, "sales", "Mùa xuân đến rồi, hoa đào nở khắp nơi, xin quý khách đợi.");
    Piece rhyme = upload(tenant, "repair", "Một hai ba bốn! Thợ máy đang ra. Năm, sáu, bảy, tám!");
    String sales = tenant.queue();
    String repairs = tenant.anotherQueue("Bảo hành");
    play(tenant, sales, tune);
    play(tenant, repairs, rhyme);
    tenant.flow(document(sales, repairs));
    Music.awaitFetched(tenant, 2);
    Agent ana =
        tenant.hire("Ana", "801", "Dạ công ty xin nghe, em là Ana, em giúp gì được ạ?", sales);
    Desk desk = ana.logIn();

    String caller = Tenant.someNumber();
    CarrierCall first = tenant.call(caller, "1", STAY);
    CarrierCall second = tenant.call(Tenant.someNumber(), "2", STAY);
    ChainTest.hear(first, tune.voice(), "who waits for sales hears its music");
    ChainTest.hear(second, rhyme.voice(), "who waits for repairs hears their music");
    assertThat(rhyme.voice().isIn(Sound.read(first.heard(), 0))).isFalse();
    assertThat(tune.voice().isIn(Sound.read(second.heard(), 0))).isFalse();

    desk.ready();
    desk.awaitPhase("RINGING", SOON);
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    ChainTest.hear(first, ana.voice(), "the caller hears the agent");
    desk.press("hold");
    desk.awaitPhase("HELD", SOON);
    Sound held = someMusic(first);
    assertThat(tune.voice().isIn(held)).as("who is held hears his queue's music").isTrue();
    assertThat(ana.voice().isIn(held)).as("the agent heard while he holds").isFalse();
    desk.press("hangup");
    assertThat(first.awaitEnd(SOON).answered()).isTrue();
    second.hangUp();

    Tenant other = alo.signUp("Không nhạc", "edge1");
    String theirs = Tenant.someNumber();
    CarrierCall third = other.call(theirs, "1", STAY);
    Events.await(other, theirs, "call-queued");
    Sound standard = someMusic(third);
    assertThat(tune.voice().isIn(standard)).isFalse();
    assertThat(rhyme.voice().isIn(standard)).isFalse();
    third.hangUp();
  }

  @Test
  @DisplayName(
      "[P11][P25] the company's music is chosen on a page: its callers wait with it, and who was"
          + " called hears it when he is held; a queue's own is chosen in the queue's form")
  void onThePages(AloSystem alo) throws Exception {
    Tenant tenant = alo.signUp("Chọn nhạc", "edge1");
    Piece ours =
        upload(tenant, "ours", "Trời xanh mây trắng, gió thổi nhè nhẹ, con thuyền trôi xa.");
    Piece tune = upload(tenant, "tune", "Đợi chút! Đợi chút! Chúng tôi đến ngay đây, đến ngay.");
    Music.awaitFetched(tenant, 2);
    var owner = new Agent(tenant, "", "Mai", tenant.owner(), "101", "Alô, em là Mai ạ.");
    Desk desk = owner.logIn();
    desk.screen().go("/prompts");
    desk.page().click("vaadin-select#music", "", SOON);
    desk.page().click("vaadin-select-item", "ours", SOON);
    Await.until("the choice", SOON, () -> ours.prompt().equals(chosen(tenant)));
    desk.screen().picture("prompts");

    CarrierCall waiting = tenant.call(Tenant.someNumber(), "1", STAY);
    ChainTest.hear(waiting, ours.voice(), "who waits hears the company's music");

    String called = "+842439991733";
    Agent binh = tenant.hire("Bình", "802", "Alô, em là Bình, em gọi từ công ty ạ.");
    Desk out = binh.logIn();
    out.dial("024 3999 1733");
    String call = OutboundTest.awaitUp(alo, called).get("Call");
    out.awaitPresence("TALKING", SOON);
    out.press("hold");
    out.awaitPhase("HELD", SOON);
    Await.until(
        "who was called hears the company's music",
        SOON,
        () -> isIn(ours.voice(), alo.carrier().heard(call)));
    out.press("hangup");

    long before = waiting.heard().toFile().length();
    desk.screen().go("/queues");
    desk.page().click("vaadin-grid#queues vaadin-button", "", SOON);
    desk.page().click("vaadin-select#music", "", SOON);
    desk.page().click("vaadin-select-item", "tune", SOON);
    desk.screen().picture("queue");
    desk.page().click("vaadin-button#save", "", SOON);
    Await.until("a queue with music of its own", SOON, () -> isPlayed(tenant, tune));
    assertThat(ChainTest.heardSince(waiting, before).longestSilence())
        .as("who waits is not disturbed")
        .isLessThan(PAUSE_SECONDS_MAX);
    waiting.hangUp();
  }

  /// Uploads a spoken sentence as a prompt.
  private static Piece upload(Tenant tenant, String name, String sentence) throws IOException {
    Path wav = tenant.alo().voices().speak("music-" + name, sentence, "vi", 8_000);
    return new Piece(Music.upload(tenant, name, wav), new Voice(Sound.read(wav, 0)));
  }

  private static void play(Tenant tenant, String queue, Piece piece) {
    ObjectNode draft = tenant.api().get("/queues/" + queue).deepCopy();
    draft.remove("id");
    tenant.api().put("/queues/" + queue, draft.put("music", piece.prompt()));
  }

  /// Some seconds of what is heard from now on; music has no long pause.
  private static Sound someMusic(CarrierCall call) {
    long mark = call.heard().toFile().length();
    Await.until(
        "some seconds of music",
        SOON,
        () -> ChainTest.heardSince(call, mark).seconds() > MUSIC_SECONDS);
    Sound music = ChainTest.heardSince(call, mark);
    assertThat(music.longestSilence()).as("seconds without music").isLessThan(PAUSE_SECONDS_MAX);
    return music;
  }

  private static boolean isIn(Voice voice, Path wav) {
    try {
      return voice.isIn(Sound.read(wav, 0));
    } catch (IOException e) {
      return false;
    }
  }

  private static String chosen(Tenant tenant) {
    return tenant.api().get("/music").path("prompt").asText();
  }

  private static boolean isPlayed(Tenant tenant, Piece piece) {
    for (JsonNode queue : AloSystem.items(tenant.api().get("/queues"))) {
      if (queue.path("music").asText().equals(piece.prompt())) {
        return true;
      }
    }
    return false;
  }

  private static Map<String, Object> document(String sales, String repairs) {
    Map<String, Object> text =
        Map.of("type", "text", "text", "Mời bấm phím một hoặc phím hai.", "language", "vi");
    Map<String, Object> menu =
        Map.of(
            "type",
            "menu",
            "prompt",
            text,
            "keys",
            Map.of("1", "sales", "2", "repairs"),
            "extensionDigits",
            0,
            "waitSeconds",
            5,
            "attempts",
            3);
    return Map.of(
        "schema",
        1,
        "start",
        "answer",
        "nodes",
        Map.of(
            "answer", Map.of("type", "answer", "next", "menu"),
            "menu", menu,
            "sales", Map.of("type", "queue", "queue", sales, "waitSecondsMax", 180),
            "repairs", Map.of("type", "queue", "queue", repairs, "waitSecondsMax", 180)));
  }
}
