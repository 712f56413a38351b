package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The PBX's list of answered and ended legs")
class LegNotesTest {
  private static final TenantId DEMO = new TenantId("demo");

  @TempDir Path pbx;

  private static Instant at(long second, int millis) {
    return Instant.ofEpochSecond(1_795_321_000L + second).plusMillis(millis);
  }

  private static LegNotes.Noted customer(
      String call,
      boolean farEnd,
      @Nullable Instant answered,
      @Nullable Instant ended,
      @Nullable Integer cause) {
    return new LegNotes.Noted(DEMO, new InteractionId(call), null, farEnd, answered, ended, cause);
  }

  @Test
  @DisplayName("customers' and offers' legs are read, others and damaged lines are passed over")
  void reads() throws IOException {
    Path file = pbx.resolve("log/cel-custom/legs.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        "1795321041.5","","lab-0b57f0104e","ANSWER",""
        "1795321042.001","demo:lab-out-9f:leg","0b57f0104e","ANSWER",""
        "1795321043.000","demo:lab-out-9f","lab-1795321001.7","ANSWER",""
        "1795321045.123","demo:lab-1795321000-4","lab-1795321000.4","HANGUP","{""hangupcause"":16,""x"":1}"
        "1795321046.5","","lab-0b57f0104e","HANGUP","{""hangupcause"":16}"
        "1795321046.250","demo:lab-out-9f:leg","0b57f0104e","HANGUP","{""hangupcause"":38}"
        "1795321046.750","demo:lab-out-9f:leg","lab-1795321001.8","HANGUP","{""hangupcause"":38}"
        "1795321047.000","demo:lab-out-9f","lab-1795321001.7","HANGUP","{}"
        "1795321048.000","demo:lab-1795321000-9","lab-1795321000.9","ANSWER",""
        "1795321048.100","demo:lab-1795321000-5","","HANGUP","{""hangupcause"":16}"
        "1795321048.200","1demo:lab-1795321000-6","lab-1795321000.6","HANGUP","{""hangupcause"":16}"
        "1795321048.300","demo:lab-1795321000-7","lab-1795321000.7","HANGUP","{""hangupcause"":99999999999}"
        "1795321048.400","demo:lab-1795321000-8","%s","HANGUP","{""hangupcause"":16}"
        17953210
        """
            .formatted("x".repeat(90)));
    assertThat(new LegNotes(pbx).read())
        .containsExactly(
            new LegNotes.Noted(
                DEMO,
                new InteractionId("lab-out-9f"),
                new OfferId("0b57f0104e"),
                false,
                at(42, 1),
                at(46, 250),
                38),
            customer("lab-out-9f", true, at(43, 0), at(47, 0), null),
            customer("lab-1795321000-4", false, null, at(45, 123), 16),
            customer("lab-1795321000-9", false, at(48, 0), null, null));
  }

  @Test
  @DisplayName("no list is an empty list")
  void absent() {
    assertThat(new LegNotes(pbx).read()).isEmpty();
  }
}
