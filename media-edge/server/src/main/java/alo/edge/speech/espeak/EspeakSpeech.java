package alo.edge.speech.espeak;

import alo.contract.value.Language;
import alo.edge.speech.Speech;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// Two small programs; 0.05 s for 6 s of speech. The text goes in as standard input, never as a
/// word of a command.
public final class EspeakSpeech implements Speech {
  private static final String WORDS_PER_MINUTE = "150";
  private static final long PROGRAM_SECONDS_MAX = 20;

  @Override
  public void speak(String text, Language language, Path wav)
      throws IOException, InterruptedException {
    Path full = Files.createTempFile("speech", ".wav");
    try {
      run(
          text,
          List.of(
              "espeak-ng",
              "-v",
              voice(language),
              "-s",
              WORDS_PER_MINUTE,
              "--stdin",
              "-w",
              full.toString()));
      run(
          "",
          List.of(
              "sox",
              full.toString(),
              "-r",
              "8000",
              "-c",
              "1",
              "-b",
              "16",
              wav.toString(),
              "gain",
              "-n",
              "-3"));
    } finally {
      Files.delete(full);
    }
  }

  private static String voice(Language language) {
    return switch (language) {
      case VI -> "vi";
      case EN -> "en";
      case ZH -> "cmn";
    };
  }

  private static void run(String input, List<String> command)
      throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .redirectErrorStream(true)
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .start();
    try (var in = process.getOutputStream()) {
      in.write(input.getBytes(StandardCharsets.UTF_8));
    }
    if (!process.waitFor(PROGRAM_SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new IOException(command.getFirst() + " does not end");
    }
    if (process.exitValue() != 0) {
      throw new IOException(command.getFirst() + " ended with " + process.exitValue());
    }
  }
}
