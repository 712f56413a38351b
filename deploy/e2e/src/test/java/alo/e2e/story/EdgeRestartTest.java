package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.sound.Sound;
import alo.e2e.sound.Voice;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.WithAlo;
import alo.local.process.Groups;
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

  /// Two edges in turn: a program that dies again within a minute is started later each time.
  private static final String EDGE_1 = "edge1";

  private static final String EDGE_2 = "edge2";

  private static final double RECORDED_LATE_MAX_SECONDS = 3;
  private static final double GAP_MAX_SECONDS = 3;

  @Test
  @DisplayName("[I3] killed in the menu: the caller is asked again and still gets an agent")
  void inTheMenu(AloSystem alo) {
    Scene scene = Scene.inTheMenu(alo.signUp("Trong menu", EDGE_1), "Dạ, em là Ana, xin nghe anh.");
    alo.voices().speak("asked", "Cảm ơn quý khách đã gọi đến Trong menu.", "vi", 8_000);
    Voice opening = alo.voice("asked");
    ChainTest.hear(scene.call(), opening, "the caller is asked");
    long asked = scene.mark();
    killAndAwait(scene);
    scene.desk().awaitLine(BACK_MAX);
    assertThat(scene.call().isOver()).as("the caller is still there").isFalse();
    Await.until(
        "the caller is asked from the beginning on", SOON, () -> opening.isIn(scene.since(asked)));
    scene.call().press("1");
    talkAndEnd(scene);
  }

  @Test
  @DisplayName("[P11] killed while a caller waits: he hears music and gets the next agent")
  void waiting(AloSystem alo) {
    Scene scene =
        Scene.queued(alo.signUp("Đang chờ", EDGE_1), "Cảm ơn anh đã chờ máy, em nghe đây.");
    long before = scene.mark();
    killAndAwait(scene);
    scene.desk().awaitLine(BACK_MAX);
    assertThat(scene.since(before).longestSilence())
        .as("seconds without music for the waiting caller")
        .isLessThan(GAP_MAX_SECONDS);
    scene.desk().ready();
    talkAndEnd(scene);
  }

  @Test
  @DisplayName("[A14] killed while an agent rings: the caller still gets him, once")
  void ringing(AloSystem alo) {
    Scene scene = Scene.ringing(alo.signUp("Đang reo", EDGE_2), "Dạ alô, em nghe rõ ạ.");
    killAndAwait(scene);
    scene.desk().awaitLine(BACK_MAX);
    if (scene.desk().presence().equals("NOT_READY")) {
      scene.desk().ready();
    }
    talkAndEnd(scene);
  }

  /// The PBX is stopped before the offer, so that what was decided and kept can not be done: the
  /// program waits for its answer when it dies.
  @Test
  @DisplayName("[G1] killed between commit and effect: the decided offer is made good, once")
  void committedButNotDone(AloSystem alo) {
    Scene scene =
        Scene.queued(alo.signUp("Chưa kịp", EDGE_1), "Dạ em đây, xin lỗi đã để anh chờ lâu.");
    ProcessHandle pbx = alo.local().program(EDGE_1 + "-pbx").handle();
    long killed = alo.local().program(EDGE_1).handle().pid();
    Groups.signal("STOP", pbx);
    try {
      scene.desk().press("ready");
      // The desk tells of an offer only after it is on disk.
      scene.desk().awaitPresence("OFFERED", SOON);
      alo.local().kill(EDGE_1);
    } finally {
      Groups.signal("CONT", pbx);
    }
    alo.awaitRestart(EDGE_1, killed, BACK_MAX);
    scene.desk().awaitLine(BACK_MAX);
    talkAndEnd(scene);
  }

  @Test
  @DisplayName(
      "[G1][R1] killed while both talk: they talk on, and the record and recording are whole")
  void talking(AloSystem alo) {
    Scene scene =
        Scene.talking(
            alo.signUp("Đang nói", EDGE_2), "Dạ vâng, em đang kiểm tra, anh chờ em một chút.");
    long killed = alo.local().program(EDGE_2).handle().pid();
    alo.local().program(EDGE_2).killForGood();
    long before = scene.mark();
    scene.awaitAgent(before);
    assertThat(alo.local().isHealthy(EDGE_2)).as("the program is still away").isFalse();
    alo.local().start(EDGE_2);
    alo.awaitRestart(EDGE_2, killed, BACK_MAX);
    scene.desk().awaitPresence("TALKING", BACK_MAX);
    scene.awaitAgent(scene.mark());
    scene.hangUp();
    JsonNode record = scene.answeredOnce();
    assertThat(Events.types(scene.tenant(), record)).contains("call-found");
    Sound said = Recordings.of(scene.tenant(), scene.caller(), Recordings.AGENT);
    int talked = scene.tenant().awaitRecord(scene.caller(), SOON).path("talkSeconds").asInt();
    assertThat(said.seconds())
        .as("seconds of the recording, of a talk of " + talked)
        .isGreaterThan(talked - RECORDED_LATE_MAX_SECONDS);
    for (double from : List.of(0.0, said.seconds() / 2)) {
      Sound half = said.between(from, from + said.seconds() / 2);
      assertThat(scene.agent().voice().isIn(half)).as("the agent from %s s on", from).isTrue();
    }
    assertThat(said.longestSilence()).as("a gap").isLessThan(GAP_MAX_SECONDS);
  }

  @Test
  @DisplayName("[P12] killed while the caller is held: music goes on, and he is fetched back")
  void held(AloSystem alo) {
    Scene scene =
        Scene.talking(
            alo.signUp("Đang giữ", EDGE_2), "Cảm ơn anh đã giữ máy, em đã có thông tin rồi ạ.");
    scene.desk().press("hold");
    scene.desk().awaitPhase("HELD", SOON);
    long before = scene.mark();
    killAndAwait(scene);
    scene.desk().awaitPhase("HELD", BACK_MAX);
    assertThat(scene.since(before).longestSilence())
        .as("seconds of silence for the held caller")
        .isLessThan(3);
    scene.desk().press("resume");
    scene.desk().awaitPhase("TALKING", SOON);
    scene.awaitAgent(scene.mark());
    scene.hangUp();
    scene.answeredOnce();
  }

  @Test
  @DisplayName("[W5] an agent hangs up while the edge's program is dead: the call ends properly")
  void hangsUpMeanwhile(AloSystem alo) {
    Scene scene = Scene.talking(alo.signUp("Cúp máy", EDGE_1), "Dạ vâng, em chào anh.");
    long killed = alo.local().program(EDGE_1).handle().pid();
    alo.local().program(EDGE_1).killForGood();
    scene.desk().awaitUnlinked(SOON);
    scene.hangUp();
    assertThat(alo.local().isHealthy(EDGE_1)).as("the program is still away").isFalse();
    alo.local().start(EDGE_1);
    alo.awaitRestart(EDGE_1, killed, BACK_MAX);
    scene.answeredOnce();
  }

  private static void killAndAwait(Scene scene) {
    AloSystem alo = scene.tenant().alo();
    String edge = scene.tenant().edge();
    long killed = alo.local().program(edge).handle().pid();
    alo.local().kill(edge);
    alo.awaitRestart(edge, killed, BACK_MAX);
  }

  /// One offer is answered in such a call, however many there were.
  private static void talkAndEnd(Scene scene) {
    scene.desk().awaitPhase("RINGING", BACK_MAX);
    scene.answer();
    scene.hangUp();
    JsonNode record = scene.answeredOnce();
    assertThat(Events.types(scene.tenant(), record)).containsOnlyOnce("offer-answered");
  }
}
