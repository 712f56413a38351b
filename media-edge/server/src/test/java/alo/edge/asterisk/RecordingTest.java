package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.interaction.Event;
import alo.engine.contactcenter.Command;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.util.Arrays;
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
    return recorded(channel, 4_000);
  }

  private short[] recorded(int channel, int samples) {
    File[] raw =
        lab.pbx
            .folder()
            .resolve("spool/monitor")
            .toFile()
            .listFiles((folder, name) -> name.endsWith("-r1.raw"));
    if (raw == null || raw.length != 1) {
      return new short[0];
    }
    short[] both = TestSounds.last(raw[0].toPath(), 2 * samples);
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

  @Test
  @DisplayName("[R1] has no gaps where packets of an agent come late who answered at once")
  void late() throws IOException {
    Files.write(
        lab.carrier.folder().resolve("spool/monitor/voice.sln"), TestSounds.raw(240_000, VOICE));
    lab.tell(DEMO, new Command.WindowOpens(ANA));
    try (var voice = new LateVoice("127.0.0.1");
        var line = BrowserLine.register(EdgeLab.EDGE, lab.adapter.issue(DEMO, ANA, "lab"))) {
      line.answerWith(voice);
      lab.awaitEvent(DEMO, Event.PhoneChanged.class, 1);
      lab.tell(DEMO, new Command.BecomeReady(ANA));
      lab.customerCalls(NUMBER, "voice");
      lab.awaitEvent(DEMO, Event.OfferAnswered.class, 1);
      EdgeLab.await("ten seconds of a recording", () -> recorded(1, 80_000).length > 0);
      assertThat(silentMillis(recorded(1, 40_000)))
          .as("ms of silence in five seconds of a tone (without a jitter buffer some 960)")
          .isLessThan(250);
    }
  }

  /// Stretches of 10 ms in which nothing is heard.
  private static int silentMillis(short[] sound) {
    int silent = 0;
    for (int from = 0; from + 80 <= sound.length; from += 80) {
      if (TestSounds.loudness(Arrays.copyOfRange(sound, from, from + 80)) < 100) {
        silent += 10;
      }
    }
    return silent;
  }
}
