package alo.local;

import alo.local.demo.Demo;
import alo.local.http.Json;
import alo.local.settings.Key;
import alo.local.settings.Settings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// `endpoints.json`: addresses, accounts and numbers of the running system, for programs.
final class Endpoints {
  private Endpoints() {}

  static Path file(Settings settings) {
    return settings.data().resolve("endpoints.json");
  }

  /// Takes away what an earlier run wrote: a program that waits for it shall not begin too early.
  static void forget(Settings settings) {
    try {
      Files.deleteIfExists(file(settings));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static void write(Settings settings, List<Demo.Tenant> tenants) {
    Map<String, Object> all = new LinkedHashMap<>();
    all.put("agentUi", settings.http(Key.UI_PORT).toString());
    all.put("tenantsApi", settings.http(Key.API_PORT).toString());
    all.put("billing", settings.http(Key.BILLING_PORT).toString());
    all.put("keycloak", settings.http(Key.KEYCLOAK_PORT).toString());
    all.put("issuer", settings.issuer());
    all.put("mails", settings.http(Key.MAIL_PORT).toString());
    all.put("smtp", settings.get(Key.ADDRESS) + ":" + settings.get(Key.SMTP_PORT));
    all.put("store", settings.http(Key.S3_PORT).toString());
    all.put("postgres", settings.jdbc("alo"));
    all.put("cliClient", "alo-cli");
    Map<String, Object> edges = new LinkedHashMap<>();
    for (Settings.Edge edge : settings.edges()) {
      edges.put(
          edge.id(),
          Map.of(
              "sip", edge.address() + ":" + settings.get(Key.SIP_PORT),
              "sipSocket",
                  "ws://%s:%s/ws".formatted(edge.address(), settings.get(Key.SIP_SOCKET_PORT)),
              "agentSocket",
                  "ws://%s:%s/agent".formatted(edge.address(), settings.get(Key.EDGE_PORT)),
              "http", "http://%s:%s".formatted(edge.address(), settings.get(Key.EDGE_PORT))));
    }
    all.put("edges", edges);
    all.put("carrier", settings.get(Key.CARRIER_ADDRESS) + ":" + settings.get(Key.SIP_PORT));
    all.put("gateway", settings.get(Key.GATEWAY_ADDRESS) + ":" + settings.get(Key.SIP_PORT));
    all.put("tenants", tenants);
    all.put("accounts", tenants.isEmpty() ? List.of() : Demo.accounts());
    Path file = file(settings);
    Path whole = file.resolveSibling(file.getFileName() + ".new");
    try {
      Files.writeString(whole, Json.write(all) + "\n");
      Files.move(whole, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
