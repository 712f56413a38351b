package alo.local.system;

import alo.local.carrier.Carrier;
import alo.local.http.Http;
import alo.local.keycloak.Keycloak;
import alo.local.keycloak.KeycloakAdmin;
import alo.local.postgres.Database;
import alo.local.process.Groups;
import alo.local.process.Program;
import alo.local.process.Supervised;
import alo.local.settings.Key;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import alo.local.system.Part.Listener;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executor;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// The whole of Alo on one machine.
///
/// Every part starts as soon as the parts that it needs are ready, and stops after those that need
/// it. A server whose jar is not there is left out and said.
public final class LocalSystem {
  private static final Duration HELPER_START_MAX = Duration.ofSeconds(30);
  private static final Duration HELPER_STOP_MAX = Duration.ofSeconds(10);

  private final Settings settings;
  private final Secrets secrets;
  private final Groups groups;
  private final Consumer<String> report;
  private final Map<String, Part> parts = new LinkedHashMap<>();
  private final Map<String, Supervised> programs = new ConcurrentHashMap<>();
  private final List<String> missing = new ArrayList<>();
  private final Database database;

  /// A system that does not run yet.
  ///
  /// @param report gets one line of progress at a time
  public LocalSystem(Settings settings, Consumer<String> report) {
    this.settings = settings;
    this.report = report;
    this.secrets = new Secrets(settings.data().resolve("secrets"));
    this.groups = groups(settings);
    this.database = new Database(settings, secrets, groups, report);
    var caches = new AotCaches(settings.isOn(Key.AOT));
    addDatabase();
    addHelpers();
    addKeycloak(caches);
    addPbxes();
    addServers(new Servers(settings, secrets, caches));
  }

  /// Pid files of a system.
  public static Groups groups(Settings settings) {
    return new Groups(settings.data().resolve("run"));
  }

  /// The secrets of this system.
  public Secrets secrets() {
    return secrets;
  }

  /// The settings of this system.
  public Settings settings() {
    return settings;
  }

  /// Throws with a line per reason why it could not start, e.g. a port that is taken.
  public void check() {
    Preflight.check(settings, parts.values());
  }

  /// Starts everything and returns when all parts are healthy.
  public void start() {
    check();
    missing.forEach(name -> report.accept("  %-12s not built, left out".formatted(name)));
    Executor executor = task -> Thread.ofVirtual().start(task);
    Map<String, CompletableFuture<Void>> started = new LinkedHashMap<>();
    var failed = new CompletableFuture<Void>();
    for (Part part : parts.values()) {
      var needs = part.needs().stream().map(started::get).toArray(CompletableFuture[]::new);
      var begun = CompletableFuture.allOf(needs).thenRunAsync(() -> begin(part, failed), executor);
      started.put(part.name(), begun);
      begun.whenComplete((_, error) -> giveUp(failed, error));
    }
    var all = CompletableFuture.allOf(started.values().toArray(CompletableFuture[]::new));
    try {
      CompletableFuture.anyOf(all, failed).join();
    } catch (CompletionException e) {
      // The others are not waited for: they end when they are stopped, and no more begin.
      stop();
      all.exceptionally(_ -> null).join();
      Throwable cause = e.getCause() == null ? e : e.getCause();
      throw new IllegalStateException(cause.getMessage(), cause);
    }
  }

  private static void giveUp(CompletableFuture<Void> failed, @Nullable Throwable error) {
    if (error != null) {
      failed.completeExceptionally(error.getCause() == null ? error : error.getCause());
    }
  }

  /// Stops everything; the data stay.
  public void stop() {
    Executor executor = task -> Thread.ofVirtual().start(task);
    Map<String, CompletableFuture<Void>> stopped = new LinkedHashMap<>();
    for (Part part : List.copyOf(parts.values()).reversed()) {
      var users =
          parts.values().stream()
              .filter(p -> p.needs().contains(part.name()))
              .map(p -> stopped.get(p.name()))
              .toArray(CompletableFuture[]::new);
      stopped.put(part.name(), CompletableFuture.allOf(users).thenRunAsync(part.stop(), executor));
    }
    CompletableFuture.allOf(stopped.values().toArray(CompletableFuture[]::new)).join();
  }

  /// One line for each part that is not well, seen from any process.
  public List<String> complaints() {
    List<String> complaints = new ArrayList<>();
    missing.forEach(name -> complaints.add(name + " is not built: ./alo up builds it"));
    for (Part part : parts.values()) {
      if (groups.find(part.name()).isEmpty()) {
        complaints.add(part.name() + " does not run");
      } else if (!part.healthy().getAsBoolean()) {
        complaints.add(
            "%s runs but is not healthy; see %s".formatted(part.name(), settings.log(part.name())));
      }
    }
    return complaints;
  }

  /// Stops what a killed launcher left behind. Says which.
  public static List<String> sweep(Settings settings) {
    Groups groups = groups(settings);
    List<String> left = groups.living();
    left.stream()
        .filter(n -> !n.equals("postgres") && !n.equals("launcher"))
        .forEach(n -> groups.stop(n, HELPER_STOP_MAX));
    Database.sweep(groups);
    return left;
  }

  /// Names of all parts.
  public List<String> names() {
    return List.copyOf(parts.keySet());
  }

  /// Names of servers that are not built.
  public List<String> missing() {
    return List.copyOf(missing);
  }

  /// Whether a part is there and healthy.
  public boolean isHealthy(String name) {
    Part part = parts.get(name);
    return part != null && part.healthy().getAsBoolean();
  }

  /// Stops one part; nothing starts it again.
  public void stop(String name) {
    part(name).stop().run();
  }

  /// Starts one part again and waits for its health.
  public void start(String name) {
    part(name).start().run();
  }

  /// Kills a part as a crash would. It is started again at once.
  public void kill(String name) {
    program(name).kill();
  }

  /// The program behind a part.
  public Supervised program(String name) {
    Supervised program = programs.get(name);
    if (program == null) {
      throw new IllegalArgumentException("There is no program " + name);
    }
    return program;
  }

  private Part part(String name) {
    Part part = parts.get(name);
    if (part == null) {
      throw new IllegalArgumentException("There is no part " + name);
    }
    return part;
  }

  private void begin(Part part, CompletableFuture<Void> failed) {
    if (failed.isDone()) {
      throw new IllegalStateException(part.name() + " was not started");
    }
    long from = System.nanoTime();
    part.start().run();
    report.accept(
        "  %-12s ready after %.1f s".formatted(part.name(), (System.nanoTime() - from) / 1e9));
  }

  private void addDatabase() {
    add(
        new Part(
            "postgres",
            List.of(),
            database::start,
            database::stop,
            database::isHealthy,
            List.of(listener("127.0.0.1", Key.POSTGRES_PORT))));
  }

  private void addHelpers() {
    String address = settings.get(Key.ADDRESS);
    add(
        "store",
        List.of(),
        () ->
            java(
                "store",
                "alo.local.store.StoreMain",
                Map.of(
                    "STORE_FOLDER", settings.data().resolve("store").toString(),
                    "STORE_ENDPOINT", settings.http(Key.S3_PORT).toString(),
                    "STORE_ACCESS_KEY", secrets.get("store-access-key"),
                    "STORE_SECRET_KEY", secrets.get("store-secret-key"),
                    "STORE_BUCKET", Servers.BUCKET)),
        () -> Preflight.isTaken(address, settings.number(Key.S3_PORT)),
        List.of(listener(address, Key.S3_PORT)));
    add(
        "mail",
        List.of(),
        () ->
            java(
                "mail",
                "alo.local.mail.MailMain",
                Map.of(
                    "MAIL_FOLDER", settings.data().resolve("mails").toString(),
                    "MAIL_ADDRESS", address,
                    "MAIL_SMTP_PORT", settings.get(Key.SMTP_PORT),
                    "MAIL_HTTP_PORT", settings.get(Key.MAIL_PORT))),
        () -> Http.answers(settings.http(Key.MAIL_PORT).resolve("/mails")),
        List.of(listener(address, Key.SMTP_PORT), listener(address, Key.MAIL_PORT)));
  }

  private void addKeycloak(AotCaches caches) {
    var keycloak = new Keycloak(settings, secrets);
    var supervised =
        new Supervised(
            "keycloak",
            () ->
                keycloak.program(
                    caches.options("keycloak", keycloak.home().resolve("version.txt"))),
            () -> Http.answers(keycloak.health()),
            groups,
            report);
    programs.put("keycloak", supervised);
    add(
        new Part(
            "keycloak",
            List.of("postgres"),
            () -> {
              keycloak.build();
              supervised.start();
              caches.trust("keycloak", keycloak.home().resolve("version.txt"));
              new KeycloakAdmin(settings, secrets).realm();
            },
            supervised::stop,
            () -> Http.answers(keycloak.health()),
            List.of(
                listener(settings.get(Key.ADDRESS), Key.KEYCLOAK_PORT),
                listener(settings.get(Key.ADDRESS), Key.KEYCLOAK_MANAGEMENT_PORT))));
  }

  private void addPbxes() {
    var pbx = new Pbx(settings, secrets);
    Path carrier = Carrier.folder(settings);
    String carrierAddress = settings.get(Key.CARRIER_ADDRESS);
    addPbx(
        pbx,
        "carrier",
        carrierAddress,
        carrier,
        () -> {
          pbx.renderCarrier(carrier);
          Carrier.voices(settings).prepare();
        },
        List.of(
            new Listener(
                settings.get(Key.GATEWAY_ADDRESS),
                settings.number(Key.SIP_PORT),
                true,
                Key.SIP_PORT.variable())));
    for (Settings.Edge edge : settings.edges()) {
      addPbx(
          pbx,
          edge.id() + "-pbx",
          edge.address(),
          Pbx.folder(settings, edge.id()),
          () -> pbx.renderEdge(edge),
          List.of(listener(edge.address(), Key.SIP_SOCKET_PORT)));
    }
  }

  private void addPbx(
      Pbx pbx, String name, String address, Path folder, Runnable render, List<Listener> more) {
    var supervised =
        new Supervised(
            name, () -> pbx.program(name, folder), () -> pbx.answers(address), groups, report);
    programs.put(name, supervised);
    List<Listener> listens = new ArrayList<>(more);
    listens.add(listener(address, Key.AMI_PORT));
    listens.add(
        new Listener(address, settings.number(Key.SIP_PORT), true, Key.SIP_PORT.variable()));
    add(
        new Part(
            name,
            List.of(),
            () -> {
              render.run();
              supervised.start();
            },
            supervised::stop,
            () -> pbx.answers(address),
            listens));
  }

  private void addServers(Servers servers) {
    for (Servers.Server server : servers.all()) {
      if (servers.isBuilt(server)) {
        URI health = server.health(settings);
        var supervised =
            new Supervised(
                server.name(),
                () -> servers.program(server),
                () -> Http.answers(health),
                groups,
                report);
        programs.put(server.name(), supervised);
        add(
            new Part(
                server.name(),
                server.needs(),
                () -> {
                  supervised.start();
                  servers.trust(server);
                },
                supervised::stop,
                () -> Http.answers(health),
                listens(server)));
      } else {
        missing.add(server.name());
      }
    }
  }

  private List<Listener> listens(Servers.Server server) {
    var http = listener(server.address(), server.port());
    return settings.edges().stream().anyMatch(e -> e.id().equals(server.name()))
        ? List.of(http, listener(server.address(), Key.AGI_PORT))
        : List.of(http);
  }

  private void add(
      String name,
      List<String> needs,
      java.util.function.Supplier<Program> program,
      BooleanSupplier health,
      List<Listener> listens) {
    var supervised = new Supervised(name, program, health, groups, report);
    programs.put(name, supervised);
    add(new Part(name, needs, supervised::start, supervised::stop, health, listens));
  }

  private void add(Part part) {
    parts.put(part.name(), part);
  }

  private Listener listener(String address, Key key) {
    return new Listener(address, settings.number(key), false, key.variable());
  }

  /// A program of this very jar.
  private Program java(String name, String main, Map<String, String> environment) {
    return new Program(
        name,
        List.of(
            Path.of(System.getProperty("java.home"), "bin", "java").toString(),
            "-Xmx96m",
            "-XX:+UseSerialGC",
            "-XX:TieredStopAtLevel=1",
            "--sun-misc-unsafe-memory-access=allow",
            "-cp",
            System.getProperty("java.class.path"),
            main),
        environment,
        settings.data(),
        settings.log(name),
        HELPER_START_MAX,
        HELPER_STOP_MAX);
  }
}
