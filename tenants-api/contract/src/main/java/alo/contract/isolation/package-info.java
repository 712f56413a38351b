/// What the attacks of the canaries on each other came to: tenants that exist to be attacked.
///
/// Owns: rounds, findings, what a tenant is told. Entry point: [IsolationRound].
@NullMarked
package alo.contract.isolation;

import org.jspecify.annotations.NullMarked;
