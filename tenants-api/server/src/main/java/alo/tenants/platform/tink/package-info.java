/// Encryption at rest, the only importer of Tink.
///
/// Owns: the master keyset and what is wrapped under it. Entry point: [Vault].
/// May use: Tink. Not here: where keys and recordings are stored.
@NullMarked
package alo.tenants.platform.tink;

import org.jspecify.annotations.NullMarked;
