package alo.tenants.identity.keycloak;

import alo.tenants.identity.IdentityProviderException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.io.IOException;
import java.net.URI;
import java.net.URLEncoder;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Requests to the admin interface of the realm.
@Singleton
class KeycloakRest {
  static final ObjectMapper MAPPER = new ObjectMapper();
  private static final Duration REQUEST_SECONDS_MAX = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final KeycloakSettings settings;
  private final ServiceToken token;

  @Inject
  KeycloakRest(KeycloakSettings settings, ServiceToken token) {
    this.settings = settings;
    this.token = token;
  }

  /// Reads a list or object; the path is below the realm.
  JsonNode get(String path) {
    try {
      return MAPPER.readTree(send("GET", path, null, Set.of(200)).body());
    } catch (IOException e) {
      throw new IdentityProviderException(
          "Keycloak answered no JSON to GET " + withoutQuery(path), e);
    }
  }

  /// Reads a list or object, empty if there is none.
  JsonNode find(String path) {
    try {
      HttpResponse<String> answer = send("GET", path, null, Set.of(200, 404));
      return answer.statusCode() == 404 ? MAPPER.createArrayNode() : MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new IdentityProviderException(
          "Keycloak answered no JSON to GET " + withoutQuery(path), e);
    }
  }

  /// Sends a body (JSON) or none and says the status, which must be one of those expected.
  int change(String method, String path, @Nullable Object body, Set<Integer> expected) {
    return send(method, path, json(body), expected).statusCode();
  }

  /// As [#change] with the fields of a form.
  void changeByForm(String method, String path, Map<String, String> fields, Set<Integer> expected) {
    String form =
        fields.entrySet().stream()
            .map(field -> encoded(field.getKey()) + "=" + encoded(field.getValue()))
            .collect(Collectors.joining("&"));
    send(method, path, new Body("application/x-www-form-urlencoded", form), expected);
  }

  /// What goes into a log: queries carry mail addresses.
  private static String withoutQuery(String path) {
    int query = path.indexOf('?');
    return query < 0 ? path : path.substring(0, query);
  }

  /// A value in a path or query.
  static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// What is sent.
  private record Body(String type, String text) {}

  private static @Nullable Body json(@Nullable Object body) {
    try {
      return body == null ? null : new Body("application/json", MAPPER.writeValueAsString(body));
    } catch (IOException e) {
      throw new IdentityProviderException("Keycloak can not be asked", e);
    }
  }

  private HttpResponse<String> send(
      String method, String path, @Nullable Body body, Set<Integer> expected) {
    try {
      HttpResponse<String> answer = http.send(request(method, path, body), texts());
      if (answer.statusCode() == 401) {
        token.forget();
        answer = http.send(request(method, path, body), texts());
      }
      if (!expected.contains(answer.statusCode())) {
        throw new IdentityProviderException(
            "Keycloak answered %d to %s %s: %s"
                .formatted(answer.statusCode(), method, withoutQuery(path), answer.body()));
      }
      return answer;
    } catch (IOException e) {
      throw new IdentityProviderException("Keycloak can not be reached", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IdentityProviderException("Interrupted while asking Keycloak", e);
    }
  }

  private HttpRequest request(String method, String path, @Nullable Body body) {
    var content =
        body == null
            ? HttpRequest.BodyPublishers.noBody()
            : HttpRequest.BodyPublishers.ofString(body.text());
    return HttpRequest.newBuilder(
            URI.create(settings.url() + "/admin/realms/" + settings.realm() + path))
        .timeout(REQUEST_SECONDS_MAX)
        .header("Authorization", "Bearer " + token.bearer())
        .header("Content-Type", body == null ? "application/json" : body.type())
        .method(method, content)
        .build();
  }

  private static HttpResponse.BodyHandler<String> texts() {
    return HttpResponse.BodyHandlers.ofString();
  }
}
