/// Keycloak: its build, its start and the realm `alo`.
///
/// Owns: the realm's file and the admin API's client. Entry point: [Keycloak], [KeycloakAdmin].
/// May use: `settings`, `process`, `http`. Not here: tenants' organisations (tenants-api).
@NullMarked
package alo.local.keycloak;

import org.jspecify.annotations.NullMarked;
