package alo.e2e.system;

import alo.e2e.sound.Sound;
import alo.e2e.sound.Voice;
import alo.local.carrier.Carrier;
import alo.local.carrier.Voices;
import alo.local.demo.Api;
import alo.local.demo.FreshToken;
import alo.local.http.Http;
import alo.local.keycloak.KeycloakAdmin;
import alo.local.settings.Key;
import alo.local.settings.Settings;
import alo.local.system.LocalSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The system under test.
public final class AloSystem implements AutoCloseable {
  /// Everybody's password in the tests.
  public static final String PASSWORD = "e2e-pass-word";

  private static final String PROVIDER = "provider@e2e.test";
  private static final int MICROPHONE_RATE = 48_000;
  private static final Path ROOT = Path.of("../..").toAbsolutePath().normalize();
  private static final Duration SIGN_UP_MAX = Duration.ofSeconds(10);
  private static final Duration MAIL_MAX = Duration.ofSeconds(20);
  private static final Pattern INVITATION =
      Pattern.compile("https?://\\S+/login-actions/action-token\\?\\S+");
  private static final Pattern VERIFICATION = Pattern.compile("https?://\\S+/verify\\.html#\\S+");

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
  /// One log-in serves for a while: the identity provider refuses a person's second one at the same
  /// moment.
  private final Map<String, FreshToken> tokens = new ConcurrentHashMap<>();

  private final AtomicInteger numbers = new AtomicInteger();

  private AloSystem(Path data) {
    Map<String, String> environment = new HashMap<>();
    for (String name : List.of("HOME", "ALO_CACHE", "ALO_AOT")) {
      if (System.getenv(name) != null) {
        environment.put(name, System.getenv(name));
      }
    }
    // Nobody starts again from what an orderly end would write for half a minute.
    environment.putIfAbsent("ALO_AOT", "off");
    // The data are new every time.
    String running = System.getenv(ATTACH);
    environment.put("ALO_DATA", running == null ? data.toString() : running);
    environment.put("ALO_ADDRESS", address(1));
    environment.put("ALO_EDGE1_ADDRESS", address(2));
    environment.put("ALO_EDGE2_ADDRESS", address(3));
    environment.put("ALO_CARRIER_ADDRESS", address(10));
    environment.put("ALO_GATEWAY_ADDRESS", address(11));
    environment.put("ALO_POSTGRES_PORT", String.valueOf(postgresPort()));
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

  /// Where its PostgreSQL listens, on 127.0.0.1 like everybody's.
  public static int postgresPort() {
    return POSTGRES_PORT_BASE + NET;
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

  /// A voice of the telephone network, e.g. `caller`, to be found again in what is heard.
  public Voice voice(String name) {
    try {
      return new Voice(Sound.read(voices().file(name), 0));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// A microphone that says a sentence over and over.
  Path microphone(String sentence) {
    String name = "mic-" + Integer.toHexString(sentence.hashCode());
    return voices().speak(name, sentence, "vi", MICROPHONE_RATE);
  }

  /// The provider at a page.
  public Screen provider(String path) {
    return Screen.logIn(settings, "provider", PROVIDER, microphone("Xin chào."), path);
  }

  /// A browser in which nobody is logged in, at a page.
  public Screen visitor(String name, String path) {
    return visitor(name, path, "Xin chào.");
  }

  /// The same with a sentence that the microphone says.
  public Screen visitor(String name, String path, String sentence) {
    return Screen.open(
        settings, name, microphone(sentence), settings.http(Key.UI_PORT).resolve(path));
  }

  /// The link of the mail by which a person is invited.
  public URI invitation(String email) {
    return link(INVITATION, email);
  }

  /// The link of a later mail of that kind.
  ///
  /// @param but the link of the one before
  public URI anotherInvitation(String email, URI but) {
    Matcher link = INVITATION.matcher(text(INVITATION, email, but.toString()));
    assertFound(link.find());
    return URI.create(link.group());
  }

  private static void assertFound(boolean found) {
    if (!found) {
      throw new AssertionError("There is no link in the mail");
    }
  }

  /// The link of the mail that asks a stranger whether he signed up.
  public URI verification(String email) {
    return link(VERIFICATION, email);
  }

  private URI link(Pattern form, String email) {
    Matcher link = form.matcher(text(form, email));
    assertFound(link.find());
    return URI.create(link.group());
  }

  /// The invitation itself, as text.
  public String invitationText(String email) {
    return text(INVITATION, email);
  }

  private String text(Pattern form, String email) {
    return text(form, email, "a text that is in no mail");
  }

  private String text(Pattern form, String email, String without) {
    URI mails = settings.http(Key.MAIL_PORT);
    return Await.get(
        "a mail with a link to " + email,
        MAIL_MAX,
        () -> {
          for (JsonNode mail : mail(mails, "/mails")) {
            if (mail.path("to").asText().equals(email)) {
              String text = mail(mails, "/mails/" + mail.path("id").asInt()).path("text").asText();
              if (form.matcher(text).find() && !text.contains(without)) {
                return Optional.of(text);
              }
            }
          }
          return Optional.empty();
        });
  }

  private static JsonNode mail(URI mails, String path) {
    return Http.send("GET", mails.resolve(path), Map.of(), null).ok().body();
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
    return new Api(
        settings.http(Key.API_PORT),
        tokens.computeIfAbsent(email, e -> new FreshToken(() -> keycloak.token(e, PASSWORD))));
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
    awaitAgain(edge, killed, max);
    awaitEdge(edge, max);
  }

  /// Waits until a killed server runs again, as another process, and is well.
  public void awaitAgain(String server, long killed, Duration max) {
    Await.until(
        server + " to run again",
        max,
        () -> local.program(server).handle().pid() != killed && local.isHealthy(server));
  }

  /// Signs a company up on an edge as the provider does, who needs no mail to be followed, and sets
  /// the owner's password. What a stranger does is told in `FirstDayTest`.
  public Tenant signUp(String company, String edge) {
    String owner = someone("owner");
    awaitEdge(edge, Duration.ofSeconds(60));
    stock(edge);
    long from = System.nanoTime();
    JsonNode done =
        provider()
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
        took.compareTo(SIGN_UP_MAX) < 0,
        from);
  }

  /// A mail address that nobody else has.
  public static String someone(String who) {
    return who + "-" + UUID.randomUUID().toString().substring(0, 8) + "@e2e.test";
  }

  /// Gives the provider one more number.
  public void stock(String edge) {
    String number = "+842473%06d".formatted(100_000 + numbers.incrementAndGet());
    provider()
        .post(
            "/provider/numbers",
            UUID.randomUUID().toString(),
            Map.of("numbers", List.of(number), "edge", edge));
  }

  /// A tenant that somebody else has signed up, under a name that only it has.
  public Tenant tenant(String company, String number, String owner) {
    for (JsonNode tenant : items(provider().get("/provider/tenants?limit=100"))) {
      if (tenant.path("name").asText().equals(company)) {
        String id = tenant.path("id").asText();
        return new Tenant(
            this,
            id,
            company,
            tenant.path("homeEdge").asText(),
            number,
            owner,
            true,
            System.nanoTime());
      }
    }
    throw new AssertionError("There is no tenant " + company);
  }

  /// Sets a person's password, as if the invitation had been followed.
  void setPassword(String email) {
    if (!keycloak.password(email, PASSWORD)) {
      throw new AssertionError("There is no person " + email);
    }
    // He may have become a member of one more company.
    tokens.remove(email);
  }

  /// Has somebody log in anew for the API: he has become a member of one more company.
  public void forgetLogIn(String email) {
    tokens.remove(email);
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
