package alo.local;

import static org.assertj.core.api.Assertions.assertThat;

import alo.local.demo.Demo;
import alo.local.http.Json;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import alo.local.system.LocalSystem;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("endpoints.json")
class EndpointsTest {
  private static final Demo.Tenant DEMO =
      new Demo.Tenant("ten-1", "Demo", "edge1", "+842473000101", "queue-1", "admin@demo.test");

  @TempDir Path data;
  private Settings settings;

  @BeforeEach
  void settings() {
    settings =
        Settings.of(
            Path.of("../.."),
            Map.of("ALO_DATA", data.toString(), "ALO_API_PORT", "9081", "ALO_SIP_PORT", "5070"));
  }

  @Test
  @DisplayName("tells each address as the settings have it")
  void addresses() throws IOException {
    JsonNode all = written(List.of(DEMO));
    assertThat(texts(all, "agentUi", "tenantsApi", "billing", "keycloak", "issuer", "mails"))
        .containsExactly(
            "http://127.0.0.1:8080",
            "http://127.0.0.1:9081",
            "http://127.0.0.1:8082",
            "http://127.0.0.1:8180",
            "http://127.0.0.1:8180/realms/alo",
            "http://127.0.0.1:8025");
    assertThat(texts(all, "smtp", "store", "postgres", "cliClient", "carrier", "gateway"))
        .containsExactly(
            "127.0.0.1:2525",
            "http://127.0.0.1:8333",
            "jdbc:postgresql://127.0.0.1:5442/alo",
            "alo-cli",
            "127.0.0.10:5070",
            "127.0.0.11:5070");
    assertThat(texts(all.path("edges").path("edge2"), "sip", "sipSocket", "agentSocket", "http"))
        .containsExactly(
            "127.0.0.3:5070",
            "ws://127.0.0.3:8088/ws",
            "ws://127.0.0.3:8090/agent",
            "http://127.0.0.3:8090");
  }

  @Test
  @DisplayName("tells the demo's companies with their numbers, and everybody's log-in")
  void people() throws IOException {
    JsonNode all = written(List.of(DEMO));
    assertThat(texts(all.path("tenants").path(0), "id", "company", "edge", "number", "owner"))
        .containsExactly("ten-1", "Demo", "edge1", "+842473000101", "admin@demo.test");
    assertThat(all.path("accounts").findValuesAsText("email"))
        .containsExactly(
            "provider@alo.test",
            "admin@demo.test",
            "ana@demo.test",
            "binh@demo.test",
            "supervisor@demo.test",
            "admin@acme.test",
            "chi@acme.test",
            "supervisor@acme.test");
    assertThat(all.path("accounts").findValuesAsText("role"))
        .containsOnly("provider", "tenant-admin", "agent", "supervisor");
    assertThat(all.path("accounts").findValuesAsText("password")).containsOnly("alo-demo");
  }

  @Test
  @DisplayName("has nobody's log-in where there is no demo")
  void empty() throws IOException {
    JsonNode all = written(List.of());
    assertThat(all.path("accounts")).isEmpty();
    assertThat(all.path("tenants")).isEmpty();
  }

  @Test
  @DisplayName("has no secret but the demo's log-ins, and no field that nobody has looked at")
  void noSecret() throws IOException {
    // All that the parts ask for when they start.
    new LocalSystem(settings, line -> {});
    var secrets = new Secrets(data.resolve("secrets"));
    List.of("ami-edge1", "ami-carrier", "store-access-key", "store-secret-key")
        .forEach(secrets::get);
    JsonNode all = written(List.of(DEMO));
    assertThat(all.fieldNames())
        .toIterable()
        .containsExactly(
            "agentUi",
            "tenantsApi",
            "billing",
            "keycloak",
            "issuer",
            "mails",
            "smtp",
            "store",
            "postgres",
            "cliClient",
            "edges",
            "carrier",
            "gateway",
            "tenants",
            "accounts");
    assertThat(all.path("accounts").path(0).fieldNames())
        .toIterable()
        .containsExactly("role", "tenant", "name", "email", "password");
    try (Stream<Path> files = Files.list(data.resolve("secrets"))) {
      for (Path secret : files.toList()) {
        assertThat(all.toString()).doesNotContain(Files.readString(secret).strip());
      }
    }
  }

  private JsonNode written(List<Demo.Tenant> tenants) throws IOException {
    Endpoints.write(settings, tenants);
    return Json.read(Files.readString(Endpoints.file(settings)));
  }

  private static List<String> texts(JsonNode node, String... fields) {
    return Stream.of(fields).map(f -> node.path(f).asText()).toList();
  }
}
