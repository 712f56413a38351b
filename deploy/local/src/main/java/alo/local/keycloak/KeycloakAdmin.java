package alo.local.keycloak;

import alo.local.http.Http;
import alo.local.http.Json;
import alo.local.settings.Key;
import alo.local.settings.Secrets;
import alo.local.settings.Settings;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// The few acts of Keycloak's administration that a local system needs: the realm itself, and the
/// demo's passwords.
public final class KeycloakAdmin {
  private static final String REALM = "/admin/realms/alo";

  /// Clients whose tokens always say which tenant they are for.
  private static final List<String> TENANT_CLIENTS = List.of("agent-ui", "alo-cli");

  private final Settings settings;
  private final Secrets secrets;

  public KeycloakAdmin(Settings settings, Secrets secrets) {
    this.settings = settings;
    this.secrets = secrets;
  }

  /// Makes the realm, or brings addresses, secrets and looks of the realm that is there up to date.
  public void realm() {
    JsonNode realm = Json.read(template());
    if (call("GET", REALM, null).status() == 404) {
      call("POST", "/admin/realms", KeycloakFlows.without(realm)).ok();
    } else {
      var present = (ObjectNode) call("GET", REALM, null).ok().body();
      present.set("smtpServer", realm.path("smtpServer"));
      present.set("loginTheme", realm.path("loginTheme"));
      present.set("emailTheme", realm.path("emailTheme"));
      present.set("supportedLocales", realm.path("supportedLocales"));
      call("PUT", REALM, present).ok();
      for (JsonNode client : realm.path("clients")) {
        refresh(client);
      }
      for (Map.Entry<String, JsonNode> words : realm.path("localizationTexts").properties()) {
        call("POST", REALM + "/localization/" + words.getKey(), words.getValue()).ok();
      }
    }
    new KeycloakFlows((method, path, body) -> call(method, REALM + path, body)).bring(realm);
    organizationScope();
    realm.path("users").forEach(this::permit);
  }

  /// What a program of Alo may administer; a realm of an older Alo gets what is new.
  private void permit(JsonNode program) {
    String users = REALM + "/users?exact=true&username=" + program.path("username").asText();
    String user = call("GET", users, null).ok().body().get(0).path("id").asText();
    for (var wanted : program.path("clientRoles").properties()) {
      String clients = REALM + "/clients?clientId=" + wanted.getKey();
      String client = call("GET", clients, null).ok().body().get(0).path("id").asText();
      List<JsonNode> roles = new ArrayList<>();
      for (JsonNode role : wanted.getValue()) {
        String path = REALM + "/clients/" + client + "/roles/" + role.asText();
        roles.add(call("GET", path, null).ok().body());
      }
      call("POST", REALM + "/users/" + user + "/role-mappings/clients/" + client, roles).ok();
    }
  }

  /// A person who works for the provider, with a password.
  public void provider(String email, String first, String last, String password) {
    if (findUser(email).isEmpty()) {
      call(
              "POST",
              REALM + "/users",
              Map.of(
                  "username", email,
                  "email", email,
                  "emailVerified", true,
                  "firstName", first,
                  "lastName", last,
                  "enabled", true))
          .ok();
    }
    String user = findUser(email).orElseThrow();
    JsonNode role = call("GET", REALM + "/roles/provider", null).ok().body();
    call("POST", REALM + "/users/" + user + "/role-mappings/realm", List.of(role)).ok();
    password(email, password);
  }

  /// Sets a person's password and marks the address as verified, as if the invitation had been
  /// followed. False if there is no such person.
  public boolean password(String email, String password) {
    Optional<String> user = findUser(email);
    user.ifPresent(
        id -> {
          call(
                  "PUT",
                  REALM + "/users/" + id + "/reset-password",
                  Map.of("type", "password", "value", password, "temporary", false))
              .ok();
          var person = (ObjectNode) call("GET", REALM + "/users/" + id, null).ok().body();
          person.put("emailVerified", true);
          person.putArray("requiredActions");
          call("PUT", REALM + "/users/" + id, person).ok();
        });
    return user.isPresent();
  }

  /// Whether somebody can log in with a password.
  public boolean accepts(String email, String password) {
    return logIn(email, password).status() == 200;
  }

  /// A token of a person by password, from the client that only the local realm has.
  public String token(String email, String password) {
    return logIn(email, password).ok().body().path("access_token").asText();
  }

  private Http.Answer logIn(String email, String password) {
    return Http.post(
        URI.create(settings.issuer() + "/protocol/openid-connect/token"),
        Map.of(
            "client_id", "alo-cli",
            "grant_type", "password",
            "username", email,
            "password", password,
            "scope", "openid organization:*"));
  }

  /// Id of the person with that address.
  public Optional<String> findUser(String email) {
    JsonNode users =
        call("GET", REALM + "/users?exact=true&email=" + Http.encoded(email), null).ok().body();
    return users.isEmpty() ? Optional.empty() : Optional.of(users.get(0).path("id").asText());
  }

  private void refresh(JsonNode wanted) {
    JsonNode found =
        call("GET", REALM + "/clients?clientId=" + wanted.path("clientId").asText(), null)
            .ok()
            .body();
    if (found.isEmpty()) {
      call("POST", REALM + "/clients", wanted).ok();
      return;
    }
    var client = (ObjectNode) found.get(0);
    for (String field : List.of("secret", "baseUrl", "redirectUris", "webOrigins", "attributes")) {
      if (wanted.has(field)) {
        client.set(field, wanted.get(field));
      }
    }
    call("PUT", REALM + "/clients/" + client.path("id").asText(), client).ok();
  }

  /// Keycloak makes the scope `organization` optional and without ids; a token that does not say
  /// its tenant is of no use here.
  private void organizationScope() {
    JsonNode scopes = call("GET", REALM + "/client-scopes", null).ok().body();
    for (JsonNode scope : scopes) {
      if (scope.path("name").asText().equals("organization")) {
        String id = scope.path("id").asText();
        String mappers = REALM + "/client-scopes/" + id + "/protocol-mappers/models";
        var mapper = (ObjectNode) call("GET", mappers, null).ok().body().get(0);
        ((ObjectNode) mapper.get("config"))
            .put("addOrganizationId", "true")
            .put("addOrganizationAttributes", "true")
            .put("jsonType.label", "JSON");
        call("PUT", mappers + "/" + mapper.path("id").asText(), mapper).ok();
        for (String name : TENANT_CLIENTS) {
          String client =
              call("GET", REALM + "/clients?clientId=" + name, null)
                  .ok()
                  .body()
                  .get(0)
                  .path("id")
                  .asText();
          String base = REALM + "/clients/" + client;
          call("DELETE", base + "/optional-client-scopes/" + id, null);
          call("PUT", base + "/default-client-scopes/" + id, null).ok();
        }
      }
    }
  }

  private String template() {
    try (InputStream file = KeycloakAdmin.class.getResourceAsStream("/realm/alo-realm.json")) {
      if (file == null) {
        throw new IllegalStateException("The realm's file is not in the jar");
      }
      return new String(file.readAllBytes(), StandardCharsets.UTF_8)
          .replace("@SMTP_HOST@", settings.get(Key.ADDRESS))
          .replace("@SMTP_PORT@", settings.get(Key.SMTP_PORT))
          .replace("@UI@", settings.http(Key.UI_PORT).toString())
          .replace("@AGENT_UI_SECRET@", secrets.get("client-agent-ui"))
          .replace("@TENANTS_API_SECRET@", secrets.get("client-tenants-api"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Http.Answer call(String method, String path, @Nullable Object body) {
    return Http.send(
        method,
        settings.http(Key.KEYCLOAK_PORT).resolve(path),
        Map.of("Authorization", "Bearer " + administrator()),
        body);
  }

  private String administrator() {
    return Http.post(
            settings
                .http(Key.KEYCLOAK_PORT)
                .resolve("/realms/master/protocol/openid-connect/token"),
            Map.of(
                "client_id", "admin-cli",
                "grant_type", "password",
                "username", "admin",
                "password", secrets.get("keycloak-admin")))
        .ok()
        .body()
        .path("access_token")
        .asText();
  }
}
