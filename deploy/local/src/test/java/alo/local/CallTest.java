package alo.local;

import static org.assertj.core.api.Assertions.assertThat;

import alo.local.http.Json;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@DisplayName("./alo call")
class CallTest {
  @TempDir Path data;
  private final PrintStream stdout = System.out;
  private final PrintStream stderr = System.err;
  private final ByteArrayOutputStream out = new ByteArrayOutputStream();
  private final ByteArrayOutputStream err = new ByteArrayOutputStream();

  @BeforeEach
  void listen() {
    System.setOut(new PrintStream(out, true, StandardCharsets.UTF_8));
    System.setErr(new PrintStream(err, true, StandardCharsets.UTF_8));
  }

  @AfterEach
  void leave() {
    System.setOut(stdout);
    System.setErr(stderr);
  }

  @ParameterizedTest(name = "{0} ended by {1}: {2}")
  @DisplayName("judges a call by its record")
  @CsvSource({
    "ANSWERED, CUSTOMER, true",
    "ANSWERED, AGENT, true",
    "VOICEMAIL, CUSTOMER, true",
    "VOICEMAIL, FLOW, true",
    "NOT_ANSWERED, FLOW, true",
    "BUSY, FLOW, true",
    "BUSY, NETWORK, false",
    "ABANDONED, CUSTOMER, false",
    "NOT_ANSWERED, PROVIDER, false",
    "FAILED, UNKNOWN, false",
    "IN_PROGRESS, UNKNOWN, false"
  })
  void ranAsConfigured(String disposition, String endedBy, boolean good) {
    String json = "{\"disposition\": \"%s\", \"endedBy\": \"%s\"}".formatted(disposition, endedBy);
    assertThat(Call.ranAsConfigured(Json.read(json))).isEqualTo(good);
  }

  @Test
  @DisplayName("is not pleased with a call that has no record")
  void noRecord() {
    assertThat(Call.ranAsConfigured(Json.read("{}"))).isFalse();
  }

  @ParameterizedTest
  @DisplayName("prints its options to who asks for help, also while nothing runs")
  @ValueSource(strings = {"--help", "-h", "--count 3 --help"})
  void help(String arguments) {
    assertThat(call(arguments)).isZero();
    assertThat(out.toString(StandardCharsets.UTF_8)).isEqualTo(CallOptions.HELP);
    assertThat(err.size()).isZero();
  }

  @Test
  @DisplayName("refuses a wrong option with one line and a code")
  void wrongOption() {
    assertThat(call("--count many")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("alo: Expected a number after --count, but it is many\n");
    assertThat(out.size()).isZero();
  }

  @Test
  @DisplayName("says in one line that there is no system to call")
  void nothingRuns() {
    assertThat(call("--count 1")).isEqualTo(1);
    assertThat(err.toString(StandardCharsets.UTF_8))
        .isEqualTo("alo: The system does not run; ./alo up starts it\n");
  }

  private int call(String arguments) {
    List<String> all = new ArrayList<>(List.of("call"));
    all.addAll(List.of(arguments.split(" ")));
    return Main.run(all, Map.of("ALO_DATA", data.toString()));
  }
}
