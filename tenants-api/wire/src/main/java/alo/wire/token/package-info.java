/// Who asks, and for which tenant: derived from the bearer token and from nothing else.
///
/// Owns: [CurrentTenant]. May use: OIDC of Quarkus. Not here: roles inside a tenant (control
/// plane).
@NullMarked
package alo.wire.token;

import org.jspecify.annotations.NullMarked;
