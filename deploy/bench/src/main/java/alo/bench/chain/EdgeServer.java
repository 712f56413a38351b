package alo.bench.chain;

import alo.local.http.Http;
import alo.local.process.Groups;
import alo.local.process.Program;
import alo.local.process.Supervised;
import alo.local.settings.Settings;
import alo.wire.json.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The packaged edge program on a snapshot of configuration, without a control plane.
final class EdgeServer implements AutoCloseable {
  static final int HTTP_PORT = 8090;
  private static final String NAME = "edge";
  private static final Duration START_MAX = Duration.ofSeconds(90);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);

  private final Supervised process;
  private final Groups groups;

  /// A program that does not run yet.
  ///
  /// @param pbx folder of the edge's PBX
  EdgeServer(Settings settings, Path folder, String address, Path pbx, String amiSecret) {
    Path jar = settings.root().resolve("media-edge/server/target/quarkus-app/quarkus-run.jar");
    if (!Files.exists(jar)) {
      throw new IllegalStateException("Expected the edge server in %s: build it".formatted(jar));
    }
    groups = groups(folder);
    Map<String, String> environment = new LinkedHashMap<>();
    environment.put("QUARKUS_HTTP_HOST", address);
    environment.put("QUARKUS_HTTP_PORT", String.valueOf(HTTP_PORT));
    environment.put("ALO_EDGE_ID", "bench");
    environment.put("ALO_EDGE_DATA", folder.resolve("data").toString());
    environment.put("ALO_EDGE_ADDRESS", address);
    environment.put("ALO_EDGE_AGENT_SOCKET", socket(address).toString());
    environment.put("ALO_EDGE_WEBRTC", "false");
    environment.put("ALO_EDGE_AMI_SECRET", amiSecret);
    environment.put("ALO_EDGE_PBX_DIR", pbx.toString());
    var program =
        new Program(
            NAME,
            List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx384m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "--sun-misc-unsafe-memory-access=allow",
                "-jar",
                jar.toString()),
            environment,
            folder,
            folder.resolve("edge.log"),
            START_MAX,
            STOP_MAX);
    URI health = URI.create("http://%s:%d/q/health/ready".formatted(address, HTTP_PORT));
    process =
        new Supervised(
            NAME, () -> program, () -> Http.answers(health), groups, System.err::println);
  }

  private static Groups groups(Path folder) {
    return new Groups(folder.resolve("run"));
  }

  /// Stops what a killed run has left behind.
  static void stopLeftBehind(Path folder) {
    groups(folder).stop(NAME, STOP_MAX);
  }

  /// Where agents' windows connect.
  static URI socket(String address) {
    return URI.create("ws://%s:%d/agent".formatted(address, HTTP_PORT));
  }

  /// Writes what the control plane would have published.
  static void publish(Path folder, int agents, TicketOffice tickets) {
    Path data = folder.resolve("data");
    try {
      Files.createDirectories(data.resolve("config"));
      Files.createDirectories(data.resolve("keys"));
      Files.writeString(
          data.resolve("config").resolve(Tenant.ID.value() + ".json"),
          Json.write(Tenant.configuration(agents)));
      Files.writeString(data.resolve("keys").resolve("trusted.keys"), tickets.trusted());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// Starts and returns when it is healthy, which includes its PBX.
  void start() {
    process.start();
  }

  @Override
  public void close() {
    process.stop();
    groups.stop(NAME, STOP_MAX);
  }
}
