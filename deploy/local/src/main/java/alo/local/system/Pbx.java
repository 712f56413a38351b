package alo.local.system;

import alo.local.process.Program;
import alo.local.settings.Key;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Asterisk instances: the edges' and the carrier's, each in its folder on its address.
///
/// The files are written by `deploy/edge/pbx.sh render`; the launcher supervises the process
/// itself.
final class Pbx {
  private static final Duration START_MAX = Duration.ofSeconds(60);
  private static final Duration STOP_MAX = Duration.ofSeconds(10);
  private static final int CONNECT_MILLIS_MAX = 1_000;

  private final Settings settings;
  private final Secrets secrets;

  Pbx(Settings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  /// The private Asterisk installation.
  static Path installation(Settings settings) {
    return settings.cache().resolve("asterisk-22");
  }

  /// Folder of an edge's instance.
  static Path folder(Settings settings, String edge) {
    return settings.data().resolve(edge).resolve("pbx");
  }

  /// The SIP trace of an edge's instance: what it said to the carrier and to telephones.
  static Path trace(Settings settings, String edge) {
    return folder(settings, edge).resolve("log").resolve("trace");
  }

  /// Writes an edge's files.
  void renderEdge(Settings.Edge edge) {
    Map<String, String> values = common(edge.address(), secrets.get("ami-" + edge.id()));
    values.put("EDGE_ID", edge.id());
    values.put("AGI_PORT", settings.get(Key.AGI_PORT));
    values.put("WS_PORT", settings.get(Key.SIP_SOCKET_PORT));
    values.put("CARRIER", settings.get(Key.CARRIER_ADDRESS));
    values.put("GATEWAY", settings.get(Key.GATEWAY_ADDRESS));
    values.put("SIP_TRACE", "yes");
    render(settings.root().resolve("deploy/edge/asterisk"), folder(settings, edge.id()), values);
  }

  /// Writes the carrier's files.
  void renderCarrier(Path folder) {
    Map<String, String> values =
        common(settings.get(Key.CARRIER_ADDRESS), secrets.get("ami-carrier"));
    values.put("GATEWAY", settings.get(Key.GATEWAY_ADDRESS));
    settings
        .edges()
        .forEach(e -> values.put(e.id().toUpperCase(java.util.Locale.ROOT), e.address()));
    render(settings.root().resolve("deploy/local/carrier"), folder, values);
  }

  /// The instance as a program.
  Program program(String name, Path folder) {
    return new Program(
        name,
        List.of(
            installation(settings).resolve("asterisk").toString(),
            "-f",
            "-q",
            "-C",
            folder.resolve("etc/asterisk.conf").toString()),
        Map.of(),
        folder,
        settings.log(name),
        START_MAX,
        STOP_MAX);
  }

  /// Whether the manager port of an instance greets.
  boolean answers(String address) {
    try (var socket = new Socket()) {
      socket.connect(
          new InetSocketAddress(address, settings.number(Key.AMI_PORT)), CONNECT_MILLIS_MAX);
      socket.setSoTimeout(CONNECT_MILLIS_MAX);
      byte[] greeting = socket.getInputStream().readNBytes(8);
      return new String(greeting, StandardCharsets.UTF_8).equals("Asterisk");
    } catch (IOException e) {
      return false;
    }
  }

  private Map<String, String> common(String address, String amiSecret) {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("ASTERISK", installation(settings).toString());
    values.put("ADDRESS", address);
    values.put("SIP_PORT", settings.get(Key.SIP_PORT));
    values.put("AMI_PORT", settings.get(Key.AMI_PORT));
    values.put("AMI_SECRET", amiSecret);
    return values;
  }

  private void render(Path templates, Path folder, Map<String, String> values) {
    List<String> command = new ArrayList<>();
    command.add(settings.root().resolve("deploy/edge/pbx.sh").toString());
    command.addAll(List.of("render", templates.toString(), folder.toString()));
    values.forEach((name, value) -> command.add(name + "=" + value));
    try {
      Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
      String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
      if (process.waitFor() != 0) {
        throw new IllegalStateException("pbx.sh render: " + out);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }
}
