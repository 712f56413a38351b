package alo.e2e.story;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.sound.Sound;
import alo.e2e.system.Agent;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.e2e.system.Desk;
import alo.e2e.system.Tenant;
import alo.e2e.system.WithAlo;
import alo.local.carrier.CarrierCall;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/// What an agent does at his desk beside taking calls.
@ExtendWith(WithAlo.class)
@Timeout(300)
class DeskTest {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final double SILENT_SECONDS = 3;

  @Test
  @DisplayName(
      "[P25][W5] a click on a customer's number calls him; he hears nothing while the agent is"
          + " muted, and gets the keys that the agent presses")
  void clickMuteAndKeys(AloSystem alo) {
    Tenant tenant = alo.signUp("Bấm gọi", "edge1");
    String number = "+842439991555";
    tenant.customer("Lê Hoàng Phúc", number);
    Agent ana = tenant.hire("Ana", "801", "Alô anh Phúc ạ, em là Ana bên công ty Bấm Gọi đây.");
    Desk desk = ana.logIn();
    desk.page().click("#nav-customers", "", SOON);
    desk.page().click("button.dial[data-number='%s']".formatted(number), "", SOON);
    desk.awaitPresence("TALKING", SOON);
    Map<String, String> called = OutboundTest.awaitUp(alo, number);
    Path ear = alo.carrier().heard(called.getOrDefault("Call", ""));
    Await.until("he hears the agent", SOON, () -> ana.voice().isIn(heard(ear)));

    desk.press("mute");
    double muted = heard(ear).seconds();
    Await.until(
        "%s s of silence while the agent is muted".formatted(SILENT_SECONDS),
        SOON,
        () -> {
          Sound all = heard(ear);
          double from = all.seconds() - SILENT_SECONDS;
          return from > muted && all.between(from, all.seconds()).audibleSeconds() == 0;
        });
    desk.press("mute");
    double loud = heard(ear).seconds();
    Await.until(
        "he hears the agent again",
        SOON,
        () -> {
          Sound all = heard(ear);
          return ana.voice().isIn(all.between(loud, all.seconds()));
        });

    desk.press("keypad");
    for (char key : "1958".toCharArray()) {
      desk.press("key-" + key);
    }
    Await.until(
        "the far end gets 1958", SOON, () -> alo.carrier().keysHeard(called).equals("1958"));
    desk.press("hangup");
    desk.awaitPhase("ENDED", SOON);
  }

  @Test
  @DisplayName(
      "[W5] a second tab is told that the first one has the phone; it gets it when it asks for it")
  void secondTab(AloSystem alo) {
    Scene scene =
        Scene.queued(alo.signUp("Hai cửa sổ", "edge1"), "Dạ em nghe ở cửa sổ thứ nhất đây ạ.");
    Page second = scene.desk().screen().anotherTab("/desk");
    second.await("word of the other window", SOON, "$$('#elsewhere').some(shown)");
    assertThat(second.evaluate("$$('[data-testid=ready]').some(shown)").asBoolean()).isFalse();
    scene.desk().ready();
    scene.desk().awaitPhase("RINGING", SOON);
    scene.answer();
    assertThat(second.evaluate("$$('#call').some(shown)").asBoolean()).isFalse();
    scene.hangUp();
    scene.desk().awaitPresence("WRAP_UP", SOON);
    scene.desk().press("finish");

    second.click("[data-testid=take-over]", "", SOON);
    second.await(
        "the phone in the second tab",
        SOON,
        "document.querySelector('alo-softphone')?.dataset.line === 'registered'");
    scene.desk().page().await("word of the other window", SOON, "$$('#elsewhere').some(shown)");
  }

  @Test
  @DisplayName("[W5] a call is answered by the mouse while a form is open on the page")
  void besideAForm(AloSystem alo) {
    Tenant tenant = alo.signUp("Đang ghi", "edge1");
    Desk desk = tenant.hire("Ana", "801", "Dạ em nghe, em đang ghi sổ ạ.").logIn();
    desk.ready();
    Page page = desk.page();
    page.click("#nav-customers", "", SOON);
    page.click("#add", "", SOON);
    page.type("#customer-name-field", "Khách đang ghi dở", SOON);
    CarrierCall call = tenant.call(Tenant.someNumber(), "1", Duration.ofSeconds(90));
    desk.awaitPhase("RINGING", SOON);
    desk.press("answer");
    desk.awaitPresence("TALKING", SOON);
    ChainTest.hear(call, desk.agent().voice(), "the caller hears the agent");
    page.await(
        "the form with what was typed",
        SOON,
        "$$('#customer-name-field').some(e => shown(e) && e.value === 'Khách đang ghi dở')");
    call.hangUp();
  }

  private static Sound heard(Path wav) {
    try {
      return Sound.read(wav, 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
