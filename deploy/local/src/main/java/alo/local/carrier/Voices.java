package alo.local.carrier;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// Synthesised voices, 8 kHz mono WAV, made once.
public final class Voices {
  private static final String CALLER =
      "Alô, chào em, tôi gọi để hỏi về bảo hành của cái máy giặt mà tôi đã mua tuần trước.";
  private static final String CALLED =
      "Alô, tôi nghe đây. Vâng, đúng rồi, tôi đang chờ điện thoại của công ty. Cảm ơn nhiều nhé.";

  private final Path folder;

  /// Voices in a folder.
  public Voices(Path folder) {
    this.folder = folder;
  }

  /// Makes the voices that every system has: `caller` and `called`.
  public void prepare() {
    speak("caller", CALLER, "vi", 8_000);
    speak("called", CALLED, "vi", 8_000);
  }

  /// A voice as Asterisk's Playback wants it: path without extension.
  public String playable(String name) {
    return folder.resolve(name).toString();
  }

  /// The WAV file of a voice.
  public Path file(String name) {
    return folder.resolve(name + ".wav");
  }

  /// Speaks a text into `<name>.wav` unless it is there.
  ///
  /// @param rate samples a second
  public Path speak(String name, String text, String language, int rate) {
    Path wav = folder.resolve(name + ".wav");
    if (Files.exists(wav)) {
      return wav;
    }
    Path raw = folder.resolve(name + "-raw.wav");
    Path fresh = folder.resolve(name + "-new.wav");
    try {
      Files.createDirectories(folder);
      run(List.of("espeak-ng", "-v", language, "-s", "150", "-w", raw.toString(), text));
      run(
          List.of(
              "sox",
              raw.toString(),
              "-r",
              String.valueOf(rate),
              "-c",
              "1",
              "-b",
              "16",
              fresh.toString(),
              "gain",
              "-n",
              "-3"));
      Files.delete(raw);
      Files.move(fresh, wav);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return wav;
  }

  private static void run(List<String> command) throws IOException {
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out = new String(process.getInputStream().readAllBytes());
      if (process.waitFor() != 0) {
        throw new IOException(command.getFirst() + " failed: " + out);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }
}
