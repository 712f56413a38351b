package alo.edge.speech;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.flow.Prompt;
import alo.contract.id.PromptId;
import alo.contract.id.TenantId;
import alo.contract.value.Language;
import alo.edge.config.Configurations;
import alo.edge.config.PromptCache;
import alo.edge.speech.espeak.EspeakSpeech;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("What callers hear")
class PromptAnnouncementsTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final Prompt HELLO = new Prompt.Text("Xin chào quý khách", Language.VI);

  @TempDir Path folder;
  private final ScheduledExecutorService background = Executors.newScheduledThreadPool(1);
  private final AtomicInteger spoken = new AtomicInteger();

  @AfterEach
  void stop() {
    background.shutdownNow();
  }

  private PromptAnnouncements announcements(Speech speech) {
    return new PromptAnnouncements(
        new Configurations(folder.resolve("config")),
        new PromptCache(folder.resolve("prompts"), path -> new byte[0], background),
        speech,
        folder.resolve("speech"));
  }

  @Test
  @DisplayName("a text is spoken once and kept")
  void once() throws IOException {
    var announcements =
        announcements(
            (text, language, wav) -> Files.writeString(wav, text + spoken.incrementAndGet()));
    Path first = announcements.fileOf(DEMO, HELLO).orElseThrow();
    assertThat(announcements.fileOf(DEMO, HELLO)).contains(first);
    assertThat(first).hasContent("Xin chào quý khách1");
    assertThat(announcements.fileOf(DEMO, new Prompt.Text("Xin chào quý khách", Language.EN)))
        .isNotEqualTo(first);
  }

  @Test
  @DisplayName("without a voice there is no file, and the next caller tries again")
  void noVoice() {
    var announcements =
        announcements(
            (text, language, wav) -> {
              spoken.incrementAndGet();
              throw new IOException("espeak-ng is not installed");
            });
    assertThat(announcements.fileOf(DEMO, HELLO)).isEmpty();
    assertThat(announcements.fileOf(DEMO, HELLO)).isEmpty();
    assertThat(spoken).hasValue(2);
  }

  @Test
  @DisplayName("an announcement that was not fetched yet is absent, not an error")
  void notFetched() {
    var announcements = announcements((text, language, wav) -> {});
    assertThat(announcements.fileOf(DEMO, new Prompt.Stored(new PromptId("welcome")))).isEmpty();
  }

  @Test
  @DisplayName("espeak-ng speaks a text that looks like options, at 8 kHz")
  void espeak() throws IOException {
    var announcements = announcements(new EspeakSpeech());
    Path wav =
        announcements.fileOf(DEMO, new Prompt.Text("--help; $(id)", Language.EN)).orElseThrow();
    byte[] bytes = Files.readAllBytes(wav);
    assertThat(new String(bytes, 0, 4, java.nio.charset.StandardCharsets.US_ASCII))
        .isEqualTo("RIFF");
    int rate = java.nio.ByteBuffer.wrap(bytes).order(java.nio.ByteOrder.LITTLE_ENDIAN).getInt(24);
    assertThat(rate).isEqualTo(8_000);
  }
}
