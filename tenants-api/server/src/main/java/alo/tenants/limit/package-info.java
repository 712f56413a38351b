/// How much of the API one caller may use, so that nobody's flood is everybody's.
///
/// Owns: the paces, who counts as one caller, the refusal. Entry point: [RateLimits], which
/// log-in asks. May use: the token, Vert.x' routes. Not here: limits of things (each feature has
/// its own), of sign-ups (`tenant`) and of wrong log-ins (Keycloak).
@NullMarked
package alo.tenants.limit;

import org.jspecify.annotations.NullMarked;
