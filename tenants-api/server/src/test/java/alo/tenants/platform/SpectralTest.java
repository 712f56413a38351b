package alo.tenants.platform;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import alo.tenants.testing.TestPlatform;
import alo.wire.testing.TestIssuer;
import io.quarkus.test.common.QuarkusTestResource;
import io.quarkus.test.junit.QuarkusTest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The published description, read by a linter that knows OpenAPI and our own habits.
@QuarkusTest
@QuarkusTestResource(TestPlatform.class)
@QuarkusTestResource(TestIssuer.class)
class SpectralTest {
  private static final Path LINTER = Path.of("src/test/spectral");
  private static final int SECONDS_MAX = 300;

  @TempDir static Path folder;

  @BeforeAll
  static void linter() throws IOException, InterruptedException {
    String install =
        "cmp -s package-lock.json node_modules/.alo-lock"
            + " || { npm ci --ignore-scripts && cp package-lock.json node_modules/.alo-lock; }";
    assertThat(run("sh", "-c", install)).as(said()).isZero();
  }

  @Test
  @DisplayName("[Z5] spectral finds nothing to mend in the published description")
  void published() throws IOException, InterruptedException {
    Path description = folder.resolve("openapi.json");
    Files.writeString(
        description,
        given().get("/q/openapi?format=json").then().statusCode(200).extract().asString());
    assertThat(lint(description)).as(said()).isZero();
  }

  @Test
  @DisplayName("[Z5] each habit of ours is one that spectral sees broken")
  void habits() throws IOException, InterruptedException {
    assertThat(lint(LINTER.resolve("broken.json"))).isEqualTo(1);
    assertThat(said())
        .contains("alo-summary", "alo-parameters", "alo-refuses-bad-input", "alo-problems")
        .contains("alo-refuses-strangers", "alo-refuses-the-absent", "alo-key")
        .contains("operation-operationId", "operation-description", "operation-tag-defined");
  }

  private static int lint(Path description) throws IOException, InterruptedException {
    return run(
        "npx",
        "--no-install",
        "spectral",
        "lint",
        description.toAbsolutePath().toString(),
        "--ruleset",
        ".spectral.yaml",
        "--fail-severity=warn");
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process =
        new ProcessBuilder(List.of(command))
            .directory(LINTER.toFile())
            .redirectErrorStream(true)
            .redirectOutput(folder.resolve("said").toFile())
            .start();
    if (!process.waitFor(SECONDS_MAX, TimeUnit.SECONDS)) {
      process.destroyForcibly();
      throw new AssertionError("Expected %s to end: %s".formatted(List.of(command), said()));
    }
    return process.exitValue();
  }

  private static String said() throws IOException {
    return Files.readString(folder.resolve("said"));
  }
}
