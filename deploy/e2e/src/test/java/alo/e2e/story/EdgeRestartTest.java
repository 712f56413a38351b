package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.system.AloSystem;
import alo.e2e.system.WithAlo;
import alo.local.process.Groups;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
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
  private static final String EDGE = "edge1";

  @Test
  @DisplayName("[P11][I3] killed in the menu: the caller is asked again and still gets an agent")
  void inTheMenu(AloSystem alo) {
    Scene scene = Scene.inTheMenu(alo, "Trong menu", "Dạ, em là Ana, xin nghe anh.");
    killAndAwait(alo);
    scene.desk().awaitLine(BACK_MAX);
    assertThat(scene.call().isOver()).as("the caller is still there").isFalse();
    scene.call().press("1");
    talkAndEnd(scene);
    scene.answeredOnce();
  }

  @Test
  @DisplayName("[P11] killed while a caller waits: he hears music and gets the next agent")
  void waiting(AloSystem alo) {
    Scene scene = Scene.queued(alo, "Đang chờ", "Cảm ơn anh đã chờ máy, em nghe đây.");
    long before = scene.mark();
    killAndAwait(alo);
    scene.desk().awaitLine(BACK_MAX);
    assertThat(scene.since(before).audibleSeconds())
        .as("music while the program was away")
        .isPositive();
    scene.desk().ready();
    talkAndEnd(scene);
    scene.answeredOnce();
  }

  @Test
  @DisplayName("[A14] killed while an agent rings: the caller still gets him, once")
  void ringing(AloSystem alo) {
    Scene scene = Scene.ringing(alo, "Đang reo", "Dạ alô, em nghe rõ ạ.");
    killAndAwait(alo);
    scene.desk().awaitLine(BACK_MAX);
    if (scene.desk().presence().equals("NOT_READY")) {
      scene.desk().ready();
    }
    talkAndEnd(scene);
    scene.answeredOnce();
  }

  /// The PBX is stopped before the offer, so that what was decided and kept can not be done: the
  /// program waits for its answer when it dies.
  @Test
  @DisplayName("[G1] killed between commit and effect: the decided offer is made good, once")
  void committedButNotDone(AloSystem alo) {
    Scene scene = Scene.queued(alo, "Chưa kịp", "Dạ em đây, xin lỗi đã để anh chờ lâu.");
    ProcessHandle pbx = alo.local().program(EDGE + "-pbx").handle();
    long killed = alo.local().program(EDGE).handle().pid();
    Groups.signal("STOP", pbx);
    try {
      scene.desk().press("ready");
      // The desk tells of an offer only after it is on disk.
      scene.desk().awaitPresence("OFFERED", SOON);
      alo.local().kill(EDGE);
    } finally {
      Groups.signal("CONT", pbx);
    }
    alo.awaitRestart(EDGE, killed, BACK_MAX);
    scene.desk().awaitLine(BACK_MAX);
    talkAndEnd(scene);
    JsonNode record = scene.answeredOnce();
    assertThat(Events.types(scene.tenant(), record)).containsOnlyOnce("offer-answered");
  }

  @Test
  @DisplayName(
      "[G1][R1] killed while both talk: they talk on, and the record and recording are whole")
  void talking(AloSystem alo) {
    Scene scene = Scene.talking(alo, "Đang nói", "Dạ vâng, em đang kiểm tra, anh chờ em một chút.");
    long before = scene.mark();
    killAndAwait(alo);
    assertThat(scene.agent().voice().isIn(scene.since(before)))
        .as("the agent was heard while the program was away")
        .isTrue();
    scene.desk().awaitPresence("TALKING", BACK_MAX);
    scene.hangUp();
    JsonNode record = scene.answeredOnce();
    assertThat(Events.types(scene.tenant(), record)).contains("call-found");
    scene.tenant().awaitStored(scene.caller(), Duration.ofSeconds(60));
  }

  @Test
  @DisplayName("[P12] killed while the caller is held: music goes on, and he is fetched back")
  void held(AloSystem alo) {
    Scene scene =
        Scene.talking(alo, "Đang giữ", "Cảm ơn anh đã giữ máy, em đã có thông tin rồi ạ.");
    scene.desk().press("hold");
    scene.desk().awaitPhase("HELD", SOON);
    long before = scene.mark();
    killAndAwait(alo);
    scene.desk().awaitPhase("HELD", BACK_MAX);
    assertThat(scene.since(before).longestSilence())
        .as("seconds of silence for the held caller")
        .isLessThan(3);
    scene.desk().press("resume");
    scene.desk().awaitPhase("TALKING", SOON);
    scene.hangUp();
    scene.answeredOnce();
  }

  @Test
  @DisplayName("[W5] an agent hangs up while the edge's program is dead: the call ends properly")
  void hangsUpMeanwhile(AloSystem alo) {
    Scene scene = Scene.talking(alo, "Cúp máy", "Dạ vâng, em chào anh.");
    long killed = alo.local().program(EDGE).handle().pid();
    alo.local().kill(EDGE);
    scene.desk().awaitUnlinked(SOON);
    scene.hangUp();
    assertThat(alo.local().isHealthy(EDGE)).as("the program is still away").isFalse();
    alo.awaitRestart(EDGE, killed, BACK_MAX);
    scene.answeredOnce();
  }

  private static void killAndAwait(AloSystem alo) {
    long killed = alo.local().program(EDGE).handle().pid();
    alo.local().kill(EDGE);
    alo.awaitRestart(EDGE, killed, BACK_MAX);
  }

  private static void talkAndEnd(Scene scene) {
    scene.desk().awaitPhase("RINGING", BACK_MAX);
    scene.answer();
    scene.hangUp();
  }
}
