package alo.edge.asterisk;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.contract.interaction.Event;
import alo.contract.tenant.TenantState;
import alo.engine.contactcenter.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("asterisk")
@DisplayName("A recording on a real Asterisk")
class RecordingTest {
  private static final TenantId DEMO = new TenantId("demo");
  private static final AgentId ANA = new AgentId("ana");
  private static final String NUMBER = "+842873001001";

  /// The customer's voice and the agent's.
  private static final int VOICE = 600;

  private static final int MILLIWATT = 1_004;
  private static final double MOSTLY = 0.8;

  @TempDir static Path sounds;
  private EdgeLab lab;

  @BeforeEach
  void start() throws IOException {
    Path announcement = sounds.resolve("hello.wav");
    Files.write(announcement, TestSounds.wav(4_000));
    lab =
        new EdgeLab(
            Map.of(DEMO, AsteriskPbxTest.configuration(DEMO, TenantState.ACTIVE, NUMBER)),
            (tenant, prompt) -> Optional.of(announcement));
  }

  @AfterEach
  void stop() {
    lab.close();
  }

  /// The last half second of a channel of the recording.
  private short[] recorded(int channel) {
    File[] raw =
        lab.pbx
            .folder()
            .resolve("spool/monitor")
            .toFile()
            .listFiles((folder, name) -> name.endsWith("-r1.raw"));
    if (raw == null || raw.length != 1) {
      return new short[0];
    }
    short[] both = TestSounds.last(raw[0].toPath(), 8_000);
    short[] one = new short[both.length / 2];
    for (int i = 0; i < one.length; i++) {
      one[i] = both[2 * i + channel];
    }
    return one;
  }

  @Test
  @DisplayName("[R1] has the customer on the left and the agent on the right")
  void recording() throws IOException {
    Files.write(
        lab.carrier.folder().resolve("spool/monitor/voice.sln"), TestSounds.raw(80_000, VOICE));
    lab.tell(DEMO, new Command.WindowOpens(ANA));
    lab.plugIn(DEMO, ANA);
    lab.awaitEvent(DEMO, Event.PhoneChanged.class, 1);
    lab.tell(DEMO, new Command.BecomeReady(ANA));
    lab.customerCalls(NUMBER, "voice");
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    EdgeLab.await(
        "the customer on the left and the agent on the right",
        () ->
            TestSounds.shareOf(VOICE, recorded(0)) > MOSTLY
                && TestSounds.shareOf(MILLIWATT, recorded(1)) > MOSTLY);
  }
}
