package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.tenant.TenantState;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// Keys that come while nothing runs on the caller's leg: his last step is not on disk yet.
@Tag("asterisk")
@ExtendWith(LabEvidence.class)
@DisplayName("Keys typed faster than the disk is")
class FastTypingTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final String NUMBER = "+842873001001";
  private static final String GREETING = "+842873002001";

  /// Three keys of such a caller.
  private static final Duration COMMITS = Duration.ofMillis(400);

  @TempDir static Path sounds;
  private EdgeLab lab;

  @BeforeEach
  void start() throws IOException {
    Path announcement = sounds.resolve("hello.wav");
    Files.write(announcement, TestSounds.wav(32_000));
    lab =
        new EdgeLab(
            Map.of(DEMO, AsteriskPbxTest.configuration(DEMO, TenantState.ACTIVE, NUMBER)),
            (tenant, prompt) -> Optional.of(announcement));
    lab.killProgram();
    lab.commits = COMMITS;
    lab.startProgram();
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  @Test
  @DisplayName("[I1] an extension dialled over the greeting keeps all its keys")
  void extension() {
    lab.customerCalls(GREETING, "fast101");
    assertThat(lab.awaitEvent(DEMO, Event.DigitsTyped.class, 1).digits()).isEqualTo("101");
  }

  @Test
  @DisplayName("[I2] the key for the second menu is kept while the first one's is being written")
  void menus() {
    lab.customerCalls(GREETING, "fast52");
    lab.awaitEvent(DEMO, Event.DigitsTyped.class, 2);
    assertThat(lab.events(DEMO, Event.DigitsTyped.class))
        .extracting(Event.DigitsTyped::digits)
        .containsExactly("5", "2");
  }
}
