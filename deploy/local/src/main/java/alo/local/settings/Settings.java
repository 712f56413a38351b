package alo.local.settings;

import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/// The settings of one local system, from the environment.
public final class Settings {
  /// An edge of the local system.
  ///
  /// @param id e.g. `edge1`
  /// @param address loopback address on which everything of the edge listens
  public record Edge(String id, String address) {}

  private final Path root;
  private final Map<String, String> environment;

  private Settings(Path root, Map<String, String> environment) {
    this.root = root.toAbsolutePath().normalize();
    this.environment = Map.copyOf(environment);
  }

  /// Settings for the checkout at `root`.
  public static Settings of(Path root, Map<String, String> environment) {
    return new Settings(root, environment);
  }

  /// The value of a key.
  public String get(Key key) {
    String value = environment.get(key.variable());
    return value == null || value.isBlank() ? key.fallback() : value.strip();
  }

  /// A key that is a number.
  public int number(Key key) {
    try {
      return Integer.parseInt(get(key));
    } catch (NumberFormatException e) {
      throw new IllegalArgumentException(
          "Expected a number in %s, but it is \"%s\"".formatted(key.variable(), get(key)), e);
    }
  }

  /// Whether a key that is on or off is on.
  public boolean isOn(Key key) {
    return switch (get(key)) {
      case "on", "true", "1" -> true;
      case "off", "false", "0" -> false;
      default ->
          throw new IllegalArgumentException(
              "Expected on or off in %s, but it is \"%s\"".formatted(key.variable(), get(key)));
    };
  }

  /// The checkout.
  public Path root() {
    return root;
  }

  /// The folder of data, logs and secrets.
  public Path data() {
    return folder(Key.DATA);
  }

  /// The folder of downloaded programs.
  public Path cache() {
    return folder(Key.CACHE);
  }

  /// The log file of a service.
  public Path log(String service) {
    return data().resolve("log").resolve(service + ".log");
  }

  /// The edges, in order.
  public List<Edge> edges() {
    return List.of(
        new Edge("edge1", get(Key.EDGE1_ADDRESS)), new Edge("edge2", get(Key.EDGE2_ADDRESS)));
  }

  /// Address of a service on the common address.
  public URI http(Key port) {
    return URI.create("http://%s:%d".formatted(get(Key.ADDRESS), number(port)));
  }

  /// The realm's address: issuer of all tokens.
  public String issuer() {
    return http(Key.KEYCLOAK_PORT) + "/realms/alo";
  }

  /// Address of a database for the JDBC driver.
  public String jdbc(String database) {
    return "jdbc:postgresql://127.0.0.1:%d/%s".formatted(number(Key.POSTGRES_PORT), database);
  }

  private Path folder(Key key) {
    String value = get(key);
    Path home = Path.of(environment.getOrDefault("HOME", System.getProperty("user.home")));
    return value.startsWith("~/")
        ? home.resolve(value.substring(2))
        : root.resolve(value).toAbsolutePath().normalize();
  }
}
