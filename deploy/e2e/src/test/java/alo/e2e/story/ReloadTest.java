package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.sound.Sound;
import alo.e2e.sound.Tone;
import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.Desk;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

@ExtendWith(WithAlo.class)
@Timeout(300)
class ReloadTest {
  private static final Duration SOON = Duration.ofSeconds(30);

  /// What G1 promises.
  private static final Duration BACK_MAX = Duration.ofSeconds(5);

  /// From the agent's last word to the music, and from the music to his first word. Measured: up to
  /// 1.3 s on two busy cores.
  private static final double SILENCE_MAX_SECONDS = 3;

  /// The least music that is heard by whoever waits while a browser loads a page.
  private static final double MUSIC_SECONDS_MIN = 0.4;

  private static final int WAITING_SECONDS = 4;

  @Test
  @DisplayName("[G1] a page reload in a call: music for the caller, the same call for the agent")
  void reload(AloSystem alo) {
    Tenant tenant = alo.signUp("Tải lại", "edge1");
    Tone music = Music.tone(tenant);
    Agent ana = tenant.hire("Ana", "801", "Dạ em vẫn đang ở đây, anh cứ nói tiếp đi ạ.");
    String caller = Tenant.someNumber();
    Desk desk = ana.logIn();
    desk.ready();
    CarrierCall call = tenant.call(caller, "1", Duration.ofSeconds(120));
    desk.awaitPhase("RINGING", SOON);
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, ana.voice(), "the caller hears the agent");
    String before = desk.desk().path("call").path("id").asText();
    long length = call.heard().toFile().length();

    long begun = System.nanoTime();
    desk.reload();
    desk.awaitPhase("TALKING", SOON);
    desk.awaitSound(SOON);
    Duration back = Duration.ofNanos(System.nanoTime() - begun);
    System.out.println("[alo] from the reload to a voice in the agent's ear: " + back);
    assertThat(back).as("from the reload to a voice in the agent's ear").isLessThan(BACK_MAX);
    desk.hears(alo.voice("caller"));

    assertThat(desk.desk().path("call").path("id").asText()).isEqualTo(before);
    assertThat(call.isOver()).isFalse();
    Await.until(
        "the caller hears the agent again",
        SOON,
        () -> ana.voice().isIn(ChainTest.heardSince(call, length)));
    assertMusic(music, ChainTest.heardSince(call, length));
    desk.press("hangup");
    desk.awaitPresence("WRAP_UP", SOON);
    JsonNode record = tenant.awaitStored(caller, Duration.ofSeconds(60));
    assertThat(record.path("recordings")).hasSize(1);
    assertThat(tenant.records(caller)).hasSize(1);
  }

  @Test
  @DisplayName("[G1] the browser crashes in a call: music for the caller, until a new one has it")
  void crash(AloSystem alo) {
    Tenant tenant = alo.signUp("Sập máy", "edge1");
    Tone music = Music.tone(tenant);
    Scene scene = Scene.talking(tenant, "Dạ em vào lại rồi, xin lỗi anh nhé.");
    String before = scene.desk().desk().path("call").path("id").asText();
    long mark = scene.mark();
    scene.desk().crash();
    Desk again = scene.agent().logIn();
    again.awaitPhase("TALKING", SOON);
    scene.awaitAgent(mark);
    again.hears(alo.voice("caller"));
    assertThat(again.desk().path("call").path("id").asText()).isEqualTo(before);
    assertMusic(music, scene.since(mark));
    again.press("hangup");
    again.awaitPresence("WRAP_UP", SOON);
    scene.answeredOnce();
  }

  /// While his agent is away the caller hears the company's music, which nobody's voice is taken
  /// for, and before and after it is not left in silence for long.
  private static void assertMusic(Tone music, Sound heard) {
    double seconds = music.secondsIn(heard);
    System.out.printf(
        "[alo] while the agent was away: %.1f s of music, at most %.1f s of silence%n",
        seconds, heard.longestSilence());
    assertThat(seconds).as("seconds of music").isGreaterThan(MUSIC_SECONDS_MIN);
    assertThat(heard.longestSilence())
        .as("seconds in which the caller heard nothing")
        .isLessThan(SILENCE_MAX_SECONDS);
  }

  @Test
  @DisplayName(
      "[A14][A19][P11] an agent who lets a call ring out is set not ready and told why; the caller"
          + " goes on waiting with music")
  void ringsOut(AloSystem alo) {
    Tenant tenant = alo.signUp("Không nghe", "edge1");
    Agent ana = tenant.hire("Ana", "801", "Alô.");
    Desk desk = ana.logIn();
    desk.ready();
    CarrierCall call = tenant.call(Tenant.someNumber(), "1", Duration.ofSeconds(90));
    desk.awaitPhase("RINGING", SOON);
    desk.awaitPresence("NOT_READY", Duration.ofSeconds(45));
    assertThat(desk.desk().path("reason").asText()).isEqualTo("RING_NO_ANSWER");
    assertThat(desk.shown("notice")).containsAnyOf("ring out", "chuông reo hết");
    long length = call.heard().toFile().length();
    Await.until(
        "some seconds of waiting",
        SOON,
        () -> ChainTest.heardSince(call, length).seconds() > WAITING_SECONDS);
    assertThat(ChainTest.heardSince(call, length).longestSilence())
        .as("seconds without music")
        .isLessThan(WAITING_SECONDS / 2.0);
  }
}
