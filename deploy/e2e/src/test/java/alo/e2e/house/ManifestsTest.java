package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@DisplayName("The manifests are the build's")
class ManifestsTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();

  @ParameterizedTest(name = "{0}")
  @CsvSource({
    "tenants-api, tenants-api/server",
    "billing, billing/server",
    "agent-ui, agent-ui",
  })
  void committedManifestsAreGenerated(String name, String module) throws IOException {
    Path generated = ROOT.resolve(module).resolve("target/kubernetes/kubernetes.yml");
    // Sorted, since the generator does not keep the order of labels.
    assertThat(Files.readAllLines(ROOT.resolve("deploy/kubernetes").resolve(name + ".yml")))
        .as("run deploy/kubernetes/generate.sh after a build and commit what it wrote")
        .containsExactlyInAnyOrderElementsOf(
            Files.readAllLines(generated).stream().filter(l -> !l.contains("vcs-uri")).toList());
  }
}
