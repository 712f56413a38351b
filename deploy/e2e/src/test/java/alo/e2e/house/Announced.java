package alo.e2e.house;

import static org.assertj.core.api.Assertions.assertThat;

import alo.e2e.system.SipProbe;
import alo.local.http.Http;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.WebSocket;
import java.net.http.WebSocketHandshakeException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletionException;
import java.util.stream.Stream;

/// What `endpoints.json` tells other programs, tried as they would.
///
/// @param from address of ours, from which telephones are asked
record Announced(JsonNode endpoints, String from) {
  private static final Duration ANSWER_MAX = Duration.ofSeconds(10);
  private static final int FINAL_STATUS_MIN = 200;

  void assertThatAllAnswers() throws IOException {
    for (String server : new String[] {"tenantsApi", "billing", "agentUi"}) {
      assertHealthy(server, endpoints.path(server));
    }
    assertServices();
    for (JsonNode edge : endpoints.path("edges")) {
      assertHealthy("edge", edge.path("http"));
      assertTelephones("sip of an edge", edge.path("sip").asText());
      assertSocket(edge.path("sipSocket").asText(), "sip");
      assertSocket(edge.path("agentSocket").asText(), "");
    }
    assertThat(endpoints.path("edges").size()).isEqualTo(2);
    assertTelephones("carrier", endpoints.path("carrier").asText());
    assertTelephones("gateway", endpoints.path("gateway").asText());
    assertPeople();
  }

  /// What the system keeps to itself stands in the files of a folder.
  void assertThatNothingTellsA(Path secrets) throws IOException {
    try (Stream<Path> files = Files.list(secrets)) {
      List<Path> all = files.toList();
      assertThat(all).hasSizeGreaterThan(3);
      for (Path secret : all) {
        assertThat(endpoints.toString().contains(Files.readString(secret).strip()))
            .as("%s in endpoints.json", secret.getFileName())
            .isFalse();
      }
    }
  }

  private void assertServices() throws IOException {
    URI issuer = URI.create(endpoints.path("issuer").asText());
    assertThat(issuer.toString()).startsWith(endpoints.path("keycloak").asText() + "/");
    assertThat(get(issuer + "/.well-known/openid-configuration").ok().body().path("issuer"))
        .isEqualTo(endpoints.path("issuer"));
    assertThat(get(endpoints.path("mails").asText() + "/mails").ok().body().isArray()).isTrue();
    assertThat(greeting(endpoints.path("smtp").asText())).as("smtp").startsWith("220 ");
    assertThat(get(endpoints.path("store").asText()).status())
        .as("the store, of somebody without a key")
        .isEqualTo(403);
    URI postgres = URI.create(endpoints.path("postgres").asText().replaceFirst("^jdbc:", ""));
    try (var socket = new Socket(postgres.getHost(), postgres.getPort())) {
      assertThat(socket.isConnected()).isTrue();
    }
  }

  /// Everybody listed logs in as programs do, and is whom the list says; every number is a
  /// company's that its owner knows by it.
  private void assertPeople() {
    assertThat(endpoints.path("accounts").size()).isEqualTo(8);
    for (JsonNode account : endpoints.path("accounts")) {
      String email = account.path("email").asText();
      JsonNode me = as(email, account.path("password").asText(), "/me");
      assertThat(me.path("email").asText()).isEqualTo(email);
    }
    assertThat(endpoints.path("tenants").size()).isEqualTo(2);
    for (JsonNode tenant : endpoints.path("tenants")) {
      String owner = tenant.path("owner").asText();
      assertThat(as(owner, password(owner), "/me").path("tenant")).isEqualTo(tenant.path("id"));
      assertThat(
              as(owner, password(owner), "/numbers?limit=50")
                  .path("items")
                  .findValuesAsText("number"))
          .contains(tenant.path("number").asText());
      assertThat(as(owner, password(owner), "/queues").findValuesAsText("id"))
          .contains(tenant.path("queue").asText());
      assertThat(endpoints.path("edges").has(tenant.path("edge").asText())).isTrue();
    }
  }

  private String password(String email) {
    for (JsonNode account : endpoints.path("accounts")) {
      if (account.path("email").asText().equals(email)) {
        return account.path("password").asText();
      }
    }
    throw new AssertionError("There is no account of " + email);
  }

  private JsonNode as(String email, String password, String path) {
    JsonNode token =
        Http.post(
                URI.create(endpoints.path("issuer").asText() + "/protocol/openid-connect/token"),
                Map.of(
                    "client_id",
                    endpoints.path("cliClient").asText(),
                    "grant_type",
                    "password",
                    "username",
                    email,
                    "password",
                    password,
                    "scope",
                    "openid organization:*"))
            .ok()
            .body();
    return Http.send(
            "GET",
            URI.create(endpoints.path("tenantsApi").asText() + "/api/v1" + path),
            Map.of("Authorization", "Bearer " + token.path("access_token").asText()),
            null)
        .ok()
        .body();
  }

  private static void assertHealthy(String what, JsonNode base) {
    assertThat(get(base.asText() + "/q/health").status()).as(what + " at " + base).isEqualTo(200);
  }

  private static Http.Answer get(String address) {
    return Http.send("GET", URI.create(address), Map.of(), null);
  }

  private void assertTelephones(String what, String address) {
    try (var probe = new SipProbe(from, at(address))) {
      assertThat(probe.ask(probe.request("OPTIONS", "alo", "", ""), ANSWER_MAX))
          .as(what + " at " + address)
          .isGreaterThanOrEqualTo(FINAL_STATUS_MIN);
    }
  }

  /// One that refuses who has no ticket answers too.
  private static void assertSocket(String address, String protocol) {
    try (var client = HttpClient.newHttpClient()) {
      WebSocket.Builder builder = client.newWebSocketBuilder().connectTimeout(ANSWER_MAX);
      if (!protocol.isEmpty()) {
        builder.subprotocols(protocol);
      }
      builder.buildAsync(URI.create(address), new WebSocket.Listener() {}).join().abort();
    } catch (CompletionException e) {
      assertThat(e.getCause()).as(address).isInstanceOf(WebSocketHandshakeException.class);
      assertThat(((WebSocketHandshakeException) e.getCause()).getResponse().statusCode())
          .as(address)
          .isIn(401, 403);
    }
  }

  private static String greeting(String address) throws IOException {
    try (var socket = new Socket()) {
      socket.connect(at(address));
      socket.setSoTimeout((int) ANSWER_MAX.toMillis());
      return new String(socket.getInputStream().readNBytes(4), StandardCharsets.UTF_8);
    }
  }

  private static InetSocketAddress at(String address) {
    int colon = address.lastIndexOf(':');
    return new InetSocketAddress(
        address.substring(0, colon), Integer.parseInt(address.substring(colon + 1)));
  }
}
