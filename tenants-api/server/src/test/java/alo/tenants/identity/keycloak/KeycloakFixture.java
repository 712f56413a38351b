package alo.tenants.identity.keycloak;

import alo.contract.id.AgentId;
import alo.tenants.identity.Identities;
import alo.tenants.identity.ProgramClients;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Clock;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Makes the adapter without a container.
public final class KeycloakFixture {
  private KeycloakFixture() {}

  /// Identities at a Keycloak.
  public static Identities identities(String url, String secret) {
    KeycloakSettings settings = settings(url, secret);
    KeycloakIdentities identities = new KeycloakIdentities();
    identities.settings = settings;
    identities.keycloak = new KeycloakRest(settings, new ServiceToken(settings, Clock.systemUTC()));
    identities.uiAddress = "http://127.0.30.1:8080";
    return identities;
  }

  /// Clients of programs at a Keycloak.
  public static ProgramClients programs(String url, String secret) {
    KeycloakSettings settings = settings(url, secret);
    KeycloakProgramClients programs = new KeycloakProgramClients();
    programs.settings = settings;
    programs.keycloak = new KeycloakRest(settings, new ServiceToken(settings, Clock.systemUTC()));
    programs.realm = url + "/realms/alo";
    return programs;
  }

  /// Gives somebody a password, as if he had followed his invitation.
  public static void setPassword(String url, String secret, AgentId user, String password) {
    KeycloakSettings settings = settings(url, secret);
    KeycloakRest keycloak =
        new KeycloakRest(settings, new ServiceToken(settings, Clock.systemUTC()));
    keycloak.change(
        "PUT",
        "/users/" + user + "/reset-password",
        Map.of("type", "password", "value", password, "temporary", false),
        Set.of(204));
    ObjectNode person = (ObjectNode) keycloak.get("/users/" + user);
    person.putArray("requiredActions");
    keycloak.change("PUT", "/users/" + user, person, Set.of(204));
  }

  /// The program's own token.
  public static ServiceToken serviceToken(String url, String secret) {
    return new ServiceToken(settings(url, secret), Clock.systemUTC());
  }

  private static KeycloakSettings settings(String url, String secret) {
    return new KeycloakSettings() {
      @Override
      public String url() {
        return url;
      }

      @Override
      public String realm() {
        return "alo";
      }

      @Override
      public String clientId() {
        return "tenants-api";
      }

      @Override
      public Optional<String> clientSecret() {
        return Optional.of(secret);
      }

      @Override
      public String invitedTo() {
        return "agent-ui";
      }
    };
  }
}
