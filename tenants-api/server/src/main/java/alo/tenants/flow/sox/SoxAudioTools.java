package alo.tenants.flow.sox;

import alo.contract.value.Language;
import alo.tenants.flow.AudioTools;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/// sox and espeak-ng, a few at a time.
@ApplicationScoped
public class SoxAudioTools implements AudioTools {
  private static final int SECONDS_MAX = 20;
  private static final int AT_ONCE = 2;
  private final Semaphore running = new Semaphore(AT_ONCE);

  @Override
  public byte[] convert(byte[] file) throws IOException {
    return inFolder(
        folder -> {
          Path in = Files.write(folder.resolve("in.wav"), file);
          return toTelephone(folder, in);
        });
  }

  @Override
  public byte[] speak(String text, Language language) throws IOException {
    return inFolder(
        folder -> {
          Path words = folder.resolve("words.txt");
          Files.writeString(words, text, StandardCharsets.UTF_8);
          Path spoken = folder.resolve("spoken.wav");
          run(
              "espeak-ng",
              List.of("-v", voice(language), "-s", "150", "-f", "" + words, "-w", "" + spoken));
          return toTelephone(folder, spoken);
        });
  }

  private interface Work {
    byte[] in(Path folder) throws IOException;
  }

  private byte[] inFolder(Work work) throws IOException {
    running.acquireUninterruptibly();
    try {
      Path folder = Files.createTempDirectory("alo-audio");
      try {
        return work.in(folder);
      } finally {
        try (var files = Files.list(folder)) {
          for (Path file : files.toList()) {
            Files.deleteIfExists(file);
          }
        }
        Files.deleteIfExists(folder);
      }
    } finally {
      running.release();
    }
  }

  private static byte[] toTelephone(Path folder, Path in) throws IOException {
    Path out = folder.resolve("out.wav");
    run(
        "sox",
        List.of(
            "-t",
            "wav",
            "" + in,
            "-r",
            "8000",
            "-c",
            "1",
            "-b",
            "16",
            "-e",
            "signed-integer",
            "" + out,
            "gain",
            "-n",
            "-3"));
    return Files.readAllBytes(out);
  }

  private static String voice(Language language) {
    return switch (language) {
      case VI -> "vi";
      case EN -> "en";
      case ZH -> "cmn";
    };
  }

  private static void run(String program, List<String> arguments) throws IOException {
    Path log = Files.createTempFile("alo-audio", ".log");
    try {
      Process process =
          new ProcessBuilder(Stream.concat(Stream.of(program), arguments.stream()).toList())
              .redirectErrorStream(true)
              .redirectOutput(log.toFile())
              .start();
      process.getOutputStream().close();
      if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
        process.destroyForcibly();
        throw new UnreadableAudioException(program + " took too long");
      }
      if (process.exitValue() != 0) {
        throw new UnreadableAudioException(program + " does not understand it");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException("Interrupted while audio was made", e);
    } finally {
      Files.deleteIfExists(log);
    }
  }
}
