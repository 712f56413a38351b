package alo.e2e.system;

import alo.local.carrier.Carrier;
import alo.local.carrier.Voices;
import alo.local.demo.Api;
import alo.local.http.Http;
import alo.local.keycloak.KeycloakAdmin;
import alo.local.settings.Key;
import alo.local.settings.Settings;
import alo.local.system.LocalSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicInteger;

/// The system under test.
public final class AloSystem implements AutoCloseable {
  /// Everybody's password in the tests.
  public static final String PASSWORD = "e2e-pass-word";

  private static final String PROVIDER = "provider@e2e.test";
  private static final int MICROPHONE_RATE = 48_000;
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Duration SIGN_UP_MAX = Duration.ofSeconds(10);

  /// Data folder of a system that runs already at the tests' addresses: a developer's shortcut past
  /// the start. Tests that stop or kill a part do not work with it.
  private static final String ATTACH = "ALO_E2E_ATTACH";

  /// The third part of all addresses, so that two clones can run their stories side by side.
  private static final int NET =
      Integer.parseInt(System.getenv().getOrDefault("ALO_E2E_NET", "61"));
  private static final int POSTGRES_PORT_BASE = 5401;

  private final boolean attached;
  private final Settings settings;
  private final LocalSystem local;
  private final KeycloakAdmin keycloak;
  private final Carrier carrier;
  private final AtomicInteger numbers = new AtomicInteger();

  private AloSystem(Path data) {
    Map<String, String> environment = new HashMap<>();
    for (String name : List.of("HOME", "ALO_CACHE", "ALO_AOT")) {
      if (System.getenv(name) != null) {
        environment.put(name, System.getenv(name));
      }
    }
    // The data are new every time.
    String running = System.getenv(ATTACH);
    environment.put("ALO_DATA", running == null ? data.toString() : running);
    environment.put("ALO_ADDRESS", address(1));
    environment.put("ALO_EDGE1_ADDRESS", address(2));
    environment.put("ALO_EDGE2_ADDRESS", address(3));
    environment.put("ALO_CARRIER_ADDRESS", address(10));
    environment.put("ALO_POSTGRES_PORT", String.valueOf(POSTGRES_PORT_BASE + NET));
    this.settings = Settings.of(ROOT, environment);
    this.local = new LocalSystem(settings, line -> System.out.println("[alo] " + line));
    if (!local.missing().isEmpty()) {
      throw new IllegalStateException(
          "Expected all servers to be built, but these are not: " + local.missing());
    }
    this.attached = System.getenv(ATTACH) != null;
    try {
      if (!attached) {
        local.start();
      }
    } catch (RuntimeException e) {
      local.stop();
      throw e;
    }
    this.keycloak = new KeycloakAdmin(settings, local.secrets());
    this.carrier = new Carrier(settings, local.secrets());
    keycloak.provider(PROVIDER, "Nhà", "Cung cấp", PASSWORD);
  }

  /// Starts a system on empty data.
  public static AloSystem start() {
    Path data = Path.of("target", "e2e", String.valueOf(System.nanoTime())).toAbsolutePath();
    return new AloSystem(data);
  }

  /// One of the loopback addresses that belong to these tests; the system has 1 to 10.
  public static String address(int host) {
    return "127.0." + NET + "." + host;
  }

  /// Where everything lies.
  public Settings settings() {
    return settings;
  }

  /// The services, to stop, kill and start.
  public LocalSystem local() {
    return local;
  }

  /// The telephone network.
  public Carrier carrier() {
    return carrier;
  }

  /// Voices for callers and microphones.
  public Voices voices() {
    return Carrier.voices(settings);
  }

  /// A microphone that says a sentence over and over.
  Path microphone(String sentence) {
    String name = "mic-" + Integer.toHexString(sentence.hashCode());
    return voices().speak(name, sentence, "vi", MICROPHONE_RATE);
  }

  /// The provider at a page.
  public Screen provider(String path) {
    return Screen.logIn(this, "provider", PROVIDER, microphone("Xin chào."), path);
  }

  /// What a part of the system writes into its log from now on.
  public LogTail log(String part) {
    return new LogTail(settings.log(part));
  }

  /// What an edge's PBX writes into its log from now on.
  public LogTail pbxLog(String edge) {
    return new LogTail(settings.data().resolve(edge).resolve("pbx/log/messages"));
  }

  /// The API as a person.
  public Api as(String email) {
    return new Api(settings.http(Key.API_PORT), () -> keycloak.token(email, PASSWORD));
  }

  /// The API as the provider.
  public Api provider() {
    return as(PROVIDER);
  }

  /// The API as nobody.
  public Api nobody() {
    return new Api(settings.http(Key.API_PORT), null);
  }

  /// Waits until an edge has its link to the control plane.
  public void awaitEdge(String edge, Duration max) {
    Await.until(
        edge + " to be connected",
        max,
        () -> {
          for (JsonNode e : items(provider().get("/provider/edges"))) {
            if (e.path("id").asText().equals(edge)) {
              return e.path("connected").asBoolean();
            }
          }
          return false;
        });
  }

  /// Waits until a killed program runs again and its edge is connected.
  public void awaitRestart(String edge, long killed, Duration max) {
    Await.until(
        edge + " to run again",
        max,
        () -> local.program(edge).handle().pid() != killed && local.isHealthy(edge));
    awaitEdge(edge, max);
  }

  /// Signs a company up over HTTP on an edge, with no shortcut but the owner's password: the
  /// invitation's link is followed by nobody here.
  public Tenant signUp(String company, String edge) {
    awaitEdge(edge, Duration.ofSeconds(60));
    String number = "+842473%06d".formatted(100_000 + numbers.incrementAndGet());
    provider()
        .post(
            "/provider/numbers",
            UUID.randomUUID().toString(),
            Map.of("numbers", List.of(number), "edge", edge));
    String owner = "owner-" + UUID.randomUUID().toString().substring(0, 8) + "@e2e.test";
    long from = System.nanoTime();
    JsonNode done =
        nobody()
            .post(
                "/signups",
                UUID.randomUUID().toString(),
                Map.of(
                    "company",
                    company,
                    "ownerName",
                    "Nguyễn Thị Mai",
                    "ownerEmail",
                    owner,
                    "language",
                    "vi"));
    Duration took = Duration.ofNanos(System.nanoTime() - from);
    setPassword(owner);
    return new Tenant(
        this,
        done.path("tenant").asText(),
        company,
        edge,
        done.path("number").asText(),
        owner,
        took.compareTo(SIGN_UP_MAX) < 0);
  }

  /// Sets a person's password, as if the invitation had been followed.
  void setPassword(String email) {
    if (!keycloak.password(email, PASSWORD)) {
      throw new AssertionError("There is no person " + email);
    }
  }

  /// The items of a page or a plain list.
  public static Iterable<JsonNode> items(JsonNode page) {
    return page.isArray() ? page : page.path("items");
  }

  /// A path segment.
  public static String encoded(String value) {
    return Http.encoded(value);
  }

  @Override
  public void close() {
    carrier.close();
    if (!attached) {
      local.stop();
    }
  }
}
