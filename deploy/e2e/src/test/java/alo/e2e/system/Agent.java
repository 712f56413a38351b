package alo.e2e.system;

import alo.e2e.browser.Browser;
import alo.e2e.sound.Sound;
import alo.e2e.sound.Voice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.UUID;

/// A hired agent.
///
/// @param sentence what his microphone says, over and over
public record Agent(
    Tenant tenant, String id, String name, String email, String extension, String sentence) {
  private static final int MICROPHONE_RATE = 48_000;

  /// His voice, to be found again in recordings.
  public Voice voice() {
    try {
      return new Voice(Sound.read(microphone(), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts a browser and logs in; the telephone is registered afterwards.
  public Desk logIn() {
    Path profile =
        tenant.alo().settings().data().resolve("browsers").resolve(UUID.randomUUID().toString());
    var browser = new Browser(profile, microphone());
    try {
      return Desk.open(this, browser);
    } catch (RuntimeException | AssertionError e) {
      browser.pages().forEach(p -> p.screenshot(Evidence.folder().resolve("log-in.png")));
      browser.close();
      throw e;
    }
  }

  private Path microphone() {
    return tenant
        .alo()
        .voices()
        .speak("mic-" + Integer.toHexString(sentence.hashCode()), sentence, "vi", MICROPHONE_RATE);
  }
}
