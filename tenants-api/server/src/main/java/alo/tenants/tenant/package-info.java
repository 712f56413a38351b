/// Tenants: sign-up, provisioning, suspension, closing, the signed-in person.
///
/// Owns: tables `control.tenant`, `control.signup_request`. Entry points: [SignUpResource],
/// [Tenants].
/// May use: every configuring feature. Not here: what is published to edges (`edge`).
@NullMarked
package alo.tenants.tenant;

import org.jspecify.annotations.NullMarked;
