package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final List<String> BARE =
      List.of("bash", "env", "dirname", "readlink", "sed", "realpath");

  @TempDir Path folder;

  @Test
  @DisplayName("the doctor lists all that a bare machine lacks, each with what to do")
  void bareMachine() throws IOException, InterruptedException {
    Path bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : BARE) {
      Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
    }
    Path output = folder.resolve("output");
    var builder =
        new ProcessBuilder("/usr/bin/bash", ReadmeTest.root().resolve("alo").toString(), "doctor")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("ALO_CACHE", folder.resolve("cache").toString());
    Process doctor = builder.start();
    assertThat(doctor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    assertThat(doctor.exitValue()).isEqualTo(1);
    assertThat(Files.readString(output))
        .contains("Maven is missing: apt-get install maven")
        .contains("Node with npm is missing")
        .contains("sox is missing: apt-get install sox")
        .contains("sqlite3 is missing: apt-get install sqlite3")
        .contains("Asterisk is missing")
        .doesNotContain("command not found");
  }
}
