package alo.local.system;

import static org.assertj.core.api.Assertions.assertThat;

import alo.local.process.Groups;
import alo.local.settings.Settings;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/// Parts that are only a process and a port: what `./alo doctor` sees of the true ones.
@DisplayName("The doctor at a running system")
@Timeout(60)
class LocalSystemTest {
  private static final InetAddress HERE = InetAddress.getLoopbackAddress();
  private static final String SICK = " runs but is not healthy; see ";

  @TempDir Path folder;
  private HttpServer mail;
  private ServerSocket pbx;
  private Process program;
  private Groups groups;
  private LocalSystem system;
  private volatile int status = 200;
  private volatile String greeting = "Asterisk Call Manager";

  @BeforeEach
  void start() throws IOException {
    mail = HttpServer.create(new InetSocketAddress(HERE, 0), 0);
    mail.createContext(
        "/mails",
        exchange -> {
          exchange.sendResponseHeaders(status, -1);
          exchange.close();
        });
    mail.start();
    pbx = new ServerSocket(0, 0, HERE);
    Thread.ofVirtual().start(this::greet);
    program = new ProcessBuilder("sleep", "600").start();
    Map<String, String> environment = new HashMap<>();
    environment.put("ALO_DATA", folder.resolve("data").toString());
    environment.put("ALO_MAIL_PORT", String.valueOf(mail.getAddress().getPort()));
    environment.put("ALO_EDGE1_ADDRESS", HERE.getHostAddress());
    environment.put("ALO_AMI_PORT", String.valueOf(pbx.getLocalPort()));
    // Nobody listens there.
    environment.put("ALO_CARRIER_ADDRESS", "127.0.60.99");
    Settings settings = Settings.of(folder, environment);
    groups = LocalSystem.groups(settings);
    groups.note("mail", program.toHandle());
    groups.note("edge1-pbx", program.toHandle());
    groups.note("carrier", program.toHandle());
    system = new LocalSystem(settings, line -> {});
  }

  @AfterEach
  void stop() throws IOException {
    program.destroyForcibly();
    mail.stop(0);
    pbx.close();
  }

  private void greet() {
    while (!pbx.isClosed()) {
      try (var caller = pbx.accept()) {
        caller.getOutputStream().write(greeting.getBytes(StandardCharsets.UTF_8));
      } catch (IOException e) {
        // The end of the test, or a caller who is gone.
      }
    }
  }

  private String log(String part) {
    return folder.resolve("data/log").resolve(part + ".log").toString();
  }

  @Test
  @DisplayName("has nothing against a part that runs and answers as it should")
  void healthy() {
    assertThat(system.complaints())
        .noneMatch(line -> line.startsWith("mail"))
        .noneMatch(line -> line.startsWith("edge1-pbx"));
  }

  @Test
  @DisplayName("names a part that runs and says itself that it is not well, with its log")
  void saysSo() {
    status = 503;
    greeting = "HTTP/1.1 400 Bad Request";
    assertThat(system.complaints())
        .contains("mail" + SICK + log("mail"), "edge1-pbx" + SICK + log("edge1-pbx"));
  }

  @Test
  @DisplayName("names a part that runs and refuses connections")
  void refuses() {
    mail.stop(0);
    assertThat(system.complaints())
        .contains("mail" + SICK + log("mail"), "carrier" + SICK + log("carrier"));
  }

  @Test
  @DisplayName("names a part whose program has died, or was never there")
  void dead() throws InterruptedException {
    program.destroyForcibly().waitFor();
    assertThat(system.complaints())
        .contains("mail does not run", "edge1-pbx does not run", "store does not run");
  }

  @Test
  @DisplayName("names a server that nobody has built")
  void notBuilt() {
    assertThat(system.complaints()).contains("tenants-api is not built: ./alo up builds it");
  }
}
