package alo.tenants.identity.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real Keycloak with the local system's realm, on memory only. It is a copy of the one that
/// `./alo` has unpacked, since its first start in another mode rebuilds the program's own files.
public final class KeycloakProgram implements AutoCloseable {
  private static final String ADDRESS = "127.0.30.9";
  private static final int START_SECONDS_MAX = 240;
  private static final int STOP_SECONDS_MAX = 30;
  private static final Path REALM =
      Path.of("../../deploy/local/src/main/resources/realm/alo-realm.json");

  private final Process process;
  private final Path home;
  private final int port;

  private KeycloakProgram(Process process, Path home, int port) {
    this.process = process;
    this.home = home;
    this.port = port;
  }

  /// Whether there is one to copy: `./alo test` unpacks it, a bare `mvn test` does not.
  public static boolean isThere() {
    return Files.isExecutable(original().resolve("bin/kc.sh"));
  }

  /// Its address.
  public String url() {
    return "http://" + ADDRESS + ":" + port;
  }

  /// Starts it and returns when the realm answers.
  ///
  /// @param secret of the client `tenants-api`
  /// @param smtpAddress where it mails to
  public static KeycloakProgram start(String secret, String smtpAddress, int smtpPort) {
    Path home = Path.of("target", "keycloak-" + System.nanoTime()).toAbsolutePath();
    try {
      int port = freePort();
      run("cp", "-r", original().toString(), home.toString());
      Path imported = Files.createDirectories(home.resolve("data/import"));
      Files.writeString(
          imported.resolve("alo-realm.json"),
          Files.readString(REALM)
              .replace("@SMTP_HOST@", smtpAddress)
              .replace("@SMTP_PORT@", String.valueOf(smtpPort))
              .replace("@UI@", "http://127.0.30.1:8080")
              .replace("@AGENT_UI_SECRET@", secret)
              .replace("@TENANTS_API_SECRET@", secret));
      var builder =
          new ProcessBuilder(
              home.resolve("bin/kc.sh").toString(),
              "start-dev",
              "--db=dev-mem",
              "--cache=local",
              "--import-realm",
              "--http-host=" + ADDRESS,
              "--http-port=" + port);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
      builder.redirectErrorStream(true).redirectOutput(home.resolve("output").toFile());
      var keycloak = new KeycloakProgram(builder.start(), home, port);
      keycloak.awaitRealm();
      return keycloak;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitRealm() {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/realms/alo")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (client.send(request, BodyHandlers.discarding()).statusCode() == 200
              && process.isAlive()) {
            return;
          }
        } catch (IOException e) {
          // Nobody listens yet.
        }
        TimeUnit.MILLISECONDS.sleep(250);
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
    close();
    throw new AssertionError("Expected Keycloak to start; see target/keycloak.log");
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
        process.waitFor();
      }
      // 200 MB a run; what it said stays for whoever looks for a cause.
      Files.move(
          home.resolve("output"),
          home.resolveSibling("keycloak.log"),
          StandardCopyOption.REPLACE_EXISTING);
      run("rm", "-rf", home.toString());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static int freePort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getByName(ADDRESS))) {
      return socket.getLocalPort();
    }
  }

  private static void run(String... command) throws IOException {
    Process process = new ProcessBuilder(List.of(command)).inheritIO().start();
    try {
      if (process.waitFor() != 0) {
        throw new IOException("Failed: " + List.of(command));
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IOException(e);
    }
  }

  private static Path original() {
    String cache =
        System.getenv().getOrDefault("ALO_CACHE", System.getProperty("user.home") + "/.cache/alo");
    return Path.of(cache, "keycloak-" + System.getProperty("test.keycloak.version"));
  }
}
