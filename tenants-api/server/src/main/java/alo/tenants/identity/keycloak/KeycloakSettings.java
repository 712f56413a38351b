package alo.tenants.identity.keycloak;

import io.smallrye.config.ConfigMapping;
import io.smallrye.config.WithDefault;
import java.util.Optional;

/// How the identity provider is reached.
@ConfigMapping(prefix = "alo.keycloak")
public interface KeycloakSettings {
  /// Address of Keycloak.
  @WithDefault("http://127.0.0.1:8180")
  String url();

  /// The realm of all tenants.
  @WithDefault("alo")
  String realm();

  /// The confidential client whose service account manages users and organisations.
  @WithDefault("tenants-api")
  String clientId();

  /// That client's secret.
  Optional<String> clientSecret();

  /// The client to which an invitation's link leads.
  @WithDefault("agent-ui")
  String invitedTo();
}
