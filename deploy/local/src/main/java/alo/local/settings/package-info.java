/// Where everything of one running system lies: ports, addresses, folders, secrets.
///
/// Owns: the `ALO_*` keys with their defaults. Entry point: [Settings], [Secrets].
/// May use: `java.*`, Tink for the master key. Not here: what a service does with them.
@NullMarked
package alo.local.settings;

import org.jspecify.annotations.NullMarked;
