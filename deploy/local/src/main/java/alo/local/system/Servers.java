package alo.local.system;

import alo.local.process.Program;
import alo.local.settings.Key;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import alo.local.settings.Settings.Edge;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Our own servers: which there are, what each is told.
final class Servers {
  private static final Duration START_MAX = Duration.ofSeconds(150);

  /// The first end writes the AOT cache, which takes a while on a busy machine.
  private static final Duration STOP_MAX = Duration.ofSeconds(170);

  static final String BUCKET = "alo-recordings";

  /// A server.
  ///
  /// @param module folder of its Maven module
  /// @param variable the key of its port
  record Server(
      String name,
      String module,
      String address,
      Key port,
      List<String> needs,
      Map<String, String> environment) {
    URI health(Settings settings) {
      return URI.create("http://%s:%d/q/health/ready".formatted(address, settings.number(port)));
    }
  }

  private final Settings settings;
  private final Secrets secrets;
  private final AotCaches caches;

  Servers(Settings settings, Secrets secrets, AotCaches caches) {
    this.settings = settings;
    this.secrets = secrets;
    this.caches = caches;
  }

  /// All servers, in the order in which they are listed to people.
  List<Server> all() {
    String common = settings.get(Key.ADDRESS);
    List<Server> servers = new ArrayList<>();
    servers.add(
        new Server(
            "billing",
            "billing/server",
            common,
            Key.BILLING_PORT,
            List.of("postgres", "keycloak"),
            billing()));
    servers.add(
        new Server(
            "tenants-api",
            "tenants-api/server",
            common,
            Key.API_PORT,
            List.of("postgres", "keycloak", "mail"),
            tenants()));
    for (Edge edge : settings.edges()) {
      servers.add(
          new Server(
              edge.id(),
              "media-edge/server",
              edge.address(),
              Key.EDGE_PORT,
              List.of(edge.id() + "-pbx"),
              edge(edge)));
    }
    servers.add(
        new Server("agent-ui", "agent-ui", common, Key.UI_PORT, List.of("keycloak"), agentUi()));
    return servers;
  }

  /// Whether a server's jar has been built.
  boolean isBuilt(Server server) {
    return Files.exists(jar(server));
  }

  /// The server as a program.
  Program program(Server server) {
    Path jar = jar(server);
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.addAll(
        List.of(
            "-Xmx384m", "-XX:+UseSerialGC", "-XX:+ExitOnOutOfMemoryError", "-Duser.timezone=UTC"));
    command.addAll(
        List.of("--enable-native-access=ALL-UNNAMED", "--sun-misc-unsafe-memory-access=allow"));
    command.addAll(caches.options(server.name(), jar));
    command.addAll(List.of("-jar", jar.toString()));
    Map<String, String> environment = new LinkedHashMap<>(server.environment());
    environment.put("QUARKUS_HTTP_HOST", server.address());
    environment.put("QUARKUS_HTTP_PORT", settings.get(server.port()));
    return new Program(
        server.name(),
        command,
        environment,
        settings.data().resolve(server.name()),
        settings.log(server.name()),
        START_MAX,
        STOP_MAX);
  }

  /// The server has become healthy.
  void trust(Server server) {
    caches.trust(server.name(), jar(server));
  }

  private Path jar(Server server) {
    return settings.root().resolve(server.module()).resolve("target/quarkus-app/quarkus-run.jar");
  }

  private Map<String, String> tenants() {
    Map<String, String> env = new LinkedHashMap<>(database("alo_tenants"));
    env.putAll(store());
    env.put("QUARKUS_OIDC_AUTH_SERVER_URL", settings.issuer());
    env.put("QUARKUS_MAILER_HOST", settings.get(Key.ADDRESS));
    env.put("QUARKUS_MAILER_PORT", settings.get(Key.SMTP_PORT));
    env.put("ALO_KEYCLOAK_URL", settings.http(Key.KEYCLOAK_PORT).toString());
    env.put("ALO_KEYCLOAK_REALM", "alo");
    env.put("ALO_KEYCLOAK_CLIENT_SECRET", secrets.get("client-tenants-api"));
    env.put("ALO_MASTER_KEYSET_FILE", secrets.masterKeyset().toString());
    env.put(
        "ALO_EDGE_LIST",
        String.join(
            ",",
            settings.edges().stream()
                .map(e -> e.id() + ":" + secrets.get("key-" + e.id()))
                .toList()));
    env.put("ALO_BILLING_URL", settings.http(Key.BILLING_PORT).toString());
    env.put("ALO_PUBLIC_URL", settings.http(Key.API_PORT).toString());
    env.put("ALO_UI_URL", settings.http(Key.UI_PORT).toString());
    return env;
  }

  private Map<String, String> billing() {
    Map<String, String> env = new LinkedHashMap<>(database("alo_billing"));
    env.put("QUARKUS_OIDC_AUTH_SERVER_URL", settings.issuer());
    String stripe = System.getenv("ALO_STRIPE_KEY");
    if (stripe != null) {
      env.put("ALO_STRIPE_KEY", stripe);
    }
    return env;
  }

  private Map<String, String> agentUi() {
    Map<String, String> env = new LinkedHashMap<>();
    env.put("QUARKUS_OIDC_AUTH_SERVER_URL", settings.issuer());
    env.put("QUARKUS_OIDC_CLIENT_ID", "agent-ui");
    env.put("QUARKUS_OIDC_CREDENTIALS_SECRET", secrets.get("client-agent-ui"));
    // 32 characters and more: encrypts the session's cookies.
    env.put("QUARKUS_OIDC_TOKEN_STATE_MANAGER_ENCRYPTION_SECRET", secrets.get("session-agent-ui"));
    env.put("ALO_TENANTS_URL", settings.http(Key.API_PORT).toString());
    env.put("ALO_BILLING_URL", settings.http(Key.BILLING_PORT).toString());
    return env;
  }

  private Map<String, String> edge(Edge edge) {
    Map<String, String> env = new LinkedHashMap<>(store());
    String agentSocket = "ws://%s:%s/agent".formatted(edge.address(), settings.get(Key.EDGE_PORT));
    env.put("ALO_EDGE_ID", edge.id());
    env.put("ALO_EDGE_KEY", secrets.get("key-" + edge.id()));
    env.put("ALO_EDGE_CONTROL_URL", settings.http(Key.API_PORT).toString());
    env.put("ALO_EDGE_DATA", settings.data().resolve(edge.id()).toString());
    env.put("ALO_EDGE_ADDRESS", edge.address());
    env.put("ALO_EDGE_AGENT_SOCKET", agentSocket);
    env.put(
        "ALO_EDGE_SIP_SERVER",
        "ws://%s:%s/ws".formatted(edge.address(), settings.get(Key.SIP_SOCKET_PORT)));
    env.put("ALO_EDGE_AMI_PORT", settings.get(Key.AMI_PORT));
    env.put("ALO_EDGE_AMI_USER", "edge");
    env.put("ALO_EDGE_AMI_SECRET", secrets.get("ami-" + edge.id()));
    env.put("ALO_EDGE_AGI_PORT", settings.get(Key.AGI_PORT));
    env.put("ALO_EDGE_GATEWAY", "gateway1");
    env.put("ALO_EDGE_PBX_DIR", Pbx.folder(settings, edge.id()).toString());
    env.put("ALO_MASTER_KEYSET_FILE", secrets.masterKeyset().toString());
    return env;
  }

  private Map<String, String> database(String user) {
    return Map.of(
        "QUARKUS_DATASOURCE_JDBC_URL", settings.jdbc("alo"),
        "QUARKUS_DATASOURCE_USERNAME", user,
        "QUARKUS_DATASOURCE_PASSWORD", secrets.get("database-" + user.replace('_', '-')));
  }

  private Map<String, String> store() {
    return Map.of(
        "ALO_S3_ENDPOINT", settings.http(Key.S3_PORT).toString(),
        "ALO_S3_ACCESS_KEY", secrets.get("store-access-key"),
        "ALO_S3_SECRET_KEY", secrets.get("store-secret-key"),
        "ALO_S3_BUCKET", BUCKET,
        "ALO_S3_REGION", "us-east-1");
  }
}
