/// What every feature of billing stands on.
///
/// Owns: the transaction that sees one tenant's rows only, and work that comes round. Entry points:
/// `TenantTransaction`, `Rounds`. May use: the contract, Quarkus. Not here: anything with a price.
@NullMarked
package alo.billing.platform;

import org.jspecify.annotations.NullMarked;
