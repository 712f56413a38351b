package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Terraform itself is not to be had from the registries; its parser is.
class TerraformTest {
  private static final Path CHECK = ReadmeTest.root().resolve("terraform");
  private static final int SECONDS_MAX = 120;

  @TempDir static Path outputs;
  @TempDir Path folder;

  @BeforeAll
  static void parser() throws IOException, InterruptedException {
    assertThat(run(List.of("npm", "ci"))).as(said()).isZero();
  }

  @Test
  @DisplayName("every Terraform file parses, and its modules get what they ask for")
  void ours() throws IOException, InterruptedException {
    assertThat(run(List.of("node", "check.mjs"))).as(said()).isZero();
  }

  @Test
  @DisplayName("a file that does not parse and a wrong call of a module are told apart")
  void mistakes() throws IOException, InterruptedException {
    Files.createDirectory(folder.resolve("store"));
    Files.writeString(folder.resolve("store/variables.tf"), "variable \"bucket\" {}\n");
    Files.writeString(
        folder.resolve("main.tf"), "module \"a\" {\n source = \"./store\"\n name = var.n\n}\n");
    Files.writeString(folder.resolve("broken.tf"), "resource \"a\" {");
    assertThat(run(List.of("node", "check.mjs", folder.toString()))).isEqualTo(1);
    assertThat(said())
        .contains("broken.tf: does not parse")
        .contains("var.n is not declared")
        .contains("module a is not given bucket")
        .contains("module a does not take name");
  }

  private static int run(List<String> command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(command)
            .directory(CHECK.toFile())
            .redirectErrorStream(true)
            .redirectOutput(outputs.resolve("output").toFile())
            .start();
    if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Expected %s to end: %s".formatted(command, said()));
    }
    return process.exitValue();
  }

  private static String said() throws IOException {
    return Files.readString(outputs.resolve("output"));
  }
}
