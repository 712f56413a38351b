package alo.tenants.identity.keycloak;

import alo.contract.id.AgentId;
import alo.contract.id.TenantId;
import alo.tenants.identity.IdentityProviderException;
import alo.tenants.identity.ProgramClients;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.eclipse.microprofile.config.inject.ConfigProperty;

/// Keycloak's confidential clients with a service account. The tenant is written into the client's
/// tokens by a mapper of its own: nobody but the realm's administration can change it.
@ApplicationScoped
public class KeycloakProgramClients implements ProgramClients {
  private static final String CLIENTS = "/clients";

  private final TokenEndpoint endpoint = new TokenEndpoint();

  @Inject KeycloakRest keycloak;
  @Inject KeycloakSettings settings;

  /// The realm as programs reach it, and as it signs tokens.
  @Inject
  @ConfigProperty(name = "quarkus.oidc.auth-server-url")
  String realm;

  @Override
  public AgentId create(TenantId tenant, String client, String name, String secret) {
    keycloak.change(
        "POST",
        CLIENTS,
        Map.ofEntries(
            Map.entry("clientId", client),
            Map.entry("name", name),
            Map.entry("secret", secret),
            Map.entry("enabled", true),
            Map.entry("publicClient", false),
            Map.entry("standardFlowEnabled", false),
            Map.entry("implicitFlowEnabled", false),
            Map.entry("directAccessGrantsEnabled", false),
            Map.entry("serviceAccountsEnabled", true),
            // Roles of the realm are for people and for Alo's own programs.
            Map.entry("fullScopeAllowed", false),
            Map.entry("defaultClientScopes", List.of("basic")),
            Map.entry("optionalClientScopes", List.of()),
            Map.entry("protocolMappers", List.of(audience(), organisation(tenant)))),
        Set.of(201, 409));
    String id =
        find(client)
            .map(found -> found.path("id").asText())
            .orElseThrow(() -> new IdentityProviderException("Keycloak lost the client it made"));
    return new AgentId(
        keycloak.get(CLIENTS + "/" + id + "/service-account-user").path("id").asText());
  }

  @Override
  public void changeSecret(String client, String secret) {
    ObjectNode found =
        find(client)
            .orElseThrow(() -> new IdentityProviderException("There is no client " + client));
    found.put("secret", secret);
    keycloak.change("PUT", CLIENTS + "/" + found.path("id").asText(), found, Set.of(200, 204));
  }

  @Override
  public void delete(String client) {
    find(client)
        .ifPresent(
            found ->
                keycloak.change(
                    "DELETE", CLIENTS + "/" + found.path("id").asText(), null, Set.of(204, 404)));
  }

  @Override
  public String token(String client, String secret) {
    return endpoint.ask(URI.create(tokens()), client, secret).path("access_token").asText();
  }

  @Override
  public String tokens() {
    return realm + "/protocol/openid-connect/token";
  }

  private Optional<ObjectNode> find(String client) {
    JsonNode found = keycloak.get(CLIENTS + "?clientId=" + KeycloakRest.encoded(client));
    return found.isEmpty() ? Optional.empty() : Optional.of((ObjectNode) found.get(0));
  }

  private Map<String, Object> audience() {
    return mapper(
        "for " + settings.clientId(),
        "oidc-audience-mapper",
        Map.of("included.client.audience", settings.clientId(), "access.token.claim", "true"));
  }

  /// As Keycloak writes it for members of an organisation.
  private static Map<String, Object> organisation(TenantId tenant) {
    return mapper(
        "of its tenant",
        "oidc-hardcoded-claim-mapper",
        Map.of(
            "claim.name",
            "organization",
            "claim.value",
            "{\"%1$s\":{\"tenant\":[\"%1$s\"]}}".formatted(tenant),
            "jsonType.label",
            "JSON",
            "access.token.claim",
            "true"));
  }

  private static Map<String, Object> mapper(
      String name, String kind, Map<String, String> configuration) {
    return Map.of(
        "name",
        name,
        "protocol",
        "openid-connect",
        "protocolMapper",
        kind,
        "config",
        configuration);
  }
}
