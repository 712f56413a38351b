package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DoctorTest {
  private static final List<String> BARE =
      List.of("bash", "env", "dirname", "readlink", "sed", "grep", "realpath");

  @TempDir Path folder;

  private Path bin;

  /// What he said and how he ended.
  private record Said(int code, String text) {}

  @BeforeEach
  void tools() throws IOException {
    bin = Files.createDirectory(folder.resolve("bin"));
    for (String tool : BARE) {
      Files.createSymbolicLink(bin.resolve(tool), Path.of("/usr/bin", tool));
    }
  }

  @Test
  @DisplayName("the doctor lists all that a bare machine lacks, each with what to do")
  void bareMachine() throws IOException, InterruptedException {
    Said said = doctor("");
    assertThat(said.code()).isEqualTo(1);
    assertThat(said.text())
        .contains("A JDK 25 is missing: install one under " + folder + " or set JAVA_HOME")
        .contains("Maven is missing: apt-get install maven")
        .contains("Node with npm is missing")
        .contains("chromium, which only ./alo test needs, is missing: apt-get install chromium")
        .contains("sox is missing: apt-get install sox")
        .contains("sqlite3 is missing: apt-get install sqlite3")
        .contains("Asterisk is missing")
        .doesNotContain("command not found");
  }

  @Test
  @DisplayName("the doctor says which JDK, Maven and Node are needed and which are there")
  void tooOld() throws IOException, InterruptedException {
    tool("mvn", "echo 'Apache Maven 3.6.3 (cecedd343002696d0abb50b32b541b8a6ba2883f)'");
    tool("node", "echo v16.20.2");
    tool("npm", "");
    Said old = doctor(System.getProperty("java.home"));
    assertThat(old.code()).isEqualTo(1);
    assertThat(old.text().lines())
        .contains(
            "Maven 3.8 is needed, but mvn is 3.6.3: apt-get install maven, or set ALO_MAVEN",
            "Node 18 is needed, but node is 16.20.2: apt-get install nodejs npm")
        .noneMatch(line -> line.contains("JDK"));

    Path jdk = Files.createDirectories(folder.resolve("jdk-21"));
    Files.writeString(jdk.resolve("release"), "JAVA_VERSION=\"21.0.5\"\n");
    Said older = doctor(jdk.toString());
    assertThat(older.code()).isEqualTo(1);
    assertThat(older.text().lines())
        .contains(
            "A JDK 25 is needed, but %s is 21.0.5: install one under %s or set JAVA_HOME"
                .formatted(jdk, folder));
  }

  @Test
  @DisplayName("the doctor has nothing against a newer Maven and Node")
  void newEnough() throws IOException, InterruptedException {
    tool("mvn", "echo 'Apache Maven 3.10.0 (cecedd343002696d0abb50b32b541b8a6ba2883f)'");
    tool("node", "echo v20.20.2");
    tool("npm", "");
    assertThat(doctor(System.getProperty("java.home")).text())
        .doesNotContain("Maven", "Node", "JDK");
  }

  private void tool(String name, String script) throws IOException {
    Path file = Files.writeString(bin.resolve(name), "#!/usr/bin/bash\n" + script + "\n");
    Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rwxr-xr-x"));
  }

  /// The doctor on a machine that has nothing but what is in the folder.
  private Said doctor(String javaHome) throws IOException, InterruptedException {
    Path output = folder.resolve("output");
    var builder =
        new ProcessBuilder("/usr/bin/bash", ReadmeTest.root().resolve("alo").toString(), "doctor")
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    builder.environment().put("PATH", bin.toString());
    builder.environment().put("ALO_CACHE", folder.resolve("cache").toString());
    builder.environment().put("ALO_DATA", folder.resolve("data").toString());
    builder.environment().put("ALO_JVM", folder.toString());
    builder.environment().put("JAVA_HOME", javaHome);
    Process doctor = builder.start();
    assertThat(doctor.waitFor(60, TimeUnit.SECONDS)).isTrue();
    return new Said(doctor.exitValue(), Files.readString(output));
  }
}
