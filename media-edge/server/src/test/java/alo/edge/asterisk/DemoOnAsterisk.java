package alo.edge.asterisk;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.tenant.TenantState;
import alo.engine.contactcenter.Command;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/// One tenant on an edge of its own, whose every announcement is a tone of 4 s.
@ExtendWith(LabEvidence.class)
abstract class DemoOnAsterisk {
  static final TenantId DEMO = new TenantId("demo");
  static final AgentId ANA = new AgentId("ana");
  static final String NUMBER = "+842873001001";

  @TempDir static Path sounds;
  EdgeLab lab;

  @BeforeEach
  void startLab() throws IOException {
    Path announcement = sounds.resolve("hello.wav");
    Files.write(announcement, TestSounds.wav(4_000));
    lab =
        new EdgeLab(
            Map.of(DEMO, AsteriskPbxTest.configuration(DEMO, TenantState.ACTIVE, NUMBER)),
            (tenant, prompt) -> Optional.of(announcement));
  }

  @AfterEach
  void stopLab() {
    lab.close();
  }

  void anaComes() {
    lab.tell(DEMO, new Command.WindowOpens(ANA));
    lab.plugIn(DEMO, ANA);
    lab.awaitEvent(DEMO, Event.PhoneChanged.class, 1);
  }

  void anaIsReady() {
    anaComes();
    lab.tell(DEMO, new Command.BecomeReady(ANA));
  }

  boolean bridged() {
    return lab.pbx.cli("bridge show all").lines().anyMatch(line -> line.contains(" 2 "));
  }

  String channels() {
    return lab.pbx.cli("core show channels concise");
  }

  void awaitBridge() {
    EdgeLab.await("two legs in a bridge", this::bridged, () -> "\n" + channels());
  }

  void awaitQuiet() {
    EdgeLab.await("no channel left", () -> channels().isBlank(), () -> "\n" + channels());
  }
}
