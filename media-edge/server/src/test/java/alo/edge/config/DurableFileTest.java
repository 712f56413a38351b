package alo.edge.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A file that is replaced whole or not at all")
class DurableFileTest {
  @TempDir Path folder;

  @Test
  @DisplayName("the new content stands there, alone")
  void replaces() {
    Path file = folder.resolve("deep/ticket.json");
    DurableFile.replace(file, "old");
    DurableFile.replace(file, "new");
    assertThat(file).hasContent("new");
    assertThat(file.getParent()).isDirectoryContaining("glob:**ticket.json");
    assertThat(file.getParent().toFile().list()).hasSize(1);
  }

  @Test
  @DisplayName("a replacement that fails leaves nothing behind")
  void fails() throws Exception {
    Path inTheWay = folder.resolve("ticket.json");
    Files.createDirectories(inTheWay.resolve("full"));
    assertThatThrownBy(() -> DurableFile.replace(inTheWay, "new"))
        .isInstanceOf(UncheckedIOException.class);
    assertThat(folder.toFile().list()).containsExactly("ticket.json");
  }
}
