package alo.e2e.system;

import alo.e2e.browser.Page;
import alo.e2e.sound.Sound;
import alo.e2e.sound.Voice;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// An agent's screen: what he presses and sees. The telephone's controls have `data-testid`.
public final class Desk implements AutoCloseable {
  private static final Duration SOON = Duration.ofSeconds(30);
  private static final Duration LOG_IN_MAX = Duration.ofSeconds(60);

  /// Two stretches of a voice, so that one of them is whole wherever the listening begins.
  private static final Duration LISTEN = Duration.ofSeconds(6);

  private static final String PHONE = "document.querySelector('alo-softphone')";

  private final Agent agent;
  private final Screen screen;
  private final Page page;

  private Desk(Agent agent, Screen screen) {
    this.agent = agent;
    this.screen = screen;
    this.page = screen.page();
  }

  static Desk open(Agent agent, Path microphone) {
    return at(
        agent,
        Screen.logIn(
            agent.tenant().alo().settings(), agent.name(), agent.email(), microphone, "/desk"));
  }

  /// The desk on a screen on which the agent has just logged in.
  public static Desk at(Agent agent, Screen screen) {
    var desk = new Desk(agent, screen);
    try {
      desk.awaitLine(LOG_IN_MAX);
    } catch (RuntimeException | AssertionError e) {
      screen.fail();
      throw e;
    }
    return desk;
  }

  /// Whose desk.
  public Agent agent() {
    return agent;
  }

  /// The page.
  public Page page() {
    return page;
  }

  /// The browser that it stands in.
  public Screen screen() {
    return screen;
  }

  /// Waits until the telephone is registered.
  public void awaitLine(Duration max) {
    page.await("a registered telephone", max, PHONE + "?.dataset.line === 'registered'");
  }

  /// Waits until the telephone's agent socket is down.
  public void awaitUnlinked(Duration max) {
    page.await("a lost agent socket", max, "%s?.dataset.link === 'lost'".formatted(PHONE));
  }

  /// Waits until the telephone's agent socket is up.
  public void awaitLinked(Duration max) {
    page.await("an agent socket", max, "%s?.dataset.link === 'open'".formatted(PHONE));
  }

  /// Presses Ready and waits until the edge says so.
  public void ready() {
    press("ready");
    // A caller who waits already rings at once: then READY is over before anybody sees it.
    page.await(
        agent.name() + " to be READY or offered a call",
        SOON,
        "['READY', 'OFFERED'].includes(%s?.dataset.presence)".formatted(PHONE));
  }

  /// Waits for a presence, e.g. `TALKING`.
  public void awaitPresence(String presence, Duration max) {
    page.await(
        agent.name() + " to be " + presence,
        max,
        "%s?.dataset.presence === '%s'".formatted(PHONE, presence));
  }

  /// The presence that the screen shows.
  public String presence() {
    return page.evaluate(PHONE + "?.dataset.presence ?? ''").asText();
  }

  /// Waits until a call is in a phase, e.g. `RINGING`.
  public void awaitPhase(String phase, Duration max) {
    page.await(
        "a call that is " + phase,
        max,
        "$$('#call').some(e => shown(e) && e.dataset.phase === '%s')".formatted(phase));
  }

  /// The desk as the telephone knows it: a contract `Desk`.
  public JsonNode desk() {
    return page.evaluate("JSON.parse(JSON.stringify(%s?.desk ?? null))".formatted(PHONE));
  }

  /// Presses a control of the telephone by its test id, with the mouse.
  public void press(String control) {
    page.click("[data-testid=%s]".formatted(control), "", SOON);
  }

  /// What an element of the telephone shows.
  public String shown(String control) {
    return page.evaluate(
            "$$('[data-testid=%s]').map(e => e.textContent).join('')".formatted(control))
        .asText();
  }

  /// Dials a number by the telephone's field.
  public void dial(String number) {
    page.type("[data-testid=dial-number]", number, SOON);
    press("dial");
  }

  /// Listens at the agent's ear until a voice is in it; returns what was heard with it.
  public Sound hears(Voice voice) {
    var ear = new Ear(page);
    return Await.get(
        "a certain voice in the ear of " + agent.name(),
        SOON,
        () -> Optional.of(ear.listen(LISTEN)).filter(voice::isIn));
  }

  /// Waits until sound from the other side is really playing, louder than silence. Whose it is is
  /// known by [#hears]; this knows at once.
  public void awaitSound(Duration max) {
    page.await(
        "sound in the agent's ear",
        max,
        """
        (async () => {
          const audio = $$('audio').find(a => a.srcObject && a.srcObject.getAudioTracks().length);
          if (!audio || audio.paused) return false;
          const context = new AudioContext();
          try {
            const meter = context.createAnalyser();
            context.createMediaStreamSource(audio.srcObject).connect(meter);
            const data = new Float32Array(2048);
            for (let i = 0; i < 20; i++) {
              await new Promise(r => setTimeout(r, 50));
              meter.getFloatTimeDomainData(data);
              if (data.some(x => Math.abs(x) > 0.02)) return true;
            }
            return false;
          } finally { context.close(); }
        })()\
        """);
  }

  /// Reloads the page like F5.
  public void reload() {
    page.evaluate("window.aloBeforeReload = true");
    page.reload();
    // Else the old document, which still shows the call, would be taken for the new one.
    page.await("the page anew", SOON, "window.aloBeforeReload === undefined");
  }

  /// Ends the browser as a crash would.
  public void crash() {
    screen.crash();
  }

  @Override
  public void close() {
    screen.close();
  }
}
