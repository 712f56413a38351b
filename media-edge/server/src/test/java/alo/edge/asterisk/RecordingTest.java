package alo.edge.asterisk;

import alo.contract.interaction.Event;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("asterisk")
@DisplayName("A recording on a real Asterisk")
class RecordingTest extends DemoOnAsterisk {

  /// The customer's voice and the agent's.
  private static final int VOICE = 600;

  private static final int MILLIWATT = 1_004;
  private static final double MOSTLY = 0.8;

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
    anaIsReady();
    lab.customerCalls(NUMBER, "voice");
    lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
    EdgeLab.await(
        "the customer on the left and the agent on the right",
        () ->
            TestSounds.shareOf(VOICE, recorded(0)) > MOSTLY
                && TestSounds.shareOf(MILLIWATT, recorded(1)) > MOSTLY);
  }
}
