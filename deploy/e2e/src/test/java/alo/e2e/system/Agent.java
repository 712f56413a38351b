package alo.e2e.system;

import alo.e2e.sound.Sound;
import alo.e2e.sound.Voice;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;

/// A hired agent.
///
/// @param sentence what his microphone says, over and over
public record Agent(
    Tenant tenant, String id, String name, String email, String extension, String sentence) {
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
    return Desk.open(this, microphone());
  }

  private Path microphone() {
    return tenant.alo().microphone(sentence);
  }
}
