/// Keycloak behind the port of `identity`, by its plain REST interface.
///
/// Owns: [KeycloakIdentities] and the service token. May use: the JDK's HTTP client, Jackson.
/// Not here: roles inside a tenant (the tenant's schema).
@NullMarked
package alo.tenants.identity.keycloak;

import org.jspecify.annotations.NullMarked;
