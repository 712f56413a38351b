package alo.tenants.identity.keycloak;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.inject.Inject;
import jakarta.inject.Singleton;
import java.net.URI;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import org.jspecify.annotations.Nullable;

/// The token of the program itself (client credentials), renewed before it ends.
@Singleton
public class ServiceToken {
  private static final Duration MARGIN = Duration.ofSeconds(20);

  private final TokenEndpoint endpoint = new TokenEndpoint();
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
    URI address =
        URI.create(
            settings.url() + "/realms/" + settings.realm() + "/protocol/openid-connect/token");
    JsonNode body = endpoint.ask(address, settings.clientId(), settings.clientSecret().orElse(""));
    goodUntil = clock.instant().plusSeconds(body.path("expires_in").asLong(60)).minus(MARGIN);
    return body.path("access_token").asText();
  }
}
