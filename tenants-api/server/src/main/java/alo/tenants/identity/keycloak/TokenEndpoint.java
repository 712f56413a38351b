package alo.tenants.identity.keycloak;

import alo.tenants.identity.IdentityProviderException;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/// Where clients get their tokens, by OAuth's client credentials (RFC 6749, 4.4).
final class TokenEndpoint {
  private static final Duration REQUEST_SECONDS_MAX = Duration.ofSeconds(10);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();

  /// The whole answer, with `access_token` and `expires_in`.
  JsonNode ask(URI address, String client, String secret) {
    String form =
        "grant_type=client_credentials&client_id="
            + KeycloakRest.encoded(client)
            + "&client_secret="
            + KeycloakRest.encoded(secret);
    HttpRequest request =
        HttpRequest.newBuilder(address)
            .timeout(REQUEST_SECONDS_MAX)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IdentityProviderException(
            "No token for %s: HTTP %d".formatted(client, answer.statusCode()));
      }
      return KeycloakRest.MAPPER.readTree(answer.body());
    } catch (IOException e) {
      throw new IdentityProviderException("No token for " + client, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IdentityProviderException("Interrupted while a token was asked for", e);
    }
  }
}
