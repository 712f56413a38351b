package alo.local.keycloak;

import alo.local.process.Program;
import alo.local.settings.Key;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Keycloak as a program: built once for PostgreSQL, then started from that build.
public final class Keycloak {
  /// Folder of the distribution inside the cache; `alo` unpacks it there.
  public static final String FOLDER = "keycloak-26.7.3";

  /// Alo's log-in pages, in the checkout.
  private static final String THEMES = "deploy/keycloak/themes";

  private static final Duration START_MAX = Duration.ofSeconds(240);
  private static final Duration STOP_MAX = Duration.ofSeconds(60);
  private static final String BUILT = ".built-for-alo";

  private final Settings settings;
  private final Secrets secrets;

  public Keycloak(Settings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  /// Where it says whether it is ready.
  public URI health() {
    return settings.http(Key.KEYCLOAK_MANAGEMENT_PORT).resolve("/health/ready");
  }

  /// Bakes the options that can not change at run time into the distribution, once.
  public void build() {
    Path home = home();
    Path built = home.resolve(BUILT);
    if (Files.exists(built)) {
      return;
    }
    try {
      var builder =
          new ProcessBuilder(
              home.resolve("bin/kc.sh").toString(),
              "build",
              "--db=postgres",
              "--health-enabled=true",
              "--cache=local");
      builder.environment().putAll(java());
      builder.redirectErrorStream(true);
      Files.createDirectories(settings.log("keycloak").getParent());
      builder.redirectOutput(ProcessBuilder.Redirect.appendTo(settings.log("keycloak").toFile()));
      int code = builder.start().waitFor();
      if (code != 0) {
        throw new IllegalStateException(
            "Keycloak's build ended with %d; see %s".formatted(code, settings.log("keycloak")));
      }
      Files.createFile(built);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException(e);
    }
  }

  /// The program.
  ///
  /// @param options for its JVM
  public Program program(List<String> options) {
    Map<String, String> environment = new LinkedHashMap<>(java());
    environment.put("KC_DB_URL", settings.jdbc("keycloak"));
    environment.put("KC_DB_USERNAME", "keycloak");
    environment.put("KC_DB_PASSWORD", secrets.get("database-keycloak"));
    environment.put("KC_DB_POOL_MAX_SIZE", "20");
    environment.put("KC_BOOTSTRAP_ADMIN_USERNAME", "admin");
    environment.put("KC_BOOTSTRAP_ADMIN_PASSWORD", secrets.get("keycloak-admin"));
    environment.put("KC_SPI_THEME__FOLDER__DIR", settings.root().resolve(THEMES).toString());
    environment.put("JAVA_OPTS_KC_HEAP", "-Xms64m -Xmx512m");
    environment.put("JAVA_OPTS_APPEND", String.join(" ", options));
    return new Program(
        "keycloak",
        List.of(
            home().resolve("bin/kc.sh").toString(),
            "start",
            "--optimized",
            "--http-enabled=true",
            "--hostname=" + settings.http(Key.KEYCLOAK_PORT),
            "--http-host=" + settings.get(Key.ADDRESS),
            "--http-port=" + settings.get(Key.KEYCLOAK_PORT),
            "--http-management-port=" + settings.get(Key.KEYCLOAK_MANAGEMENT_PORT)),
        environment,
        settings.data(),
        settings.log("keycloak"),
        START_MAX,
        STOP_MAX);
  }

  /// Where the distribution lies.
  public Path home() {
    return settings.cache().resolve(FOLDER);
  }

  private static Map<String, String> java() {
    return Map.of("JAVA_HOME", System.getProperty("java.home"));
  }
}
