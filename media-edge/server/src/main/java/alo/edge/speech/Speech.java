package alo.edge.speech;

import alo.contract.value.Language;
import java.io.IOException;
import java.nio.file.Path;

/// Speaks a text.
public interface Speech {
  /// Writes a WAV file, 8 kHz, 16 bit, mono.
  void speak(String text, Language language, Path wav) throws IOException, InterruptedException;
}
