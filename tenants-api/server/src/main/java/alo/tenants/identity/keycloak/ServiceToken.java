package alo.tenants.identity.keycloak;

import alo.tenants.identity.IdentityProviderException;
import com.fasterxml.jackson.databind.JsonNode;
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
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The token of the program itself (client credentials), renewed before it ends.
@Singleton
public class ServiceToken {
  private static final Duration REQUEST_SECONDS_MAX = Duration.ofSeconds(10);
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final HttpClient http =
      HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
  private final KeycloakSettings settings;
  private final InstantSource clock;
  private @Nullable String token;
  private Instant goodUntil = Instant.EPOCH;

  @Inject
  ServiceToken(KeycloakSettings settings, InstantSource clock) {
    this.settings = settings;
    this.clock = clock;
  }

  /// A token that is good for some seconds more.
  public synchronized String bearer() {
    if (token == null || !clock.instant().isBefore(goodUntil)) {
      token = renewed();
    }
    return token;
  }

  /// Forgets the token, after somebody refused it.
  public synchronized void forget() {
    token = null;
  }

  private String renewed() {
    String form =
        "grant_type=client_credentials&client_id="
            + encoded(settings.clientId())
            + "&client_secret="
            + encoded(settings.clientSecret().orElse(""));
    HttpRequest request =
        HttpRequest.newBuilder(
                URI.create(
                    settings.url()
                        + "/realms/"
                        + settings.realm()
                        + "/protocol/openid-connect/token"))
            .timeout(REQUEST_SECONDS_MAX)
            .header("Content-Type", "application/x-www-form-urlencoded")
            .POST(HttpRequest.BodyPublishers.ofString(form))
            .build();
    try {
      HttpResponse<String> answer = http.send(request, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() != 200) {
        throw new IdentityProviderException("No service token: HTTP " + answer.statusCode());
      }
      JsonNode body = KeycloakRest.MAPPER.readTree(answer.body());
      goodUntil = clock.instant().plusSeconds(body.path("expires_in").asLong(60)).minus(MARGIN);
      return body.path("access_token").asText();
    } catch (IOException e) {
      throw new IdentityProviderException("No service token", e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IdentityProviderException("Interrupted while a token was asked for", e);
    }
  }

  private static String encoded(String value) {
    return URLEncoder.encode(value, StandardCharsets.UTF_8);
  }
}
