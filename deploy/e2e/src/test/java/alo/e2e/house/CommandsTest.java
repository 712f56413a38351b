package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.browser.Page;
import alo.e2e.house.Commands.Running;
import alo.e2e.house.Commands.Said;
import alo.e2e.sound.Sound;
import alo.e2e.system.AloSystem;
import alo.e2e.system.KeepsScreens;
import alo.e2e.system.Screen;
import alo.local.carrier.Carrier;
import alo.local.http.Http;
import alo.local.http.Json;
import alo.local.process.Groups;
import alo.local.settings.Key;
import alo.local.system.LocalSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.RegisterExtension;

/// The launcher's commands, as they are typed, on a system of its own.
@Timeout(900)
class CommandsTest {
  private static final Duration SOON = Duration.ofSeconds(60);
  private static final int EVERY_DISK_MIB = 2_000_000_000;

  /// As long the demo's callers wait before they are asked for a message.
  private static final int QUEUE_WAIT_SECONDS = 25;

  private static final String OWNER = "admin@demo.test";
  private static final String AGENT = "ana@demo.test";
  private static final String DEMO_PASSWORD = "alo-demo";

  private Commands commands;
  private Path folder;

  /// It asks for the folder after a failure only.
  @RegisterExtension final KeepsScreens screens = new KeepsScreens(() -> commands.folder());

  @BeforeEach
  void addresses() throws IOException {
    commands = new Commands();
    folder = commands.folder();
  }

  @AfterEach
  void stop() throws InterruptedException {
    commands.close();
  }

  @Test
  @DisplayName("up, call, doctor, down, and up again with everything that was there")
  void day() throws IOException, InterruptedException {
    Path first = commands.up("first");
    JsonNode endpoints = Json.read(Files.readString(folder.resolve("data/endpoints.json")));
    var announced = new Announced(endpoints, AloSystem.address(120));
    announced.assertThatAllAnswers();
    announced.assertThatNothingTellsA(folder.resolve("data/secrets"));
    assertThat(Files.readString(first)).contains("Ready after", AGENT, "./alo call");
    refused();

    String flow = demoFlow();
    String key = UUID.randomUUID().toString();
    JsonNode second =
        commands.demo().as(OWNER).post("/numbers", key, Map.of("label", "Hotline 2", "flow", flow));
    String number = second.path("number").asText();
    Said call =
        commands.alo("call", "--number", number, "--key", "1", "--wait", "60", "--talk", "6");
    assertThat(call.code()).as(call.text()).isZero();
    assertThat(call.text()).contains("VOICEMAIL");
    Sound said = said();
    assertThat(said.longestSilence())
        .as("seconds in which the customer waited without a word")
        .isGreaterThan(QUEUE_WAIT_SECONDS - 5);
    assertThat(said.audibleSeconds()).as("his message").isGreaterThan(2);
    Said foreign = commands.alo("call", "--number", "+84247300019999");
    assertThat(foreign.code()).as(foreign.text()).isEqualTo(1);
    assertThat(foreign.text()).contains("No demo company has").contains("not answered");
    threeCustomersAndOneAgent();
    sick();
    String renamed = demoNumber();
    commands.demo().as(OWNER).put("/numbers/" + renamed, Map.of("label", "Cấp cứu", "flow", flow));

    assertThat(commands.alo("down").code()).isZero();
    assertThat(LocalSystem.groups(commands.settings()).living())
        .as("processes after the stop")
        .isEmpty();
    assertThat(Files.readString(commands.up("again"))).doesNotContain("an earlier run left behind");
    assertThat(owned("/numbers", "number")).contains(number);
    assertThat(owned("/numbers", "label"))
        .as("labels, one of them of somebody's own choice")
        .containsExactlyInAnyOrder("Cấp cứu", "Hotline 2");
    assertThat(owned("/interactions", "disposition"))
        .containsExactlyInAnyOrder("VOICEMAIL", "ANSWERED", "VOICEMAIL", "VOICEMAIL");
    assertThat(commands.alo("down").code()).isZero();
  }

  /// Customers in a row, of whom the only agent answers the first; the others wait for her in vain.
  private void threeCustomersAndOneAgent() throws IOException, InterruptedException {
    Path voice =
        Carrier.voices(commands.settings()).speak("ana", "Dạ em là Ana, xin nghe.", "vi", 48_000);
    // Closed after a failure too, when its picture is kept.
    Screen ana =
        Screen.open(
            commands.settings(),
            "demo-ana",
            voice,
            commands.settings().http(Key.UI_PORT).resolve("/desk"));
    ana.logIn(AGENT, DEMO_PASSWORD);
    Page page = ana.page();
    page.await(
        "a registered telephone",
        SOON,
        "document.querySelector('alo-softphone')?.dataset.line === 'registered'");
    page.click("[data-testid=ready]", "", SOON);
    Running customers =
        commands.begin("call", "--count", "3", "--rate", "2", "--wait", "60", "--talk", "30");
    page.click("[data-testid=answer]", "", SOON);
    Said three = customers.end();
    assertThat(three.code()).as(three.text()).isZero();
    assertThat(three.text())
        .contains("3 of 3 calls ran as configured")
        .containsOnlyOnce(": ANSWERED, ")
        .containsPattern("(?s)VOICEMAIL.*VOICEMAIL");
    ana.close();
  }

  /// A server that hangs is alive for the kernel only.
  private void sick() throws IOException, InterruptedException {
    Said well = commands.alo("doctor");
    assertThat(well.code()).as(well.text()).isZero();
    ProcessHandle billing = LocalSystem.groups(commands.settings()).find("billing").orElseThrow();
    Groups.signal("STOP", billing);
    try {
      Said sick = commands.alo("doctor");
      assertThat(sick.code()).isEqualTo(1);
      assertThat(sick.text())
          .isEqualTo(
              "billing runs but is not healthy; see %s\n"
                  .formatted(commands.settings().log("billing")));
    } finally {
      Groups.signal("CONT", billing);
    }
  }

  /// What a second system is told, each in one line.
  private void refused() throws IOException, InterruptedException {
    Said twice = commands.run("twice", Map.of(), Commands.launcher("up"));
    assertThat(twice.code()).isEqualTo(1);
    assertThat(twice.text()).isEqualTo("alo: It is running already. ./alo down stops it.\n");

    String elsewhere = folder.resolve("elsewhere").toString();
    Said busy = commands.run("busy", Map.of("ALO_DATA", elsewhere), Commands.launcher("up"));
    assertThat(busy.code()).isEqualTo(1);
    assertThat(busy.text())
        .contains(
            "Port 8081 on %s (tenants-api) is in use by another program: stop that, or set ALO_API_PORT\n"
                .formatted(AloSystem.address(101)))
        .doesNotContain("Exception", "Stopping");

    String full = String.valueOf(EVERY_DISK_MIB);
    Said disk =
        commands.run(
            "disk",
            Map.of("ALO_DATA", elsewhere, "ALO_DISK_FREE_MIB_MIN", full),
            List.of("bash", ReadmeTest.root().resolve("alo").toString(), "up"));
    assertThat(disk.code()).isEqualTo(1);
    assertThat(disk.text())
        .matches("alo: only [0-9]+ MiB are free in .*, %s are needed\n".formatted(full));
  }

  private String demoNumber() {
    for (JsonNode number : commands.demo().as(OWNER).get("/numbers?limit=50").path("items")) {
      if (!number.path("label").asText().equals("Hotline 2")) {
        return Http.encoded(number.path("number").asText());
      }
    }
    throw new IllegalStateException("The demo has no number");
  }

  /// Id of the demo's own flow, which stands beside the one that every company begins with.
  private String demoFlow() {
    for (JsonNode flow : commands.demo().as(OWNER).get("/flows?limit=50").path("items")) {
      if (flow.path("name").asText().startsWith("Tổng đài")) {
        return flow.path("id").asText();
      }
    }
    throw new AssertionError("The demo has no flow of its own");
  }

  /// What the only customer so far has said.
  private Sound said() throws IOException {
    try (Stream<Path> files =
        Files.list(Carrier.folder(commands.settings()).resolve("spool").resolve("monitor"))) {
      Path wav = files.filter(f -> f.toString().endsWith("-said.wav")).findFirst().orElseThrow();
      return Sound.read(wav, 0);
    }
  }

  /// A field of what the demo's owner sees.
  private List<String> owned(String list, String field) {
    List<String> texts = new ArrayList<>();
    commands
        .demo()
        .as(OWNER)
        .get(list + "?limit=50")
        .path("items")
        .forEach(item -> texts.add(item.path(field).asText()));
    return texts;
  }
}
