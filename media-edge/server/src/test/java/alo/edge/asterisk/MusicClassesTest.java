package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.flow.Prompt;
import alo.contract.id.PromptId;
import alo.contract.id.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Music as classes of Asterisk")
class MusicClassesTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final PromptId TUNE = new PromptId("tune");

  @TempDir Path folder;
  private final Map<PromptId, Path> prompts = new HashMap<>();
  private MusicClasses music;

  @BeforeEach
  void open() throws IOException {
    Files.createDirectories(folder.resolve("db"));
    music =
        new MusicClasses(
            (tenant, prompt) -> Optional.ofNullable(prompts.get(((Prompt.Stored) prompt).prompt())),
            folder);
  }

  @AfterEach
  void close() {
    music.close();
  }

  private void tune(byte[] bytes) throws IOException {
    prompts.put(TUNE, Files.write(folder.resolve("prompt.wav"), bytes));
  }

  private String directoryOf(String name) throws SQLException {
    try (var connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("db/edge.sqlite3"));
        var statement =
            connection.prepareStatement(
                "SELECT directory FROM musiconhold WHERE name = ? AND mode = 'files'")) {
      statement.setString(1, name);
      try (var rows = statement.executeQuery()) {
        return rows.next() ? rows.getString(1) : "";
      }
    }
  }

  @Test
  @DisplayName("[P11] a piece becomes a folder with one file, and a row")
  void ready() throws Exception {
    tune(TestSounds.wav(800));
    assertThat(music.nameOf(DEMO, TUNE)).isEqualTo("demo.tune");
    Path own = Path.of(directoryOf("demo.tune"));
    try (var files = Files.list(own)) {
      assertThat(files).containsExactly(own.resolve("music.wav"));
    }
    assertThat(own.resolve("music.wav")).hasBinaryContent(TestSounds.wav(800));
  }

  @Test
  @DisplayName(
      "[P11] no piece, one that is not here and one that can not be played: the edge's own")
  void edgesOwn() throws Exception {
    assertThat(music.nameOf(DEMO, null)).isEmpty();
    assertThat(music.nameOf(DEMO, TUNE)).isEmpty();
    tune(TestSounds.wav(0));
    assertThat(music.nameOf(DEMO, TUNE)).as("no samples").isEmpty();
    tune("<html>".repeat(50).getBytes(java.nio.charset.StandardCharsets.US_ASCII));
    assertThat(music.nameOf(DEMO, TUNE)).as("no WAV").isEmpty();
    byte[] faster = TestSounds.wav(800);
    faster[25] = 0x3e;
    tune(faster);
    assertThat(music.nameOf(DEMO, TUNE)).as("another rate").isEmpty();
    assertThat(directoryOf("demo.tune")).isEmpty();
    tune(TestSounds.wav(800));
    assertThat(music.nameOf(DEMO, TUNE)).as("mended").isEqualTo("demo.tune");
  }

  @Test
  @DisplayName("a piece that nobody names any more is removed, with its row; nobody else's is")
  void removed() throws Exception {
    var demo2 = new TenantId("demo2");
    tune(TestSounds.wav(800));
    music.nameOf(DEMO, TUNE);
    music.nameOf(demo2, TUNE);
    Path own = Path.of(directoryOf("demo.tune"));
    assertThat(music.tenants()).containsExactlyInAnyOrder(DEMO, demo2);
    music.keepOnly(DEMO, Set.of(TUNE));
    assertThat(own).exists();
    music.keepOnly(DEMO, Set.of());
    assertThat(own).doesNotExist();
    assertThat(directoryOf("demo.tune")).isEmpty();
    assertThat(directoryOf("demo2.tune")).isNotEmpty();
    assertThat(music.tenants()).containsExactly(demo2);
    assertThat(music.nameOf(DEMO, TUNE)).as("when he comes back").isEqualTo("demo.tune");
    assertThat(own).exists();
  }

  @Test
  @DisplayName("[P11] a file that has gone is laid anew")
  void again() throws Exception {
    tune(TestSounds.wav(800));
    music.nameOf(DEMO, TUNE);
    Path file = Path.of(directoryOf("demo.tune")).resolve("music.wav");
    Files.delete(file);
    assertThat(music.nameOf(DEMO, TUNE)).isEqualTo("demo.tune");
    assertThat(file).exists();
  }
}
