package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The installation of Asterisk")
class InstallAsteriskTest {
  @TempDir Path folder;
  private Path root;
  private Path cache;
  private Path bin;

  @BeforeEach
  void folders() throws IOException {
    root = folder.resolve("root");
    cache = folder.resolve("cache");
    bin = Files.createDirectory(folder.resolve("bin"));
  }

  private static void script(Path file, String text) throws IOException {
    Files.createDirectories(file.getParent());
    Files.writeString(file, "#!/bin/bash\n" + text + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// An installation that is complete and says this of itself.
  private static void installed(Path place, String version) throws IOException {
    script(place.resolve("asterisk"), "echo '%s'".formatted(version));
    Files.createFile(place.resolve(".complete"));
  }

  private record Outcome(int code, String said) {}

  private Outcome install() throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    var builder =
        new ProcessBuilder(
                ReadmeTest.root().resolve("deploy/edge/install-asterisk.sh").toString(),
                root.toString())
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().merge("PATH", bin + ":", (path, first) -> first + path);
    builder.environment().put("ALO_CACHE", cache.toString());
    builder.environment().put("ALO_DEBIAN_MIRROR", "http://mirror.invalid/debian");
    builder.environment().put("ALO_DEBIAN_SUITES", "older newer");
    Process process = builder.start();
    assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Outcome(process.exitValue(), Files.readString(output));
  }

  @Test
  @DisplayName("an Asterisk 22 that is there, or in the cache, is taken")
  void found() throws IOException, InterruptedException {
    installed(cache.resolve("asterisk-22"), "Asterisk 22.10.1~dfsg");
    assertThat(install()).isEqualTo(new Outcome(0, said("taken from " + cached())));
    assertThat(install()).isEqualTo(new Outcome(0, said("already in " + root)));
  }

  @Test
  @DisplayName("another one that is there is refused in one line, and so is one that does not run")
  void other() throws IOException, InterruptedException {
    installed(root, "Asterisk 20.9.3");
    assertThat(install())
        .isEqualTo(
            new Outcome(
                1,
                said(
                    "expected an Asterisk 22 in %s, but it is Asterisk 20.9.3; remove it"
                        .formatted(root))));
    script(root.resolve("asterisk"), "exit 127");
    assertThat(install().said()).contains("but it is nothing that runs; remove it");
  }

  @Test
  @DisplayName("another one in the cache is refused in one line")
  void otherInTheCache() throws IOException, InterruptedException {
    installed(cache.resolve("asterisk-22"), "Asterisk 23.0.0");
    assertThat(install())
        .isEqualTo(
            new Outcome(
                1,
                said(
                    "expected an Asterisk 22 in %s, but it is Asterisk 23.0.0; remove it"
                        .formatted(cached()))));
    assertThat(root).doesNotExist();
  }

  @Test
  @DisplayName("a mirror whose suites have other ones is told with what they have")
  void otherAtTheMirror() throws IOException, InterruptedException {
    script(
        bin.resolve("apt-get"),
        """
        for word in "$@"; do
          case $word in
            Dir::Cache=*) cache=${word#*=} ;;
            install) touch "$cache/archives/asterisk_1.deb" ;;
          esac
        done\
        """);
    script(bin.resolve("dpkg-deb"), "echo 1:23.1.0~dfsg-1");
    Outcome outcome = install();
    assertThat(outcome.code()).isEqualTo(1);
    assertThat(outcome.said())
        .contains("suite older has asterisk 1:23.1.0~dfsg-1, which is no 22")
        .contains("suite newer has asterisk 1:23.1.0~dfsg-1, which is no 22")
        .endsWith(said("no suite of (older newer) has an Asterisk 22"));
    assertThat(root).doesNotExist();
  }

  private Path cached() {
    return cache.resolve("asterisk-22");
  }

  private static String said(String line) {
    return "install-asterisk: " + line + "\n";
  }
}
