package alo.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The servers' start caches")
class AotCachesTest {
  @TempDir Path folder;

  private Path jar() throws IOException {
    return Files.writeString(folder.resolve("server.jar"), "");
  }

  private static Path written(List<String> options) {
    return Path.of(options.getFirst().substring("-XX:AOTCacheOutput=".length()));
  }

  @Test
  @DisplayName("are written by the first run and used by the next")
  void used() throws IOException {
    Path jar = jar();
    var first = new AotCaches(true);
    Path cache = written(first.options("billing", jar));
    first.trust("billing", jar);
    Files.writeString(cache, "learnt");
    assertThat(new AotCaches(true).options("billing", jar).getFirst())
        .isEqualTo("-XX:AOTCache=" + cache);
  }

  @Test
  @DisplayName("are written anew when the run that wrote them was killed meanwhile")
  void half() throws IOException {
    Path jar = jar();
    var first = new AotCaches(true);
    Path cache = written(first.options("billing", jar));
    first.trust("billing", jar);
    Files.createFile(cache);
    assertThat(written(new AotCaches(true).options("billing", jar))).isEqualTo(cache);
    Files.writeString(cache, "half of it");
    Files.writeString(cache.resolveSibling(cache.getFileName() + ".config"), "learnt");
    assertThat(written(new AotCaches(true).options("billing", jar))).isEqualTo(cache);
  }

  @Test
  @DisplayName("of an earlier build go")
  void old() throws IOException {
    Path jar = jar();
    Path cache = written(new AotCaches(true).options("billing", jar));
    Files.writeString(cache, "learnt");
    Files.setLastModifiedTime(jar, FileTime.fromMillis(1_000));
    new AotCaches(true).options("billing", jar);
    try (Stream<Path> left = Files.list(cache.getParent())) {
      assertThat(left).isEmpty();
    }
  }
}
