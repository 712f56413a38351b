package alo.edge.config;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.edge.TenantConfiguration;
import alo.contract.id.TenantId;
import alo.edge.loop.TestTenants;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("Configurations on the edge's disk")
class ConfigurationsTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final String NUMBER = "+842873001001";

  @TempDir Path folder;

  private static TenantConfiguration version(long version) {
    return TestTenants.answerAndQueue("demo", version, NUMBER);
  }

  @Test
  @DisplayName("a file from before agents could be locked is read: nobody is")
  void beforeLocks() throws IOException {
    Path file = folder.resolve("demo.json");
    new Configurations(folder).keep(TestTenants.answerAndQueue("demo", 1, "+842873001001"));
    String json = Files.readString(file);
    assertThat(json).contains("\"locked\":false");
    Files.writeString(file, json.replace(",\"locked\":false", ""));
    assertThat(new Configurations(folder).all())
        .flatExtracting(TenantConfiguration::agents)
        .hasSize(1)
        .noneMatch(TenantConfiguration.Agent::locked);
  }

  @Test
  @DisplayName("[G15] what was published is there after a restart without the control plane")
  void survives() {
    new Configurations(folder).keep(version(3));
    assertThat(new Configurations(folder).find(DEMO)).contains(version(3));
  }

  @Test
  @DisplayName("older versions of a flow stay for calls that began on them")
  void oldFlows() {
    var configurations = new Configurations(folder);
    configurations.keep(version(1));
    TenantConfiguration inForce = configurations.keep(version(2));
    assertThat(inForce.flows())
        .extracting(flow -> flow.ref().version())
        .containsExactlyInAnyOrder(2, 1);
  }

  @Test
  @DisplayName("a configuration that is older than the one in force changes nothing")
  void older() {
    var configurations = new Configurations(folder);
    configurations.keep(version(5));
    assertThat(configurations.keep(version(4)).version()).isEqualTo(5);
  }

  @Test
  @DisplayName("a damaged file costs one tenant, not the start")
  void damaged() throws IOException {
    var before = new Configurations(folder);
    before.keep(version(1));
    Files.writeString(folder.resolve("broken.json"), "{\"tenant\":");
    assertThat(new Configurations(folder).all()).containsExactly(version(1));
  }

  @Test
  @DisplayName("a tenant that left is forgotten, also on disk")
  void forgotten() {
    var configurations = new Configurations(folder);
    configurations.keep(version(1));
    configurations.forget(DEMO);
    assertThat(new Configurations(folder).all()).isEmpty();
  }
}
