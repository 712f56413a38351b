package alo.tenants.identity.keycloak;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A real Keycloak with the local system's realm, on memory only. It is a copy of the one that
/// `./alo` has unpacked, since its first start in another mode rebuilds the program's own files.
public final class KeycloakProgram implements AutoCloseable {
  private static final String ADDRESS = "127.0.30.9";
  private static final int PORT = 8189;
  private static final int START_SECONDS_MAX = 240;
  private static final int STOP_SECONDS_MAX = 30;
  private static final Path REALM =
      Path.of("../../deploy/local/src/main/resources/realm/alo-realm.json");

  private final Process process;

  private KeycloakProgram(Process process) {
    this.process = process;
  }

  /// Whether there is one to copy: `./alo test` unpacks it, a bare `mvn test` does not.
  public static boolean isThere() {
    return Files.isExecutable(original().resolve("bin/kc.sh"));
  }

  /// Its address.
  public static String url() {
    return "http://" + ADDRESS + ":" + PORT;
  }

  /// Starts it and returns when the realm answers.
  ///
  /// @param secret of the client `tenants-api`
  /// @param smtpAddress where it mails to
  public static KeycloakProgram start(String secret, String smtpAddress, int smtpPort) {
    Path home = Path.of("target", "keycloak-" + System.nanoTime()).toAbsolutePath();
    try {
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
              "--http-port=" + PORT);
      builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
      builder.environment().put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
      builder.redirectErrorStream(true).redirectOutput(home.resolve("output").toFile());
      var keycloak = new KeycloakProgram(builder.start());
      keycloak.awaitRealm(home.resolve("output"));
      return keycloak;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void awaitRealm(Path output) {
    long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(START_SECONDS_MAX);
    HttpRequest request = HttpRequest.newBuilder(URI.create(url() + "/realms/alo")).build();
    try (HttpClient client = HttpClient.newHttpClient()) {
      while (System.nanoTime() < end && process.isAlive()) {
        try {
          if (client.send(request, BodyHandlers.discarding()).statusCode() == 200) {
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
    throw new AssertionError("Expected Keycloak to start; see " + output);
  }

  @Override
  public void close() {
    process.descendants().forEach(ProcessHandle::destroy);
    process.destroy();
    try {
      if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
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
