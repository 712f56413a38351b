/// Tenants as their owners and the provider see them: sign-up, state, the signed-in person.
///
/// Owns: [SignUp], [TenantView], [Me]. May use: `id`, `value`. Not here: provisioning (module
/// `tenants`).
@NullMarked
package alo.contract.tenant;

import org.jspecify.annotations.NullMarked;
