package alo.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import alo.local.carrier.CallPlan;
import alo.local.carrier.Carrier;
import alo.local.carrier.CarrierCall;
import alo.local.carrier.Sound;
import alo.local.process.Groups;
import alo.local.process.Supervised;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// Two carriers call each other, so that callers and called parties are shown without any edge.
@Timeout(120)
class CarrierTest {
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Duration LONG = Duration.ofSeconds(40);

  private final Path folder = Path.of("target", "carriers-" + System.nanoTime()).toAbsolutePath();
  private final List<Supervised> running = new ArrayList<>();
  private Settings settings;
  private Carrier carrier;

  @BeforeEach
  void start() {
    start("a", "127.0.60.31", "127.0.60.32", "127.0.60.33");
    start("b", "127.0.60.32", "127.0.60.31", "127.0.60.33");
    settings = settings("a", "127.0.60.31", "127.0.60.32", "127.0.60.33");
    carrier = new Carrier(settings, new Secrets(settings.data().resolve("secrets")));
  }

  @AfterEach
  void stop() {
    if (carrier != null) {
      carrier.close();
    }
    running.forEach(Supervised::stop);
  }

  @Test
  @DisplayName("a caller and a called party hear each other, and keys arrive")
  void talk() throws IOException {
    CarrierCall call =
        carrier.call(
            CallPlan.to("edge1", "+842439990010", "+84903123456", "1", Duration.ofSeconds(30)));
    assertThat(call.awaitAnswer(LONG)).isTrue();
    CarrierCall.End end = call.awaitEnd(LONG);
    assertThat(end).isEqualTo(new CarrierCall.End(true, 16, false));
    assertThat(Sound.read(call.heard()).loudSeconds(0)).isGreaterThan(3);
    assertThat(Sound.read(call.said()).loudSeconds(0)).isGreaterThan(3);
    assertThat(Files.readString(Carrier.trace(settings)))
        .contains("INVITE sip:+842439990010@127.0.60.32")
        .contains("+84903123456");
  }

  @Test
  @DisplayName("a silent caller talks when he is told to, and then ends by himself")
  void silent() throws IOException {
    CallPlan plan =
        CallPlan.to("edge1", "+842439990001", "+84903123456", "", Duration.ofSeconds(3));
    CarrierCall call = carrier.call(plan.silentFor(LONG.multipliedBy(2)));
    assertThat(call.awaitAnswer(LONG)).isTrue();
    call.talk();
    assertThat(call.awaitEnd(LONG)).isEqualTo(new CarrierCall.End(true, 16, true));
    assertThat(Sound.read(call.said()).loudSeconds(0)).isGreaterThan(1);
  }

  @Test
  @DisplayName("the last digits of a number say how the far end refuses")
  void refusals() {
    assertThat(refusal("+842439990486")).as("busy").isEqualTo(17);
    assertThat(refusal("+842439990404")).as("not a number").isEqualTo(1);
    assertThat(refusal("+842439990603")).as("declined").isEqualTo(21);
  }

  private int refusal(String number) {
    CarrierCall call =
        carrier.call(CallPlan.to("edge1", number, "+84903123456", "", Duration.ofSeconds(5)));
    assertThat(call.awaitAnswer(LONG)).isFalse();
    return call.awaitEnd(LONG).cause();
  }

  private void start(String name, String own, String edge1, String edge2) {
    Settings settings = settings(name, own, edge1, edge2);
    var pbx = new Pbx(settings, new Secrets(settings.data().resolve("secrets")));
    Path instance = Carrier.folder(settings);
    pbx.renderCarrier(instance);
    Carrier.voices(settings).prepare();
    var supervised =
        new Supervised(
            name,
            () -> pbx.program(name, instance),
            () -> pbx.answers(own),
            new Groups(folder.resolve("run")),
            line -> {});
    running.add(supervised);
    supervised.start();
  }

  private Settings settings(String name, String own, String edge1, String edge2) {
    return Settings.of(
        ROOT,
        Map.of(
            "HOME",
            System.getProperty("user.home"),
            "ALO_CACHE",
            System.getenv()
                .getOrDefault("ALO_CACHE", System.getProperty("user.home") + "/.cache/alo"),
            "ALO_DATA",
            folder.resolve(name).toString(),
            "ALO_CARRIER_ADDRESS",
            own,
            "ALO_GATEWAY_ADDRESS",
            name.equals("a") ? "127.0.60.34" : "127.0.60.35",
            "ALO_EDGE1_ADDRESS",
            edge1,
            "ALO_EDGE2_ADDRESS",
            edge2));
  }
}
