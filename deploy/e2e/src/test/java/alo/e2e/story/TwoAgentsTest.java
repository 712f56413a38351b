package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.sound.Sound;
import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.Desk;
import alo.e2e.system.Screen;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// Two agents and one call.
@ExtendWith(WithAlo.class)
@Timeout(300)
class TwoAgentsTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration STAY = Duration.ofSeconds(120);
  private static final int RING_SECONDS = 8;

  /// How soon who is locked is out: 10 s are promised, the rest is for a busy machine.
  private static final Duration OUT_MAX = Duration.ofSeconds(15);

  /// A network that brings word of an ended offer late: the frames that tell of it wait until
  /// `aloCatchUp()`; what the page sends goes out at once.
  private static final String LATE =
      """
      (() => {
        const late = [];
        const isLate = d => typeof d === 'string' && (d.startsWith('CANCEL ') || d.includes('"desk-changed"'));
        const wrap = f => function(e) {
          if (window.aloLate && isLate(e.data)) late.push(() => f.call(this, e)); else f.call(this, e);
        };
        const add = WebSocket.prototype.addEventListener;
        WebSocket.prototype.addEventListener = function(type, f, options) {
          add.call(this, type, type === 'message' && typeof f === 'function' ? wrap(f) : f, options);
        };
        const on = Object.getOwnPropertyDescriptor(WebSocket.prototype, 'onmessage');
        Object.defineProperty(WebSocket.prototype, 'onmessage',
          {...on, set(f) { on.set.call(this, f && wrap(f)); }});
        window.aloCatchUp = () => { window.aloLate = false; late.splice(0).forEach(f => f()); };
      })()
      """;

  @Test
  @DisplayName(
      "[A14][A19] nobody answers in time: the call moves to the next agent, the first is told")
  void movesOn(AloSystem alo) {
    Tenant tenant = alo.signUp("Chuyển máy", "edge1");
    tenant.ring(RING_SECONDS);
    Desk ana = tenant.hire("Ana", "801", "Dạ em là Ana, anh cần gì ạ?").logIn();
    Desk binh = tenant.hire("Bình", "802", "Chào anh, Bình xin nghe máy ạ.").logIn();
    ana.ready();
    binh.ready();
    String caller = Tenant.someNumber();
    CarrierCall call = tenant.call(caller, "1", STAY);
    ana.awaitPhase("RINGING", SOON);
    assertThat(binh.presence()).as("one agent at a time").isEqualTo("READY");
    binh.awaitPhase("RINGING", SOON);
    ana.awaitPresence("NOT_READY", SOON);
    assertThat(ana.desk().path("reason").asText()).isEqualTo("RING_NO_ANSWER");
    assertThat(ana.shown("notice")).isNotBlank();
    binh.press("answer");
    binh.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, binh.agent().voice(), "the caller hears the second agent");
    binh.press("hangup");
    call.awaitEnd(SOON);
    assertOutcomes(tenant, caller, binh.agent());
  }

  @Test
  @DisplayName("two agents press answer at once: one gets the call, the other is told")
  void bothAnswer(AloSystem alo) throws IOException {
    Tenant tenant = alo.signUp("Cùng nhấc", "edge1");
    tenant.ring(RING_SECONDS);
    Desk ana = tenant.hire("Ana", "801", "Dạ em là Ana, anh cần gì ạ?").logIn();
    Desk binh = tenant.hire("Bình", "802", "Chào anh, Bình xin nghe máy ạ.").logIn();
    ana.page().beforeEachPage(LATE);
    ana.reload();
    ana.awaitLine(SOON);
    ana.ready();
    binh.ready();
    String caller = Tenant.someNumber();
    CarrierCall call = tenant.call(caller, "1", STAY);
    ana.awaitPhase("RINGING", SOON);
    ana.page().evaluate("window.aloLate = true");
    binh.awaitPhase("RINGING", SOON);
    ana.awaitPhase("RINGING", SOON);
    ana.press("answer");
    binh.press("answer");
    binh.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, binh.agent().voice(), "the caller hears the second agent");
    assertThat(ana.agent().voice().isIn(Sound.read(call.heard(), 0)))
        .as("the caller hears the first agent too")
        .isFalse();

    ana.page().evaluate("window.aloCatchUp()");
    ana.awaitPresence("NOT_READY", SOON);
    assertThat(ana.shown("notice")).isNotBlank();
    Await.until("her line to be free", SOON, () -> !ana.page().has("#call"));
    ana.ready();
    assertThat(binh.presence()).isEqualTo("TALKING");
    binh.press("hangup");
    call.awaitEnd(SOON);
    assertOutcomes(tenant, caller, binh.agent());
  }

  @Test
  @DisplayName(
      "[D5] an agent is locked on a page while she talks: hers says so within 10 s, the caller"
          + " hears music and then the next agent")
  void lockedWhileTalking(AloSystem alo) {
    Tenant tenant = alo.signUp("Khóa người", "edge1");
    Desk ana = tenant.hire("Ana", "801", "Dạ em là Ana, anh cần gì ạ?").logIn();
    Desk binh = tenant.hire("Bình", "802", "Chào anh, Bình xin nghe máy ạ.").logIn();
    Screen owner = alo.visitor("Mai", "/agents");
    owner.logIn(tenant.owner(), AloSystem.PASSWORD);
    ana.ready();
    String caller = Tenant.someNumber();
    CarrierCall call = tenant.call(caller, "1", STAY);
    ana.awaitPhase("RINGING", SOON);
    ana.press("answer");
    ana.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, ana.agent().voice(), "the caller hears the first agent");

    owner.page().click("#agents .lock[aria-label$=': Ana']", "", SOON);
    owner.page().type("#lock-reason", "Mất máy tính", SOON);
    owner.picture("lock-form");
    owner.page().click("#save", "", SOON);
    ana.page().await("word that she is locked", OUT_MAX, "$$('[data-testid=locked]').some(shown)");
    long mark = call.heard().toFile().length();
    Await.until(
        "some seconds of music", SOON, () -> ChainTest.heardSince(call, mark).seconds() > 3);
    Sound music = ChainTest.heardSince(call, mark);
    assertThat(music.longestSilence()).as("seconds without music").isLessThan(2);
    assertThat(ana.agent().voice().isIn(music)).as("the locked agent is heard").isFalse();
    owner.picture("agents-locked");
    ana.screen().picture("desk-locked");
    ana.screen().go("/desk");
    ana.page().await("a page that says why", SOON, "$$('.empty h1').some(shown)");
    ana.screen().picture("locked");

    binh.ready();
    binh.awaitPhase("RINGING", SOON);
    binh.press("answer");
    binh.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, binh.agent().voice(), "the caller hears the second agent");
    binh.press("hangup");
    call.awaitEnd(SOON);
    assertThat(tenant.awaitRecord(caller, SOON).path("agent").asText())
        .isEqualTo(binh.agent().id());
  }

  private static void assertOutcomes(Tenant tenant, String caller, Agent winner) {
    JsonNode record = tenant.awaitRecord(caller, SOON);
    assertThat(record.path("agent").asText()).isEqualTo(winner.id());
    List<String> outcomes = new ArrayList<>();
    record
        .path("legs")
        .forEach(leg -> outcomes.add(leg.path("kind").asText() + leg.path("outcome").asText("")));
    assertThat(outcomes).containsExactly("CUSTOMER", "AGENTNO_ANSWER", "AGENTTALKED");
    assertThat(Events.types(tenant, record)).containsOnlyOnce("offer-answered");
  }
}
