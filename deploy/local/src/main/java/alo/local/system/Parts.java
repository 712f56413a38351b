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
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// What a whole Alo on one machine consists of: each part with what starts it, stops it, says that
/// it is well, and the addresses that it takes.
final class Parts {
  private static final Duration HELPER_START_MAX = Duration.ofSeconds(30);
  static final Duration HELPER_STOP_MAX = Duration.ofSeconds(10);

  private final Settings settings;
  private final Secrets secrets;
  private final Groups groups;
  private final Consumer<String> report;
  private final Database database;
  private final Map<String, Part> all = new LinkedHashMap<>();
  private final Map<String, Supervised> programs = new LinkedHashMap<>();
  private final List<String> missing = new ArrayList<>();

  Parts(Settings settings, Secrets secrets, Groups groups, Consumer<String> report) {
    this.settings = settings;
    this.secrets = secrets;
    this.groups = groups;
    this.report = report;
    this.database = new Database(settings, secrets, groups, report);
    var caches = new AotCaches(settings.isOn(Key.AOT));
    addDatabase();
    addHelpers();
    addKeycloak(caches);
    addPbxes();
    addServers(new Servers(settings, secrets, caches));
  }

  /// All of them; who needs another comes after it.
  List<Part> all() {
    return List.copyOf(all.values());
  }

  /// Names of servers that are not built.
  List<String> missing() {
    return List.copyOf(missing);
  }

  @Nullable Part find(String name) {
    return all.get(name);
  }

  /// The program behind a part.
  Supervised program(String name) {
    Supervised program = programs.get(name);
    if (program == null) {
      throw new IllegalArgumentException("There is no program " + name);
    }
    return program;
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
      Supplier<Program> program,
      BooleanSupplier health,
      List<Listener> listens) {
    var supervised = new Supervised(name, program, health, groups, report);
    programs.put(name, supervised);
    add(new Part(name, needs, supervised::start, supervised::stop, health, listens));
  }

  private void add(Part part) {
    all.put(part.name(), part);
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
