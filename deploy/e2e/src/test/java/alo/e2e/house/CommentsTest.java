package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

@DisplayName("Comments")
class CommentsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @Test
  @DisplayName("none is torn: the formatter goes on with // where a line of /// was too long")
  void whole() throws IOException {
    List<String> torn = new ArrayList<>();
    for (Path source : sources()) {
      List<String> lines = Files.readAllLines(source);
      for (int i = 1; i < lines.size(); i++) {
        String line = lines.get(i).strip();
        boolean plain = line.startsWith("//") && !line.startsWith("///");
        if (plain && lines.get(i - 1).strip().startsWith("///")) {
          torn.add(ROOT.relativize(source) + ":" + (i + 1));
        }
      }
    }
    assertThat(torn).isEmpty();
  }

  private static List<Path> sources() throws IOException {
    try (Stream<Path> files = Files.walk(ROOT)) {
      List<Path> sources =
          files
              .filter(f -> f.toString().endsWith(".java") && f.toString().contains("/src/"))
              .filter(f -> !f.toString().contains("/node_modules/"))
              .toList();
      assertThat(sources).hasSizeGreaterThan(500);
      return sources;
    }
  }
}
