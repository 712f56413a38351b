/// What billing is told, and what it says back.
///
/// Owns: table `control.usage_outbox`. Entry points: [UsageOutbox], [UsageResource].
/// May use: `identity` for the service token. Not here: prices and charges (module `billing`).
@NullMarked
package alo.tenants.usage;

import org.jspecify.annotations.NullMarked;
