package alo.edge.asterisk;

import static org.assertj.core.api.Assertions.assertThat;

import alo.contract.id.InteractionId;
import alo.contract.id.OfferId;
import alo.contract.id.TenantId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("The PBX's list of ended legs")
class EndedLegsTest {
  @TempDir Path pbx;

  @Test
  @DisplayName("customers' and offers' legs are read, others and damaged lines are passed over")
  void reads() throws IOException {
    Path file = pbx.resolve("log/cel-custom/ended.csv");
    Files.createDirectories(file.getParent());
    Files.writeString(
        file,
        """
        "1795321045.123","demo:lab-1795321000-4","lab-1795321000.4","{""hangupcause"":16,""x"":1}"
        "1795321046.5","","lab-0b57f0104e","{""hangupcause"":16}"
        "1795321046.250","demo:lab-out-9f:leg","0b57f0104e","{""hangupcause"":38}"
        "1795321046.750","demo:lab-out-9f:leg","lab-1795321001.8","{""hangupcause"":38}"
        "1795321047.000","demo:lab-out-9f","lab-1795321001.7","{}"
        "17953210
        """);
    assertThat(new EndedLegs(pbx).read())
        .containsExactly(
            new EndedLegs.Ended(
                new TenantId("demo"),
                new InteractionId("lab-1795321000-4"),
                null,
                Instant.ofEpochSecond(1_795_321_045L).plusMillis(123),
                16),
            new EndedLegs.Ended(
                new TenantId("demo"),
                new InteractionId("lab-out-9f"),
                new OfferId("0b57f0104e"),
                Instant.ofEpochSecond(1_795_321_046L).plusMillis(250),
                38),
            new EndedLegs.Ended(
                new TenantId("demo"),
                new InteractionId("lab-out-9f"),
                null,
                Instant.ofEpochSecond(1_795_321_047L),
                null));
  }

  @Test
  @DisplayName("no list is an empty list")
  void absent() {
    assertThat(new EndedLegs(pbx).read()).isEmpty();
  }
}
