package alo.tenants.flow;

import alo.contract.value.Language;
import java.io.IOException;

/// Makes telephone audio: WAV, 8 kHz, 16 bit, mono.
public interface AudioTools {
  /// Converts a sound file.
  ///
  /// @throws UnreadableAudioException when it is none that is understood
  byte[] convert(byte[] file) throws IOException;

  /// Speaks a text.
  byte[] speak(String text, Language language) throws IOException;

  /// What was given is no sound.
  final class UnreadableAudioException extends IOException {
    /// With the reason.
    public UnreadableAudioException(String message) {
      super(message);
    }
  }
}
