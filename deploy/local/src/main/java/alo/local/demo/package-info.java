/// The demo tenants, made through the public API like any user would.
///
/// Owns: who and what is in the demo. Entry point: [Demo]. May use: `http`, `keycloak`,
/// `settings`. Not here: shortcuts into databases.
@NullMarked
package alo.local.demo;

import org.jspecify.annotations.NullMarked;
