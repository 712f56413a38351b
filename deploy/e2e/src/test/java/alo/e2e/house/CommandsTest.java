package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.sound.Sound;
import alo.e2e.system.AloSystem;
import alo.e2e.system.Await;
import alo.local.carrier.Carrier;
import alo.local.demo.Demo;
import alo.local.http.Http;
import alo.local.http.Json;
import alo.local.keycloak.KeycloakAdmin;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import alo.local.system.LocalSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/// The launcher's commands, as they are typed, on a system of its own.
@Timeout(600)
class CommandsTest {
  private static final Duration READY_MAX = Duration.ofSeconds(240);
  private static final Duration VERB_MAX = Duration.ofSeconds(180);
  private static final Duration REFUSED_MAX = Duration.ofSeconds(60);
  private static final int EVERY_DISK_MIB = 2_000_000_000;

  /// As long the demo's callers wait before they are asked for a message.
  private static final int QUEUE_WAIT_SECONDS = 25;

  private static final String OWNER = "admin@demo.test";

  private final Path folder =
      Path.of("target", "e2e", "commands-" + System.nanoTime()).toAbsolutePath();
  private final Map<String, String> environment = new HashMap<>();
  private final List<Process> started = new ArrayList<>();

  /// An output and how it ended.
  private record Said(int code, String text) {}

  @BeforeEach
  void addresses() throws IOException {
    Files.createDirectories(folder);
    environment.put("ALO_DATA", folder.resolve("data").toString());
    environment.put("ALO_ADDRESS", AloSystem.address(101));
    environment.put("ALO_EDGE1_ADDRESS", AloSystem.address(102));
    environment.put("ALO_EDGE2_ADDRESS", AloSystem.address(103));
    environment.put("ALO_CARRIER_ADDRESS", AloSystem.address(110));
    environment.put("ALO_GATEWAY_ADDRESS", AloSystem.address(111));
    environment.put("ALO_POSTGRES_PORT", String.valueOf(AloSystem.postgresPort() + 100));
    // What the servers learn in a run as short as this is not worth a minute at its end.
    environment.put("ALO_AOT", "off");
  }

  @AfterEach
  void stop() throws InterruptedException {
    for (Process process : started) {
      process.destroy();
      if (!process.waitFor(VERB_MAX.toSeconds(), TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    }
    LocalSystem.sweep(settings());
  }

  @Test
  @DisplayName("up, call, doctor, down, and up again with everything that was there")
  void day() throws IOException, InterruptedException {
    Path first = up("first");
    JsonNode endpoints = Json.read(Files.readString(folder.resolve("data/endpoints.json")));
    assertThat(endpoints.path("accounts").size()).isGreaterThan(2);
    assertThat(Files.readString(first)).contains("Ready after", "ana@demo.test", "./alo call");
    refused();

    String flow = demoFlow();
    String key = UUID.randomUUID().toString();
    JsonNode second =
        demo().as(OWNER).post("/numbers", key, Map.of("label", "Hotline 2", "flow", flow));
    String number = second.path("number").asText();
    Said call = alo("call", "--number", number, "--key", "1", "--wait", "60", "--talk", "6");
    assertThat(call.code()).as(call.text()).isZero();
    assertThat(call.text()).contains("VOICEMAIL");
    Sound said = said();
    assertThat(said.longestSilence())
        .as("seconds in which the customer waited without a word")
        .isGreaterThan(QUEUE_WAIT_SECONDS - 5);
    assertThat(said.audibleSeconds()).as("his message").isGreaterThan(2);
    Said foreign = alo("call", "--number", "+84247300019999");
    assertThat(foreign.code()).as(foreign.text()).isEqualTo(1);
    assertThat(foreign.text()).contains("No demo company has").contains("not answered");
    assertThat(alo("doctor").code()).isZero();
    String renamed = demoNumber();
    demo().as(OWNER).put("/numbers/" + renamed, Map.of("label", "Cấp cứu", "flow", flow));

    assertThat(alo("down").code()).isZero();
    assertThat(LocalSystem.groups(settings()).living()).as("processes after the stop").isEmpty();
    assertThat(Files.readString(up("again"))).doesNotContain("an earlier run left behind");
    assertThat(texts(demo().as(OWNER).get("/numbers?limit=50"), "number")).contains(number);
    assertThat(texts(demo().as(OWNER).get("/numbers?limit=50"), "label"))
        .as("labels, one of them of somebody's own choice")
        .containsExactlyInAnyOrder("Cấp cứu", "Hotline 2");
    assertThat(texts(demo().as(OWNER).get("/interactions?limit=50"), "disposition"))
        .containsExactly("VOICEMAIL");
    assertThat(alo("down").code()).isZero();
  }

  /// What a second system is told, each in one line.
  private void refused() throws IOException, InterruptedException {
    Said twice = run("twice", Map.of(), command("up"));
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.text()).isEqualTo("alo: It is running already. ./alo down stops it.\n");

    String elsewhere = folder.resolve("elsewhere").toString();
    Said busy = run("busy", Map.of("ALO_DATA", elsewhere), command("up"));
    assertThat(busy.code()).isEqualTo(1);
    assertThat(busy.text())
        .contains(
            "Port 8081 on %s (tenants-api) is in use by another program: stop that, or set ALO_API_PORT\n"
                .formatted(AloSystem.address(101)))
        .doesNotContain("Exception", "Stopping");

    String full = String.valueOf(EVERY_DISK_MIB);
    Said disk =
        run(
            "disk",
            Map.of("ALO_DATA", elsewhere, "ALO_DISK_FREE_MIB_MIN", full),
            List.of("bash", ReadmeTest.root().resolve("alo").toString(), "up"));
    assertThat(disk.code()).isEqualTo(1);
    assertThat(disk.text())
        .matches("alo: only [0-9]+ MiB are free in .*, %s are needed\n".formatted(full));
  }

  /// Starts it as `./alo up` does once everything is built, and waits for its greeting.
  private Path up(String name) throws IOException {
    Path output = folder.resolve(name + ".log");
    started.add(builder(output, Map.of(), command("up")).start());
    Await.until("the system to greet; see " + output, READY_MAX, () -> greeted(output));
    return output;
  }

  private static boolean greeted(Path output) {
    try {
      return Files.readString(output).contains("./alo call plays a customer");
    } catch (IOException e) {
      return false;
    }
  }

  private Said alo(String... arguments) throws IOException, InterruptedException {
    List<String> command = new ArrayList<>();
    command.add("bash");
    command.add(ReadmeTest.root().resolve("alo").toString());
    command.addAll(List.of(arguments));
    return run(arguments[0], Map.of(), command);
  }

  private Said run(String name, Map<String, String> more, List<String> command)
      throws IOException, InterruptedException {
    Path output = folder.resolve(name + "-" + System.nanoTime() + ".log");
    Process process = builder(output, more, command).start();
    started.add(process);
    Duration max = name.equals("call") || name.equals("down") ? VERB_MAX : REFUSED_MAX;
    assertThat(process.waitFor(max.toSeconds(), TimeUnit.SECONDS))
        .as("%s ended in time; see %s", name, output)
        .isTrue();
    return new Said(process.exitValue(), Files.readString(output));
  }

  private ProcessBuilder builder(Path output, Map<String, String> more, List<String> command) {
    var builder =
        new ProcessBuilder(command).redirectErrorStream(true).redirectOutput(output.toFile());
    builder.environment().putAll(environment);
    builder.environment().putAll(more);
    return builder;
  }

  private static List<String> command(String verb) {
    Path target = ReadmeTest.root().resolve("deploy/local/target");
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "--sun-misc-unsafe-memory-access=allow",
        "-Dalo.root=" + ReadmeTest.root(),
        "-cp",
        target.resolve("local-1.0.0-SNAPSHOT.jar") + ":" + target.resolve("lib") + "/*",
        "alo.local.Main",
        verb);
  }

  private String demoNumber() {
    for (JsonNode number : demo().as(OWNER).get("/numbers?limit=50").path("items")) {
      if (!number.path("label").asText().equals("Hotline 2")) {
        return Http.encoded(number.path("number").asText());
      }
    }
    throw new IllegalStateException("The demo has no number");
  }

  /// Id of the demo's own flow, which stands beside the one that every company begins with.
  private String demoFlow() {
    for (JsonNode flow : demo().as(OWNER).get("/flows?limit=50").path("items")) {
      if (flow.path("name").asText().startsWith("Tổng đài")) {
        return flow.path("id").asText();
      }
    }
    throw new AssertionError("The demo has no flow of its own");
  }

  /// What the only customer so far has said.
  private Sound said() throws IOException {
    try (Stream<Path> files =
        Files.list(Carrier.folder(settings()).resolve("spool").resolve("monitor"))) {
      Path wav = files.filter(f -> f.toString().endsWith("-said.wav")).findFirst().orElseThrow();
      return Sound.read(wav, 0);
    }
  }

  private Settings settings() {
    Map<String, String> all = new HashMap<>(System.getenv());
    all.putAll(environment);
    return Settings.of(ReadmeTest.root(), all);
  }

  private Demo demo() {
    var secrets = new Secrets(settings().data().resolve("secrets"));
    return new Demo(settings(), new KeycloakAdmin(settings(), secrets), line -> {});
  }

  private static List<String> texts(JsonNode page, String field) {
    List<String> texts = new ArrayList<>();
    page.path("items").forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }
}
